import { useLocale, useTranslations } from 'next-intl'
import type { BankDesk } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Panel } from '../ui/panel'
import type { SuspenseActions } from './bank-actions'
import { ReturnedList } from './returned-list'
import { SuspenseRow } from './suspense-row.client'
import { ToldAbove } from './told-above.client'

type Desk = Pick<BankDesk, 'suspense' | 'suspenseSum' | 'returned'>
type Props = { desk: Desk; actions: SuspenseActions; now: string }

/** Money nobody claimed: how much there is in all, what waits for a decision and then the oldest first, and how many more there are. */
export function SuspensePanel({ desk, actions, now }: Props) {
  const { suspense: rows, suspenseSum: sum, returned } = desk
  const t = useTranslations('billing.bank')
  const locale = useLocale() as Locale
  return (
    <Panel
      title={t('suspense')}
      id="suspense"
      aside={
        sum.count > 0 && (
          <span className="text-sm text-ink-2 tabular-nums">
            {t('suspenseSum', { count: sum.count, sum: yuan(locale, sum.fen) })}
          </span>
        )
      }
    >
      {rows.length === 0 && <p className="text-ink-3">{t('noSuspense')}</p>}
      <ToldAbove>
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <SuspenseRow key={row.id} row={row} actions={actions} now={now} />
          ))}
        </ul>
      </ToldAbove>
      {sum.count > rows.length && (
        <p className="mt-2 text-sm text-ink-3">{t('suspenseMore', { count: sum.count - rows.length })}</p>
      )}
      {returned.length > 0 && <ReturnedList rows={returned} reveal={actions.revealPayee} now={now} />}
    </Panel>
  )
}
