'use client'
import { Camera } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PHOTO_SUBJECTS } from '@/lib/fieldwork/inputs'
import type { VisitView } from '@/lib/fieldwork/views'
import { putDownPhoto } from './phone/outbox.client'
import { PhotoRow } from './photo-row.client'
import { PickBig } from './pick-big.client'
import { Step } from './touch'

const LARGEST = 10 * 1024 * 1024

/** Photos by the phone's own camera, kept byte for byte until the server has them. */
export function PhotoForm({ orderNo, visit }: { orderNo: string; visit: VisitView }) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const [subject, setSubject] = useState<string>('fault')
  const [trouble, setTrouble] = useState<'photoLarge' | 'photoNotKept' | null>(null)
  async function take(files: FileList | null) {
    setTrouble(null)
    for (const file of files ?? []) {
      if (file.size > LARGEST) setTrouble('photoLarge')
      else await putDownPhoto(orderNo, subject, file).catch(() => setTrouble('photoNotKept'))
    }
  }
  return (
    <Step
      title={t('photos')}
      aside={<span className="text-sm text-ink-3">{t('photoCount', { count: visit.photos.length })}</span>}
    >
      <PhotoRow photos={visit.photos} />
      <PickBig
        label={t('photoOf')}
        value={subject}
        options={PHOTO_SUBJECTS.map((value) => ({ value, label: words(`photoOf.${value}`) }))}
        onPick={setSubject}
      />
      <label className="flex min-h-12 cursor-pointer items-center justify-center gap-2 rounded border border-line-strong bg-surface px-4 text-lg hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-[var(--focus)]">
        <Camera aria-hidden className="size-5" strokeWidth={1.75} />
        {t('takePhoto')}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          className="sr-only"
          onChange={(event) => {
            void take(event.target.files).finally(() => (event.target.value = ''))
          }}
        />
      </label>
      {trouble && (
        <p role="alert" className="text-over">
          {t(trouble)}
        </p>
      )}
    </Step>
  )
}
