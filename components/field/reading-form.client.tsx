'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ROOMS, standardFor, UNIT_OF } from '@/lib/fieldwork/rules/measuring'
import type { VisitView } from '@/lib/fieldwork/views'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import { PickBig } from './pick-big.client'
import { ReadingLine } from './reading-line'
import { TextLine } from './text-line.client'
import { Step, TouchButton } from './touch'
import { EMPTY_READING, useInstrument, type ReadingDraft } from './use-job-form.client'
import type { FlowProps } from './visit-flow.client'

const KINDS: Record<string, string[]> = {
  heat: ['room-temperature', 'supply-temperature', 'return-temperature', 'pressure'],
  water: ['pressure', 'meter'],
  power: ['meter'],
}

type Props = FlowProps & { visit: VisitView; form: ReadingDraft; change: (part: Partial<ReadingDraft>) => void }

/** Readings by the protocol: what, where, how much, with which instrument; the standard beside it at once. */
export function ReadingForm({ job, service, visit, measuring, locale, actions, form, change }: Props) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const router = useRouter()
  const { value: known, change: remember } = useInstrument()
  const kinds = KINDS[service] ?? ['meter']
  const kind = form.kind || (kinds.length === 1 ? kinds[0]! : '')
  const isRoom = kind === 'room-temperature'
  const standard = isRoom ? standardFor(form.place, measuring) : undefined
  const height = form.heightM || String(measuring?.heightMetres ?? '1')
  const point = form.point || (measuring?.point[locale === 'en' ? 'en' : 'zh'] ?? '')
  const instrumentNo = isRoom ? known.instrumentNo : known.pipeNo
  const until = isRoom ? known.verifiedUntil : known.pipeUntil
  const take = useVerb(actions.read, () => {
    change({ ...EMPTY_READING, kind, doorsShutMinutes: form.doorsShutMinutes })
    router.refresh()
  })
  const save = () =>
    void take.run({
      orderNo: job.orderNo,
      kind: kind as 'meter',
      place: form.place,
      value: form.value,
      instrumentNo,
      instrumentVerifiedUntil: until,
      doorsShutMinutes: isRoom && form.doorsShutMinutes.trim() !== '' ? Number(form.doorsShutMinutes) : null,
      heightM: isRoom ? height : null,
      point: isRoom ? point : '',
    })
  const measured = /^-?\d+(\.\d+)?$/.test(form.value.trim()) ? Number(form.value) : null
  const verdict =
    standard === undefined
      ? undefined
      : measured === null
        ? t('standard', { standard })
        : t(measured < standard ? 'below' : 'meets', { standard })
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
          <div className="grid grid-cols-2 gap-3">
            <TextLine
              label={words(`reading.${kind}`)}
              unit={UNIT_OF[kind]}
              inputMode="decimal"
              maxLength={9}
              value={form.value}
              error={take.fields.value}
              hint={verdict}
              onText={(value) => change({ value })}
            />
            {isRoom && (
              <TextLine
                label={t('doorsShut')}
                unit={t('minutes')}
                inputMode="numeric"
                maxLength={4}
                value={form.doorsShutMinutes}
                error={take.fields.doorsShutMinutes}
                hint={measuring && t('doorsNeeded', { minutes: measuring.doorsShutMinutes })}
                onText={(doorsShutMinutes) => change({ doorsShutMinutes })}
              />
            )}
            <TextLine
              label={t('instrumentNo')}
              maxLength={40}
              value={instrumentNo}
              error={take.fields.instrumentNo}
              onText={(text) => remember(isRoom ? { instrumentNo: text } : { pipeNo: text })}
            />
            <TextLine
              label={t('verifiedUntil')}
              type="date"
              value={until}
              error={take.fields.instrumentVerifiedUntil}
              onText={(text) => remember(isRoom ? { verifiedUntil: text } : { pipeUntil: text })}
            />
            {isRoom && (
              <TextLine
                label={t('height')}
                unit={t('metres')}
                inputMode="decimal"
                maxLength={5}
                value={height}
                error={take.fields.heightM}
                onText={(heightM) => change({ heightM })}
              />
            )}
            {isRoom && (
              <TextLine
                label={t('point')}
                maxLength={40}
                value={point}
                error={take.fields.point}
                onText={(text) => change({ point: text })}
              />
            )}
          </div>
          <RefusalNote state={take.state} />
          <TouchButton className="w-full" disabled={take.pending} onClick={save}>
            {t('saveReading')}
          </TouchButton>
        </>
      )}
    </Step>
  )
}
