import { useLocale, useTranslations } from 'next-intl'
import type { StatementLine } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { cx } from '../ui/classes'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'
import { explained } from './papers/explain'

type Props = { lines: StatementLine[]; accountNo: string; now: string }

/** Twelve months of an account, newest first: what each entry was for, how it came about, what was owed after it. */
export function StatementPanel({ lines, accountNo, now }: Props) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  return (
    <Panel
      id="statement"
      title={t('statement')}
      aside={
        <a
          href={`/api/v1/statements/${accountNo}`}
          download
          className="text-sm text-accent underline underline-offset-2"
        >
          {t('sheet.excel')}
        </a>
      }
    >
      {lines.length === 0 && <p className="text-ink-3">{t('noStatement')}</p>}
      <ul className="divide-y divide-line">
        {lines.toReversed().map((line) => (
          <li key={line.id} className="grid grid-cols-[minmax(0,1fr)_max-content] gap-x-4 py-2">
            <p>
              <span className="font-medium">{t(`entry.${line.kind}`)}</span>{' '}
              <span className="text-sm text-ink-3">
                {line.docNo} <TimeText at={line.at} now={now} /> {line.byName && `· ${line.byName}`}
              </span>
            </p>
            <p className={cx('text-right tabular-nums', line.fen < 0 && 'text-kept')}>{yuan(locale, line.fen)}</p>
            <p className="text-sm text-ink-2">
              {explained(
                line,
                (key, values) => t(key, values),
                (fen) => yuan(locale, fen),
              )}
            </p>
            <p className="text-right text-sm text-ink-3 tabular-nums">
              {t('sheet.after', { amount: yuan(locale, line.balanceFen) })}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
