'use client'
import { useTranslations } from 'next-intl'
import { UNIT_OF } from '@/lib/fieldwork/rules/measuring'
import { TextLine } from './text-line.client'
import { useInstrument, type ReadingDraft } from './use-job-form.client'

type Props = {
  kind: string
  form: ReadingDraft
  change: (part: Partial<ReadingDraft>) => void
  fields: Record<string, string>
  standard: number | undefined
  doorsNeeded: number | undefined
}

/** The value and how it was taken: instrument, verification, and for a room what the protocol asks. */
export function ReadingFields({ kind, form, change, fields, standard, doorsNeeded }: Props) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const { value: known, change: remember } = useInstrument()
  const isRoom = kind === 'room-temperature'
  const measured = /^-?\d+(\.\d+)?$/.test(form.value.trim()) ? Number(form.value) : null
  const verdict = measured === null ? 'standard' : measured < (standard ?? 0) ? 'below' : 'meets'
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextLine
        label={words(`reading.${kind}`)}
        unit={UNIT_OF[kind]}
        inputMode="decimal"
        maxLength={9}
        value={form.value}
        error={fields.value}
        hint={standard === undefined ? undefined : t(verdict, { standard })}
        onText={(value) => change({ value })}
      />
      {isRoom && (
        <TextLine
          label={t('doorsShut')}
          unit={t('minutes')}
          inputMode="numeric"
          maxLength={4}
          value={form.doorsShutMinutes}
          error={fields.doorsShutMinutes}
          hint={doorsNeeded === undefined ? undefined : t('doorsNeeded', { minutes: doorsNeeded })}
          onText={(doorsShutMinutes) => change({ doorsShutMinutes })}
        />
      )}
      <TextLine
        label={t('instrumentNo')}
        maxLength={40}
        value={isRoom ? known.instrumentNo : known.pipeNo}
        error={fields.instrumentNo}
        onText={(text) => remember(isRoom ? { instrumentNo: text } : { pipeNo: text })}
      />
      <TextLine
        label={t('verifiedUntil')}
        type="date"
        value={isRoom ? known.verifiedUntil : known.pipeUntil}
        error={fields.instrumentVerifiedUntil}
        onText={(text) => remember(isRoom ? { verifiedUntil: text } : { pipeUntil: text })}
      />
      {isRoom && (
        <TextLine
          label={t('height')}
          unit={t('metres')}
          inputMode="decimal"
          maxLength={5}
          value={form.heightM ?? ''}
          error={fields.heightM}
          onText={(heightM) => change({ heightM })}
        />
      )}
      {isRoom && (
        <TextLine
          label={t('point')}
          maxLength={40}
          value={form.point ?? ''}
          error={fields.point}
          onText={(point) => change({ point })}
        />
      )}
    </div>
  )
}
