'use client'
import { Camera } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '../../ui/button'
import { Field, inputClass } from '../../ui/field'
import { RefusalNote } from '../../ui/refusal-note.client'
import { useBlockerText } from '../../ui/use-blocker-text.client'
import { useVerb } from '../../ui/use-verb.client'
import type { Act } from '../types'
import { PhotoRefused, sendPhoto } from '../send-photo.client'

export type CheckChange = Act<{
  requestKey: string
  changeNo: string
  effectiveOn: string
  finding: string
  photos: string[]
}>
type Props = {
  changeNo: string
  effectiveOn: string
  season: { startsOn: string; endsOn: string } | null
  check: CheckChange
}

/** What was found on the spot, by phone in one hand: photos first, then the words, then since when. */
export function CheckForm({ changeNo, effectiveOn, season, check }: Props) {
  const t = useTranslations('billing.reclass')
  const textOf = useBlockerText()
  const router = useRouter()
  const [photos, setPhotos] = useState<string[]>([])
  const [sending, setSending] = useState<{ done: number; all: number } | null>(null)
  const [trouble, setTrouble] = useState('')
  const [finding, setFinding] = useState('')
  const [day, setDay] = useState(effectiveOn)
  const verb = useVerb(check, () => router.refresh())
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
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!verb.pending && !sending) void verb.run({ changeNo, effectiveOn: day, finding, photos })
      }}
    >
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
      <Field label={t('finding')} htmlFor="finding">
        <textarea
          id="finding"
          required
          rows={3}
          maxLength={500}
          value={finding}
          onChange={(event) => setFinding(event.target.value)}
          className={inputClass}
        />
      </Field>
      <Field label={t('sinceLabel')} htmlFor="found-since">
        <input
          id="found-since"
          type="date"
          required
          min={season?.startsOn}
          max={season?.endsOn}
          value={day}
          onChange={(event) => setDay(event.target.value)}
          className={`${inputClass} h-12`}
        />
      </Field>
      <Button
        type="submit"
        look="primary"
        disabled={verb.pending || sending !== null}
        className="h-12 w-full text-lg sm:w-auto sm:px-8"
      >
        {t('submitCheck')}
      </Button>
      <RefusalNote state={verb.state} />
    </form>
  )
}
