import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { AccountPage } from '@/lib/accounts/views'
import type { AccountMoney } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { OtherAccounts } from './other-accounts'
import { TotalOwed } from './total-owed'

type Props = {
  account: AccountPage
  money: AccountMoney
  /** what lateness comes to today and is on no bill yet */
  lateFeeFen: number
  /** what the same person's other accounts owe, in fen */
  siblingsOwe: Record<string, number>
}

/** Whose account it is and its sums: all it owes, of earlier seasons, of this one, paid ahead. */
export function AccountOwes({ account, money, lateFeeFen, siblingsOwe }: Props) {
  const t = useTranslations('billing')
  const words = useTranslations('words')
  const locale = useLocale() as Locale
  return (
    <header>
      <p className="text-xl">
        {account.holder.name}{' '}
        <Link href={`/accounts/${account.accountNo}`} className="text-base text-accent underline underline-offset-2">
          {account.accountNo}
        </Link>
      </p>
      <p className="text-ink-2">
        {account.premise.address} · {words(`service.${account.service}`)} · {words(`tariff.${account.tariffClass}`)}
      </p>
      <OtherAccounts siblings={account.siblings.filter(({ samePerson }) => samePerson)} owe={siblingsOwe} />
      <div className="mt-3">
        <TotalOwed money={money} />
        {lateFeeFen > 0 && (
          <p className="flex flex-wrap items-baseline gap-x-3 text-near">
            <span>{t('late.toPost')}</span>
            <span className="font-medium tabular-nums">{yuan(locale, lateFeeFen)}</span>
          </p>
        )}
      </div>
      <dl className="mt-1 grid max-w-xl grid-cols-3 gap-3">
        <Sum name={t('prior')} text={yuan(locale, money.priorFen)} strong={money.priorFen > 0} />
        <Sum name={t('current')} text={yuan(locale, money.currentFen)} strong={money.currentFen > 0} />
        <Sum name={t('advance')} text={yuan(locale, money.advanceFen)} />
      </dl>
    </header>
  )
}

function Sum({ name, text, strong }: { name: string; text: string; strong?: boolean }) {
  return (
    <div>
      <dt className="text-sm text-ink-3">{name}</dt>
      <dd className={strong ? 'text-lg font-medium text-near' : 'text-lg'}>{text}</dd>
    </div>
  )
}
