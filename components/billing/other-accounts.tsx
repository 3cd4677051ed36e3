import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { SiblingView } from '@/lib/accounts/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { colon } from '../ui/named'

/** The same person's other accounts, each with what it owes: one who pays for heat often pays for water too. */
export function OtherAccounts({ siblings, owe }: { siblings: SiblingView[]; owe: Record<string, number> }) {
  const t = useTranslations('billing')
  const accounts = useTranslations('accounts')
  const words = useTranslations('words')
  const locale = useLocale() as Locale
  if (siblings.length === 0) return null
  return (
    <nav aria-label={t('otherAccounts')} className="mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
      <span className="text-ink-2">
        {t('otherAccounts')}
        {colon(locale)}
      </span>
      {siblings.map(({ agreementId, accountNo, service, samePremise, address }) => (
        <span key={agreementId}>
          <Link
            href={`/pay?account=${accountNo}`}
            prefetch={false}
            className="text-accent underline decoration-1 underline-offset-2"
          >
            {words(`service.${service}`)} {accountNo}
          </Link>
          {!samePremise && <span className="ml-1 text-ink-3">{address}</span>}
          {(owe[agreementId] ?? 0) > 0 && (
            <span className="ml-1 text-near">{accounts('owes', { amount: yuan(locale, owe[agreementId]!) })}</span>
          )}
        </span>
      ))}
    </nav>
  )
}
