'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { DateInput } from '../../ui/date-input.client'
import { Button } from '../../ui/button'
import { Field, inputClass } from '../../ui/field'
import { RefusalNote } from '../../ui/refusal-note.client'
import { useVerb } from '../../ui/use-verb.client'
import type { Act } from '../types'
import { SpotPhotos, type Sending } from './spot-photos.client'

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
  const router = useRouter()
  const [photos, setPhotos] = useState<string[]>([])
  const [sending, setSending] = useState<Sending>(null)
  const [finding, setFinding] = useState('')
  const [day, setDay] = useState(effectiveOn)
  const verb = useVerb(check, () => router.refresh())
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!verb.pending && !sending) void verb.run({ changeNo, effectiveOn: day, finding, photos })
      }}
    >
      <SpotPhotos photos={photos} setPhotos={setPhotos} sending={sending} setSending={setSending} />
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
        <DateInput
          id="found-since"
          required
          min={season?.startsOn}
          max={season?.endsOn}
          value={day}
          onChange={(event) => setDay(event.target.value)}
          look={`${inputClass} h-12`}
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
