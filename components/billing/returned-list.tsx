import { useLocale, useTranslations } from 'next-intl'
import type { BankDesk } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { TimeText } from '../ui/time-text.client'
import type { SuspenseActions } from './bank-actions'
import { PayeeAccount } from './payee-account.client'

type Props = { rows: BankDesk['returned']; reveal: SuspenseActions['revealPayee']; now: string }

/** What was given back to its payers lately: to whom, by whose approval; the transfer is made by this list. */
export function ReturnedList({ rows, reveal, now }: Props) {
  const t = useTranslations('billing.bank.return')
  const locale = useLocale() as Locale
  return (
    <details className="mt-2 text-sm">
      <summary className="w-fit cursor-pointer text-ink-2 underline underline-offset-2">
        {t('lately', { count: rows.length })}
      </summary>
      <ul className="mt-1 divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="py-1.5">
            <div className="flex flex-wrap items-center gap-x-3">
              <span className="font-medium tabular-nums">{yuan(locale, row.amountFen)}</span>
              <span>{row.payee}</span>
              <PayeeAccount asked={row} reveal={reveal} />
            </div>
            <p className="text-ink-3">
              {t('approvedBy', { who: row.by, reason: row.reason })} <TimeText at={row.at} now={now} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
