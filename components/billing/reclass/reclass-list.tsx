import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ClassChangeView } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { StateChip } from '../../ui/state-chip'
import { TimeText } from '../../ui/time-text.client'
import { RECLASS_TONE } from './reclass-state'

type Props = { changes: ClassChangeView[]; now: string; withAccount?: boolean; empty: string }

/** Class checks, those that wait first: which account, from what to what, since when, what it came to. */
export function ReclassList({ changes, now, withAccount, empty }: Props) {
  const t = useTranslations('billing.reclass')
  const words = useTranslations('words')
  const locale = useLocale() as Locale
  if (changes.length === 0) return <p className="text-ink-3">{empty}</p>
  return (
    <ul className="divide-y divide-line">
      {changes.map((change) => (
        <li key={change.no} className="py-2">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <Link
              href={`/reclass/${change.no}`}
              prefetch={false}
              className="font-medium text-accent underline underline-offset-2"
            >
              {change.no}
            </Link>
            <StateChip tone={RECLASS_TONE[change.status] ?? 'wait'}>{t(`status.${change.status}`)}</StateChip>
            <span>
              {t('fromTo', { from: words(`tariff.${change.fromClass}`), to: words(`tariff.${change.toClass}`) })}
            </span>
            <span className="text-sm text-ink-3">
              {t('since')} {change.effectiveOn}
            </span>
            {change.status === 'approved' && (
              <span className="ml-auto tabular-nums">{yuan(locale, change.differenceFen)}</span>
            )}
          </div>
          <p className="text-sm text-ink-2">
            {withAccount && `${change.name}　${change.address}　`}
            {change.claim}
            <span className="text-ink-3">
              {' · '}
              {change.openedBy} <TimeText at={change.openedAt} now={now} />
            </span>
          </p>
        </li>
      ))}
    </ul>
  )
}
