import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { RetrofitHousehold } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

type Props = { projectNo: string; list: RetrofitHousehold[] }

/** The households of the building: what each pays, what it said, on which paper, and its bill. */
export function HouseholdTable({ projectNo, list }: Props) {
  const t = useTranslations('billing.retrofit')
  const locale = useLocale() as Locale
  return (
    <ul className="divide-y divide-line">
      {list.map((home) => (
        <li key={home.accountNo} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2">
          <Link
            href={`/accounts/${home.accountNo}`}
            prefetch={false}
            className="text-accent underline underline-offset-2"
          >
            {home.accountNo}
          </Link>
          <span className="font-medium">{home.name}</span>
          <span className="text-ink-2">{home.address}</span>
          <span className="ml-auto tabular-nums">{yuan(locale, home.shareFen)}</span>
          <p className="basis-full text-sm text-ink-2">
            {home.decision ? (
              <>
                <span className={home.decision === 'refused' ? 'text-near' : 'text-kept'}>
                  {t(`decision.${home.decision}`)}
                </span>
                {` ${home.on} ${home.paperNo} ${home.reason} `}
                <span className="text-ink-3">{home.byName}</span>
                {home.photos.map((id) => (
                  <a
                    key={id}
                    href={`/api/retrofit/${projectNo}/photos/${id}`}
                    className="ml-2 text-accent underline underline-offset-2"
                  >
                    {t('photo')}
                  </a>
                ))}
              </>
            ) : (
              <span className="text-ink-3">{t('noAnswer')}</span>
            )}
            {home.bill && (
              <span className="ml-3">
                {home.bill.cancelled
                  ? t('billCancelled')
                  : home.bill.openFen > 0
                    ? t('billOpen', { amount: yuan(locale, home.bill.openFen) })
                    : t('billPaid')}
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
