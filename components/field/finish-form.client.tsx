'use client'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { FinishVisitInput, WHY_INCOMPLETE } from '@/lib/fieldwork/inputs'
import { finishBlockers } from '@/lib/fieldwork/rules/finishing'
import type { VisitView } from '@/lib/fieldwork/views'
import { RefusalNote } from '../ui/refusal-note.client'
import { SignaturePad } from '../ui/signature-pad.client'
import { useFieldText } from '../ui/use-field-text.client'
import { DeferFields } from './defer-fields.client'
import { useField } from './field-context.client'
import { usePutDown } from './phone/use-put-down.client'
import { PickBig } from './pick-big.client'
import { TextLine } from './text-line.client'
import { Step, TouchButton } from './touch'
import type { JobForm } from './use-job-form.client'
import type { FlowProps } from './visit-flow.client'

const OUTCOMES = FinishVisitInput.shape.outcome.options
const SIGNS = FinishVisitInput.shape.customerSign.options

type Props = FlowProps & {
  visit: VisitView
  form: JobForm
  change: (part: Partial<JobForm>) => void
  done: () => void
}

/** How it ended, in words and with both signatures; a refusal has a witness, an absence is said as such. */
export function FinishForm({ job, contactName, visit, form, change, done }: Props) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const fieldText = useFieldText()
  const { day } = useField()
  const box = useRef<HTMLDivElement>(null)
  const finish = usePutDown('finish', FinishVisitInput, done)
  const customerName = form.customerName ?? contactName
  const signs = form.customerSign
  const pick = (code: string | undefined, text: string) =>
    code && (code === 'outcome' || code === 'signature' ? text : fieldText(code))
  async function end() {
    const given = {
      outcome: form.outcome as 'fixed',
      finding: form.finding,
      whyIncomplete: form.outcome === 'not-fixed' && form.whyIncomplete ? (form.whyIncomplete as 'parts') : null,
      responsibility: form.responsibility === '' ? null : (form.responsibility as 'company'),
      charge: form.responsibility !== 'customer' || form.charge === '' ? null : (form.charge as 'courtesy'),
      customerSign: signs as 'signed',
      customerName: signs === 'signed' ? customerName : '',
      customerMark: signs === 'signed' ? form.customerMark : '',
      staffMark: signs === 'absent' ? '' : form.staffMark,
      witness: signs === 'refused' ? form.witness : '',
      ...(form.outcome === 'deferred' && {
        deferCause: (form.deferCause as 'other') || null,
        deferReason: form.deferReason?.trim() ?? '',
        plannedOn: form.plannedOn || null,
      }),
    }
    const visited = { orderKind: job.kind, readings: visit.readings.length, consents: visit.consents, today: day.today }
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
          error={pick(finish.fields.outcome, t('pickOutcome'))}
          options={OUTCOMES.map((value) => ({ value, label: words(`outcome.${value}`) }))}
          onPick={(outcome) =>
            change({ outcome, ...(outcome === 'no-access' && !signs ? { customerSign: 'absent' } : {}) })
          }
        />
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
        <PickBig
          label={t('customer')}
          value={signs}
          error={pick(finish.fields.customerSign, t('pickSign'))}
          options={SIGNS.map((value) => ({ value, label: words(`sign.${value}`) }))}
          onPick={(customerSign) => change({ customerSign })}
        />
        {signs === 'signed' && (
          <>
            <TextLine
              label={t('customerName')}
              value={customerName}
              maxLength={60}
              error={finish.fields.customerName}
              onText={(text) => change({ customerName: text })}
            />
            <SignaturePad
              label={t('customerMark')}
              value={form.customerMark}
              onChange={(customerMark) => change({ customerMark })}
            />
          </>
        )}
        {signs === 'refused' && (
          <TextLine
            label={t('witness')}
            value={form.witness}
            maxLength={60}
            hint={t('witnessHint')}
            error={finish.fields.witness}
            onText={(witness) => change({ witness })}
          />
        )}
        {signs === 'absent' && <p className="text-base text-ink-2">{t('absentHint')}</p>}
        {signs !== '' && signs !== 'absent' && (
          <SignaturePad label={t('staffMark')} value={form.staffMark} onChange={(staffMark) => change({ staffMark })} />
        )}
        <RefusalNote state={finish.state} />
        <TouchButton look="primary" className="w-full py-3!" disabled={finish.pending} onClick={() => void end()}>
          {t('finish')}
        </TouchButton>
      </Step>
    </div>
  )
}
