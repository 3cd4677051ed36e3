'use client'
import { Camera } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type Dispatch, type SetStateAction } from 'react'
import { useBlockerText } from '../../ui/use-blocker-text.client'
import { PhotoRefused, sendPhoto } from '../send-photo.client'

/** How many of the photos just taken have gone; null when none is on its way. */
export type Sending = { done: number; all: number } | null
type Props = {
  photos: string[]
  setPhotos: Dispatch<SetStateAction<string[]>>
  sending: Sending
  setSending: (sending: Sending) => void
}

/** Photos of the spot, taken with the phone and sent one after another. */
export function SpotPhotos({ photos, setPhotos, sending, setSending }: Props) {
  const t = useTranslations('billing.reclass')
  const textOf = useBlockerText()
  const [trouble, setTrouble] = useState('')
  const take = async (files: File[]) => {
    setTrouble('')
    try {
      for (const [done, file] of files.entries()) {
        setSending({ done, all: files.length })
        const sha256 = await sendPhoto(file)
        setPhotos((kept) => [...new Set([...kept, sha256])])
      }
    } catch (error) {
      const known = error instanceof PhotoRefused && error.code !== 'other'
      setTrouble(known ? textOf({ code: error.code, params: { megabytes: 10 } }) : t('photoFailed'))
    } finally {
      setSending(null)
    }
  }
  return (
    <>
      <label className="flex min-h-12 cursor-pointer items-center justify-center gap-2 rounded border border-line-strong bg-surface px-4 text-lg hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-[var(--focus)]">
        <Camera aria-hidden className="size-5" strokeWidth={1.75} />
        {t('takePhoto')}
        <input
          type="file"
          accept="image/*"
          multiple
          className="sr-only"
          onChange={(event) => {
            const { target } = event
            void take([...(target.files ?? [])]).finally(() => (target.value = ''))
          }}
        />
      </label>
      <p role="status" className="text-sm text-ink-2">
        {sending
          ? t('sending', sending)
          : photos.length > 0
            ? t('photosReady', { count: photos.length })
            : t('noPhotos')}
      </p>
      {trouble && (
        <p role="alert" className="text-over">
          {trouble}
        </p>
      )}
    </>
  )
}
