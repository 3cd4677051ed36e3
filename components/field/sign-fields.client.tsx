'use client'
import { useTranslations } from 'next-intl'
import { FinishVisitInput } from '@/lib/fieldwork/inputs'
import { crewSigns } from '@/lib/fieldwork/rules/finishing'
import { SignaturePad } from '../ui/signature-pad.client'
import { useFieldText } from '../ui/use-field-text.client'
import { PickBig } from './pick-big.client'
import { TextLine } from './text-line.client'
import type { JobForm } from './use-job-form.client'

const SIGNS = FinishVisitInput.shape.customerSign.options

type Props = {
  form: JobForm
  change: (part: Partial<JobForm>) => void
  fields: Record<string, string | undefined>
  contactName: string
}

/** Who signs: the customer with a name, a refusal with its witness, an absence said as such; and the crew. */
export function SignFields({ form, change, fields, contactName }: Props) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const fieldText = useFieldText()
  const signs = form.customerSign
  const wrong = fields.customerSign
  return (
    <>
      <PickBig
        label={t('customer')}
        value={signs}
        error={wrong && (wrong === 'signature' ? t('pickSign') : fieldText(wrong))}
        options={SIGNS.map((value) => ({ value, label: words(`sign.${value}`) }))}
        onPick={(customerSign) => change({ customerSign })}
      />
      {signs === 'signed' && (
        <>
          <TextLine
            label={t('customerName')}
            value={form.customerName ?? contactName}
            maxLength={60}
            error={fields.customerName}
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
          error={fields.witness}
          onText={(witness) => change({ witness })}
        />
      )}
      {signs === 'absent' && <p className="text-base text-ink-2">{t('absentHint')}</p>}
      {signs !== '' && crewSigns(form.outcome, signs) && (
        <SignaturePad label={t('staffMark')} value={form.staffMark} onChange={(staffMark) => change({ staffMark })} />
      )}
    </>
  )
}
