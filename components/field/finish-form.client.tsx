'use client'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { FinishVisitInput, WHY_INCOMPLETE } from '@/lib/fieldwork/inputs'
import { finishBlockers, stillBelow } from '@/lib/fieldwork/rules/finishing'
import type { VisitView } from '@/lib/fieldwork/views'
import { RefusalNote } from '../ui/refusal-note.client'
import { useFieldText } from '../ui/use-field-text.client'
import { DeferFields } from './defer-fields.client'
import { endingOf } from './ending-of'
import { useField } from './field-context.client'
import { usePutDown } from './phone/use-put-down.client'
import { PickBig } from './pick-big.client'
import { ReadingLine } from './reading-line'
import { SignFields } from './sign-fields.client'
import { TextLine } from './text-line.client'
import { Step, TouchButton } from './touch'
import type { JobForm } from './use-job-form.client'
import type { FlowProps } from './flow-props'

const OUTCOMES = FinishVisitInput.shape.outcome.options

type Props = FlowProps & {
  visit: VisitView
  form: JobForm
  change: (part: Partial<JobForm>) => void
  done: () => void
}

/** How it ended, in words and with both signatures; a refusal has a witness, an absence is said as such. */
export function FinishForm({ job, contactName, visit, form, change: keep, done }: Props) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const fieldText = useFieldText()
  const { day } = useField()
  const box = useRef<HTMLDivElement>(null)
  const finish = usePutDown('finish', FinishVisitInput, done)
  const change = (part: Partial<JobForm>) => {
    finish.reset()
    keep(part)
  }
  async function end() {
    const given = endingOf(form, contactName)
    const { kind: orderKind, service } = job
    const { readings, consents } = visit
    const visited = { orderKind, service, readings: readings.length, consents, today: day.today }
    const result = await finish.run(job.orderNo, given, finishBlockers(given, visited))
    if (!result.ok && result.kind === 'invalid')
      setTimeout(() => box.current?.querySelector('[aria-invalid=true]')?.scrollIntoView({ block: 'center' }))
  }
  return (
    <div ref={box} className="space-y-6">
      <Step title={t('outcome')}>
        <PickBig
          label={t('howEnded')}
          value={form.outcome}
          error={
            finish.fields.outcome &&
            (finish.fields.outcome === 'outcome' ? t('pickOutcome') : fieldText(finish.fields.outcome))
          }
          options={OUTCOMES.filter((value) => value !== 'deferred' || job.service === 'heat').map((value) => ({
            value,
            label: words(`outcome.${value}`),
          }))}
          onPick={(outcome) =>
            change({ outcome, ...(outcome === 'no-access' && !form.customerSign ? { customerSign: 'absent' } : {}) })
          }
        />
        {form.outcome === 'fixed' &&
          stillBelow(visit.readings).map((reading) => (
            <div key={reading.at} className="space-y-1 rounded border border-near p-3">
              <ReadingLine reading={reading} />
              <p>{t('fixedBelow')}</p>
            </div>
          ))}
        {form.outcome === 'not-fixed' && (
          <PickBig
            label={t('whyIncomplete')}
            wide
            value={form.whyIncomplete ?? ''}
            options={WHY_INCOMPLETE.map((value) => ({ value, label: words(`whyIncomplete.${value}`) }))}
            onPick={(whyIncomplete) => change({ whyIncomplete })}
          />
        )}
        {form.outcome === 'deferred' && <DeferFields form={form} change={change} fields={finish.fields} />}
        <TextLine
          label={t('finding')}
          rows={4}
          value={form.finding}
          placeholder={t('findingHint')}
          maxLength={2000}
          error={finish.fields.finding}
          onText={(finding) => change({ finding })}
        />
      </Step>
      <Step title={t('signatures')}>
        <SignFields form={form} change={change} fields={finish.fields} contactName={contactName} />
        <RefusalNote state={finish.state} />
        <TouchButton look="primary" className="w-full py-3!" disabled={finish.pending} onClick={() => void end()}>
          {t('finish')}
        </TouchButton>
      </Step>
    </div>
  )
}
