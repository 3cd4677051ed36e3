import { useLocale, useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { AccountPage } from '@/lib/accounts/views'

/** Amounts in fen, by the ledger. */
export type Owed = { priorFen: number; currentFen: number; advanceFen: number }
import { cx } from '../ui/classes'
import { Panel } from '../ui/panel'
import { Pairs } from './pairs'

/** What is owed, earlier seasons kept apart from this one; how it is paid. */
export function MoneyPanel({ account, owed }: { account: AccountPage; owed: Owed }) {
  const t = useTranslations('accounts')
  const locale = useLocale() as Locale
  const amount = (fen: number, tone: string) => (
    <span className={cx('text-lg', fen > 0 ? `font-medium ${tone}` : 'text-ink-2')}>{yuan(locale, fen)}</span>
  )
  return (
    <Panel title={t('money')} id="money">
      <Pairs
        rows={[
          [t('priorArrears'), amount(owed.priorFen, 'text-near')],
          [t('currentDue'), amount(owed.currentFen, 'text-ink')],
          [t('advance'), owed.advanceFen > 0 && amount(owed.advanceFen, 'text-kept')],
          [
            t('bank'),
            account.bankName &&
              `${account.bankName}${account.withholdingNo ? ` ····${account.withholdingNo.slice(-4)}` : ''}`,
          ],
        ]}
      />
    </Panel>
  )
}
