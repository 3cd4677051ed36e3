'use client'
import { Check, Smartphone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { PhotoView } from '@/lib/fieldwork/views'
import { phone, usePhone } from './phone/phone-state.client'
import { fetchBytes } from './phone/vault.client'

/** The photo's own bytes on this phone, shown from there until the server has them. */
function useLocalPhoto(sha256: string, wanted: boolean): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const { person } = phone()
    if (!wanted || !person) return
    let made: string | null = null
    let left = false
    void fetchBytes(person, `photo/${sha256}`).then(
      (bytes) => {
        if (!bytes || left) return
        made = URL.createObjectURL(new Blob([bytes]))
        setUrl(made)
      },
      () => {},
    )
    return () => {
      left = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [sha256, wanted])
  return url
}

function Photo({ photo }: { photo: PhotoView }) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const local = useLocalPhoto(photo.sha256, photo.fileId === null)
  const { outbox } = usePhone()
  const here = outbox.find((item) => item.photo?.sha256 === photo.sha256)?.photo
  const sent = photo.fileId !== null || here?.done === true
  const source = photo.unreadable ? null : photo.fileId ? `/api/files/${photo.fileId}` : local
  const label = words(`photoOf.${photo.subject}`)
  return (
    <li className="w-28 space-y-1" data-photo={sent ? 'sent' : 'kept'}>
      {source ? (
        <img src={source} alt={label} className="h-28 w-28 rounded border border-line object-cover" />
      ) : (
        <div className="flex h-28 w-28 items-center justify-center rounded border border-line bg-sunken p-2 text-center text-sm text-ink-2">
          {photo.unreadable ? t('photoUnreadable') : here ? null : t('photoElsewhere')}
        </div>
      )}
      <p className="text-sm first-letter:uppercase">{label}</p>
      <p className={sent ? 'flex items-center gap-1 text-sm text-kept' : 'flex items-center gap-1 text-sm text-near'}>
        {sent ? <Check aria-hidden className="size-4" /> : <Smartphone aria-hidden className="size-4" />}
        {t(sent ? 'sync.sent' : 'sync.keptShort')}
      </p>
      {photo.fileId !== null && !photo.scanned && <p className="text-sm text-ink-3">{t('notScanned')}</p>}
    </li>
  )
}

/** Photos side by side, each with whether the server has it. */
export function PhotoRow({ photos }: { photos: readonly PhotoView[] }) {
  if (photos.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-3">
      {photos.map((photo) => (
        <Photo key={photo.id} photo={photo} />
      ))}
    </ul>
  )
}
