import { useTranslations } from 'next-intl'
import { BILL_KINDS, TENDERS } from '@/lib/billing/inputs'
import { DateInput } from '../ui/date-input.client'
import { Panel } from '../ui/panel'
import { inputClass } from '../ui/field'

type Props = { from: string; to: string }

/** Lists of bills or payments by day and filter, as a workbook: plain forms, the file is the answer. */
export function ExportForms({ from, to }: Props) {
  const t = useTranslations('billing')
  const words = useTranslations('words')
  const days = (
    <>
      <DateInput name="from" defaultValue={from} required aria-label={t('sheet.from')} className="w-40!" />
      <DateInput name="to" defaultValue={to} required aria-label={t('sheet.to')} className="w-40!" />
    </>
  )
  const pick = (name: string, label: string, all: readonly string[], word: (value: string) => string) => (
    <select name={name} aria-label={label} className={`${inputClass} w-32!`}>
      <option value="">{label}</option>
      {all.map((value) => (
        <option key={value} value={value}>
          {word(value)}
        </option>
      ))}
    </select>
  )
  const button = (label: string) => (
    <button
      type="submit"
      className="h-8 shrink-0 rounded border border-line-strong bg-surface px-3 font-medium hover:bg-sunken"
    >
      {label}
    </button>
  )
  return (
    <Panel title={t('sheet.title')} id="export">
      <form action="/api/v1/bills.xlsx" className="mb-2 flex flex-wrap gap-2">
        {days}
        {pick('service', t('sheet.service'), ['heat', 'water', 'power'], (v) => words(`service.${v}`))}
        {pick('kind', t('item'), BILL_KINDS, (v) => t(`billKind.${v}`))}
        {pick('state', t('sheet.state'), ['open', 'part', 'paid', 'cancelled'], (v) => t(`billState.${v}`))}
        {button(t('sheet.bills'))}
      </form>
      <form action="/api/v1/payments.xlsx" className="flex flex-wrap gap-2">
        {days}
        {pick('tender', t('howPaid'), TENDERS, (v) => t(`tender.${v}`))}
        {button(t('sheet.payments'))}
      </form>
    </Panel>
  )
}
