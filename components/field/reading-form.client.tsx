'use client'
import { useTranslations } from 'next-intl'
import { TakeReadingInput } from '@/lib/fieldwork/inputs'
import { readingBlockers, ROOMS, standardFor } from '@/lib/fieldwork/rules/measuring'
import type { VisitView } from '@/lib/fieldwork/views'
import { RefusalNote } from '../ui/refusal-note.client'
import { usePutDown } from './phone/use-put-down.client'
import { PickBig } from './pick-big.client'
import { ReadingFields } from './reading-fields.client'
import { ReadingLine } from './reading-line'
import { TextLine } from './text-line.client'
import { Step, TouchButton } from './touch'
import { EMPTY_READING, useInstrument, type ReadingDraft } from './use-job-form.client'
import type { FlowProps } from './flow-props'

const KINDS: Record<string, string[]> = {
  heat: ['room-temperature', 'supply-temperature', 'return-temperature', 'pressure'],
  water: ['pressure', 'meter'],
  power: ['meter'],
}

type Props = FlowProps & { visit: VisitView; form: ReadingDraft; change: (part: Partial<ReadingDraft>) => void }

/** Readings by the protocol: what, where, how much, with which instrument; the standard beside it at once. */
export function ReadingForm({ job, service, visit, measuring, now, locale, form, change }: Props) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const { value: known } = useInstrument()
  const kinds = KINDS[service] ?? ['meter']
  const kind = form.kind || (kinds.length === 1 ? kinds[0]! : '')
  const isRoom = kind === 'room-temperature'
  const standard = isRoom ? standardFor(form.place, measuring) : undefined
  const given = {
    ...form,
    heightM: form.heightM ?? String(measuring?.heightMetres ?? 1),
    point: form.point ?? measuring?.point[locale === 'en' ? 'en' : 'zh'] ?? '',
  }
  const take = usePutDown('read', TakeReadingInput, () =>
    change({ ...EMPTY_READING, kind, doorsShutMinutes: form.doorsShutMinutes }),
  )
  const save = () => {
    const reading = {
      kind: kind as 'meter',
      place: form.place,
      value: form.value,
      instrumentNo: isRoom ? known.instrumentNo : known.pipeNo,
      instrumentVerifiedUntil: isRoom ? known.verifiedUntil : known.pipeUntil,
      doorsShutMinutes: isRoom && form.doorsShutMinutes.trim() !== '' ? Number(form.doorsShutMinutes) : null,
      heightM: isRoom ? given.heightM : null,
      point: isRoom ? given.point : '',
    }
    void take.run(job.orderNo, reading, readingBlockers(reading, measuring, now.slice(0, 10)))
  }
  return (
    <Step
      title={t('readings')}
      aside={<span className="text-sm text-ink-3">{t('readingCount', { count: visit.readings.length })}</span>}
    >
      {visit.readings.map((reading) => (
        <ReadingLine key={reading.at + reading.place} reading={reading} />
      ))}
      <PickBig
        label={t('what')}
        value={kind}
        error={take.fields.kind && t('pickWhat')}
        options={kinds.map((value) => ({ value, label: words(`reading.${value}`) }))}
        onPick={(value) => change({ kind: value, place: '' })}
      />
      {kind && isRoom && (
        <PickBig
          label={t('room')}
          value={form.place}
          error={take.fields.place && t('pickRoom')}
          options={ROOMS.map((value) => ({ value, label: words(`room.${value}`) }))}
          onPick={(place) => change({ place })}
        />
      )}
      {kind && !isRoom && (
        <TextLine
          label={t('where')}
          value={form.place}
          placeholder={t(`whereHint.${kind}`)}
          maxLength={40}
          error={take.fields.place}
          onText={(place) => change({ place })}
        />
      )}
      {kind && (
        <>
          <ReadingFields
            kind={kind}
            form={given}
            change={change}
            fields={take.fields}
            standard={standard}
            doorsNeeded={measuring?.doorsShutMinutes}
          />
          <RefusalNote state={take.state} />
          <TouchButton className="w-full" disabled={take.pending} onClick={save}>
            {t('saveReading')}
          </TouchButton>
        </>
      )}
    </Step>
  )
}
