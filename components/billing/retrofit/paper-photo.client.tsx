'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FileInput } from '../../ui/file-input.client'
import { Field } from '../../ui/field'
import { sendPhoto } from '../send-photo.client'

/** A photo of the signed paper, sent at once; its fingerprint is what the consent keeps. */
export function PaperPhoto({ onPhoto }: { onPhoto: (photos: string[]) => void }) {
  const t = useTranslations('billing.retrofit')
  const reclass = useTranslations('billing.reclass')
  const [trouble, setTrouble] = useState(false)
  return (
    <Field label={t('photo')} htmlFor="consent-photo" error={trouble ? reclass('photoFailed') : undefined}>
      <FileInput
        id="consent-photo"
        accept="image/*"
        className="min-h-10"
        onFile={(file) => {
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
