'use client'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { UsePartInput } from '@/lib/fieldwork/inputs'
import { chargeBlockers } from '@/lib/fieldwork/rules/finishing'
import type { VisitView } from '@/lib/fieldwork/views'
import { RefusalNote } from '../ui/refusal-note.client'
import { StateChip } from '../ui/state-chip'
import { usePutDown } from './phone/use-put-down.client'
import { TextLine } from './text-line.client'
import { Step, TouchButton } from './touch'
import { EMPTY_PART, type PartDraft } from './use-job-form.client'

type Props = {
  orderNo: string
  visit: VisitView
  /** whose side the fault is on: what is the company's is charged to nobody */
  side: string
  form: PartDraft
  change: (part: Partial<PartDraft>) => void
}

/** What was put in; what the customer pays for waits until they have signed its price. */
export function PartForm({ orderNo, visit, side, form, change }: Props) {
  const t = useTranslations('field')
  const use = usePutDown('part', UsePartInput, () => change(EMPTY_PART))
  const { reset } = use
  const prices = visit.consents.length
  useEffect(() => reset(), [prices, side, reset]) // the price it was refused for may be signed now
  const chargeable = form.chargeable && side !== 'company'
  return (
    <Step
      title={t('parts')}
      aside={<span className="text-sm text-ink-3">{t('partCount', { count: visit.parts.length })}</span>}
    >
      {visit.parts.map((part) => (
        <p key={part.at + part.name} className="flex flex-wrap items-center justify-between gap-2">
          <span>{t('partLine', { name: part.name, quantity: part.quantity, unit: part.unit })}</span>
          <StateChip tone="wait">{t(part.chargeable ? 'paid' : 'free')}</StateChip>
        </p>
      ))}
      <TextLine
        label={t('partName')}
        value={form.name}
        placeholder={t('partHint')}
        maxLength={60}
        error={use.fields.name}
        onText={(name) => change({ name })}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextLine
          label={t('quantity')}
          inputMode="decimal"
          maxLength={8}
          value={form.quantity}
          error={use.fields.quantity}
          onText={(quantity) => change({ quantity })}
        />
        <TextLine
          label={t('unit')}
          maxLength={10}
          value={form.unit}
          placeholder={t('unitHint')}
          error={use.fields.unit}
          onText={(unit) => change({ unit })}
        />
      </div>
      {side !== 'company' && (
        <label className="flex min-h-12 items-center gap-3 text-lg">
          <input
            type="checkbox"
            className="size-6 accent-[var(--accent)]"
            checked={chargeable}
            onChange={(event) => change({ chargeable: event.target.checked })}
          />
          {t('partChargeable')}
        </label>
      )}
      <RefusalNote state={use.state} />
      <TouchButton
        className="w-full"
        disabled={use.pending}
        onClick={() => {
          const unit = form.unit.trim() || t('unitHint') // what the empty box shows is what is meant
          void use.run(orderNo, { ...form, chargeable, unit }, chargeBlockers(chargeable, visit.consents))
        }}
      >
        {t('savePart')}
      </TouchButton>
    </Step>
  )
}
