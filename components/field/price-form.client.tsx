'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AgreePriceInput } from '@/lib/fieldwork/inputs'
import type { VisitView } from '@/lib/fieldwork/views'
import { yuan } from '@/lib/i18n/format'
import { RefusalNote } from '../ui/refusal-note.client'
import { SignaturePad } from '../ui/signature-pad.client'
import { StateChip } from '../ui/state-chip'
import { usePutDown } from './phone/use-put-down.client'
import { PriceList } from './price-list.client'
import { TextLine } from './text-line.client'
import { Step, TouchButton } from './touch'
import { EMPTY_PRICE, type PriceDraft } from './use-job-form.client'
import { useLastInSight } from './use-last-in-sight.client'
import type { FlowProps } from './flow-props'

type Props = FlowProps & { visit: VisitView; form: PriceDraft; change: (part: Partial<PriceDraft>) => void }

/** What it costs and what it may not cure, agreed and signed before the work. */
export function PriceForm({ job, visit, prices, locale, form, change }: Props) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const [another, setAnother] = useState(false)
  const started = Object.values(form).some(Boolean)
  const open = another || started || visit.consents.length === 0
  const last = useLastInSight(visit.consents.length)
  const agree = usePutDown('price', AgreePriceInput, () => {
    change(EMPTY_PRICE)
    setAnother(false)
  })
  const decide = (decision: 'agreed' | 'declined') =>
    void agree.run(
      job.orderNo,
      {
        itemCode: form.itemCode || null,
        item: form.item,
        amountYuan: form.amountYuan,
        caveat: form.caveat,
        decision,
        mark: decision === 'agreed' ? form.mark : '',
      },
      decision === 'agreed' && form.mark === '' ? [{ code: 'signature_needed' }] : [],
    )
  return (
    <Step title={t('price')}>
      {visit.consents.map((consent, i) => (
        <div
          key={consent.at}
          ref={i === visit.consents.length - 1 ? last : undefined}
          className="rounded border border-line px-3 py-2"
        >
          <p className="flex flex-wrap items-center justify-between gap-2">
            <span>
              {consent.item} <strong>{yuan(locale, consent.amountFen)}</strong>
            </span>
            <StateChip tone={consent.decision === 'agreed' ? 'kept' : 'near'}>
              {words(`decision.${consent.decision}`)}
            </StateChip>
          </p>
          <p className="text-base text-ink-2">{consent.caveat}</p>
        </div>
      ))}
      {open ? (
        <>
          <p className="text-base text-ink-2">{t('priceHint')}</p>
          {prices && <PriceList prices={prices} chosen={form.itemCode} locale={locale} pick={change} />}
          <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] gap-3">
            <TextLine
              label={t('item')}
              value={form.item}
              placeholder={t('itemHint')}
              maxLength={80}
              error={agree.fields.item}
              onText={(item) => change({ item, itemCode: '' })}
            />
            <TextLine
              label={t('amount')}
              unit={t('yuan')}
              inputMode="decimal"
              maxLength={10}
              value={form.amountYuan}
              error={agree.fields.amountYuan}
              onText={(amountYuan) => change({ amountYuan, itemCode: '' })}
            />
          </div>
          <TextLine
            label={t('caveat')}
            rows={2}
            value={form.caveat}
            placeholder={t('caveatHint')}
            maxLength={200}
            error={agree.fields.caveat}
            onText={(caveat) => change({ caveat: caveat.replaceAll('\n', ' ') })}
          />
          <SignaturePad label={t('customerMark')} value={form.mark} onChange={(mark) => change({ mark })} />
          <RefusalNote state={agree.state} />
          <div className="flex gap-2">
            <TouchButton className="flex-1" disabled={agree.pending} onClick={() => decide('declined')}>
              {t('declined')}
            </TouchButton>
            <TouchButton className="flex-1" disabled={agree.pending} onClick={() => decide('agreed')}>
              {t('agreed')}
            </TouchButton>
          </div>
        </>
      ) : (
        <TouchButton className="w-full" onClick={() => setAnother(true)}>
          {t('anotherPrice')}
        </TouchButton>
      )}
    </Step>
  )
}
