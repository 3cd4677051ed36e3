import { useLocale, useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { BillView } from '@/lib/billing/views'
import { cx } from '../ui/classes'
import { StateChip, type Tone } from '../ui/state-chip'
import { lineText } from './line-text'
import type { Say } from './papers/papers'

const toneOf = (bill: BillView): [Tone, string] => {
  if (bill.cancelled) return ['wait', 'cancelled']
  if (bill.locked) return ['run', 'withBank']
  if (bill.settledFen === bill.amountFen) return ['kept', 'paid']
  return bill.settledFen > 0 ? ['near', 'part'] : ['near', 'open']
}

/** How a bill came to its amount, one line per step. */
function Arithmetic({ bill }: { bill: BillView }) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer text-ink-2 underline underline-offset-2">{t('arithmetic')}</summary>
      <ul className="mt-1 space-y-0.5">
        {bill.lines.map((line) => (
          <li key={`${line.code} ${line.params.from ?? ''}`} className="flex justify-between gap-4">
            <span className="text-ink-2">{lineText(line, t as Say)}</span>
            <span>{yuan(locale, Number(line.fen))}</span>
          </li>
        ))}
      </ul>
      {bill.tariffVersion !== null && (
        <p className="mt-0.5 text-xs text-ink-3">{t('byTariff', { version: bill.tariffVersion })}</p>
      )}
    </details>
  )
}

/** What of a bill is open, or what it came to once nothing is; below it both where they differ. */
function Sums({ bill }: { bill: BillView }) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const [amount, paid, open] = [bill.amountFen, bill.settledFen, bill.amountFen - bill.settledFen]
  return (
    <div className="ml-auto text-right tabular-nums">
      <p className={cx('text-lg', bill.cancelled && 'text-ink-3 line-through')}>{yuan(locale, open || amount)}</p>
      {paid > 0 && !bill.cancelled && (
        <p className="text-sm text-ink-3">
          {t('partOf', { amount: yuan(locale, amount), paid: yuan(locale, paid), open: yuan(locale, open) })}
        </p>
      )}
    </div>
  )
}

/** Bills, oldest due first, each with its arithmetic. */
export function BillTable({ bills, label }: { bills: readonly BillView[]; label: string }) {
  const t = useTranslations('billing')
  if (bills.length === 0) return <p className="text-ink-3">{t('noBills')}</p>
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {bills.map((bill) => {
        const [tone, state] = toneOf(bill)
        return (
          <li key={bill.id} className="py-2">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
              <span className="font-medium">
                {t(`billKind.${bill.kind}`)} {bill.kind === 'prior' ? '' : bill.periodCode}
              </span>
              <StateChip tone={tone}>{t(`billState.${state}`)}</StateChip>
              <span className="text-sm text-ink-3">{t('dueOn', { date: bill.dueOn })}</span>
              {bill.overdueDays > 0 && (
                <span className="text-sm font-medium text-over">{t('overdueFor', { days: bill.overdueDays })}</span>
              )}
              <Sums bill={bill} />
            </div>
            <p className="text-xs text-ink-3">{t('billNo', { no: bill.no })}</p>
            <Arithmetic bill={bill} />
          </li>
        )
      })}
    </ul>
  )
}
