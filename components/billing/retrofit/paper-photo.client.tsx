'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '../../ui/field'
import { sendPhoto } from '../send-photo.client'

/** A photo of the signed paper, sent at once; its fingerprint is what the consent keeps. */
export function PaperPhoto({ onPhoto }: { onPhoto: (photos: string[]) => void }) {
  const t = useTranslations('billing.retrofit')
  const reclass = useTranslations('billing.reclass')
  const [trouble, setTrouble] = useState(false)
  return (
    <Field label={t('photo')} htmlFor="consent-photo" error={trouble ? reclass('photoFailed') : undefined}>
      <input
        id="consent-photo"
        type="file"
        accept="image/*"
        className="block w-full py-1.5 text-sm"
        onChange={(event) => {
          const file = event.target.files?.[0]
          setTrouble(false)
          if (file)
            void sendPhoto(file)
              .then((sha256) => onPhoto([sha256]))
              .catch(() => setTrouble(true))
        }}
      />
    </Field>
  )
}
