import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { TillReceipts } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'

type Props = { list: TillReceipts; accountNo: string | null; now: string }

/** The receipts one has just given, newest first; the page stays on its account while one looks through them. */
export function TillReceiptsPanel({ list, accountNo, now }: Props) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const bench = useTranslations('shell.bench')
  const link = 'text-accent underline underline-offset-2'
  const at = (after: string | null) => {
    const asked = { ...(accountNo ? { account: accountNo } : {}), ...(after ? { receipts: after } : {}) }
    return `/pay?${new URLSearchParams(asked)}#my-receipts`
  }
  return (
    <Panel title={t(list.since ? 'myReceipts.ofDrawer' : 'myReceipts.today')} id="my-receipts">
      {list.rows.length === 0 && <p className="text-ink-3">{t('myReceipts.none')}</p>}
      <ul className="divide-y divide-line">
        {list.rows.map((row) => (
          <li key={row.no} className="py-1.5">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <Link href={`/pay/receipt/${row.no}`} prefetch={false} className={link}>
                {row.no}
              </Link>
              {row.reversed && <span className="text-sm text-over">{t('reversed')}</span>}
              <span className={`ml-auto tabular-nums ${row.reversed ? 'text-ink-3 line-through' : ''}`}>
                {yuan(locale, row.amountFen)}
              </span>
            </p>
            <p className="flex flex-wrap gap-x-3 text-sm text-ink-3">
              <TimeText at={row.at} now={now} />
              <span>{t(`tender.${row.tender}`)}</span>
              <span className="text-ink-2">
                {row.accountNo} {row.name}
              </span>
              {row.payer && row.payer !== row.name && <span>{t('myReceipts.payer', { name: row.payer })}</span>}
            </p>
          </li>
        ))}
      </ul>
      {list.rows.length > 0 && (
        <p className="mt-1 text-sm text-ink-2">{t('takenWrongly', { bench: bench('tillReview') })}</p>
      )}
      {(list.further || list.next) && (
        <p className="mt-2 flex gap-4 text-sm">
          {list.further && (
            <Link href={at(null)} className={link}>
              {t('myReceipts.newest')}
            </Link>
          )}
          {list.next && (
            <Link href={at(list.next)} rel="next" className={link}>
              {t('myReceipts.older')}
            </Link>
          )}
        </p>
      )}
    </Panel>
  )
}
