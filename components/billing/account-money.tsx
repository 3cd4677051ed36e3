import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { AccountMoney } from '@/lib/billing/views'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'
import { signedBy } from './signed-by'
import { BillTable } from './bill-table'
import { TotalOwed } from './total-owed'

type Props = { money: AccountMoney; accountNo: string; now: string; mayTake: boolean }

/** Twelve months of bills and payments of an account, by the ledger. */
export function AccountMoneyPanel({ money, accountNo, now, mayTake }: Props) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  return (
    <Panel
      title={t('billsAndPayments')}
      id="bills"
      aside={
        mayTake && (
          <Link href={`/pay?account=${accountNo}`} className="text-sm text-accent underline underline-offset-2">
            {t('takePayment')}
          </Link>
        )
      }
    >
      <TotalOwed money={money} />
      <BillTable bills={money.bills} label={t('bills')} />
      <h3 className="mt-4 mb-1 text-sm font-medium text-ink-2">{t('payments')}</h3>
      {money.payments.length === 0 && <p className="text-ink-3">{t('noPayments')}</p>}
      <ul className="divide-y divide-line">
        {money.payments.map((payment) => (
          <li key={payment.no} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
            <Link
              href={`/pay/receipt/${payment.no}`}
              prefetch={false}
              className="text-accent underline underline-offset-2"
            >
              {payment.no}
            </Link>
            <span>{t(`tender.${payment.tender}`)}</span>
            <span className="text-sm text-ink-3">
              <TimeText at={payment.at} now={now} /> · {signedBy(payment.byName, t)}
            </span>
            {payment.reversed && <span className="text-sm text-over">{t('reversed')}</span>}
            <span className="ml-auto tabular-nums">{yuan(locale, payment.amountFen)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
