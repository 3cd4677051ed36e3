import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { ConflictView } from '@/lib/billing/views'
import { Panel } from '../ui/panel'
import { StateChip } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import type { BankActions } from './bank-actions'
import { SettleConflictForm } from './settle-conflict-form.client'

type Props = { rows: ConflictView[]; settle: BankActions['settle']; now: string }

/** What providers said against what they had said before: checked with the provider by a person, who says what came of it. */
export function ConflictPanel({ rows, settle, now }: Props) {
  const t = useTranslations('billing.bank.conflict')
  const locale = useLocale() as Locale
  return (
    <Panel title={t('title')} id="conflicts">
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="space-y-1 py-2">
            <p className="flex flex-wrap items-center gap-x-3">
              <StateChip tone={row.settled ? 'kept' : 'over'}>{t(row.settled ? 'settled' : 'open')}</StateChip>
              <span>{t(`kind.${row.kind}`)}</span>
              <span className="text-sm text-ink-3">
                {row.provider} · {row.eventId} · <TimeText at={row.at} now={now} />
              </span>
              <span className="ml-auto tabular-nums">{yuan(locale, row.amountFen)}</span>
            </p>
            <p className="text-sm">
              {row.receiptNo !== '' && (
                <Link href={`/pay/receipt/${row.receiptNo}`} className="text-accent underline underline-offset-2">
                  {t('receipt', { no: row.receiptNo })}
                </Link>
              )}
            </p>
            <details className="text-sm">
              <summary className="cursor-pointer text-ink-3">{t('raw')}</summary>
              <code className="block rounded bg-sunken p-2 text-xs break-all">{row.raw}</code>
            </details>
            {row.settled ? (
              <p className="text-sm text-ink-2">
                {t('by', { name: row.settled.byName, note: row.settled.note })} ·{' '}
                <TimeText at={row.settled.at} now={now} />
              </p>
            ) : (
              <SettleConflictForm conflictId={row.id} settle={settle} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
