import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { spokenLength } from '@/lib/i18n/format'
import type { KeyOverrun } from '@/lib/tickets/views'
import { nameIn, summaryIn } from '../ui/named'
import { Panel } from '../ui/panel'
import { Mark, StateChip } from '../ui/state-chip'

/** Every overrun of a key customer, still open ones first: the standing report to the management department. */
export function KeyOverruns({ rows }: { rows: KeyOverrun[] }) {
  const t = useTranslations('boards.management')
  const words = useTranslations('words')
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN'
  return (
    <Panel
      id="key-overruns"
      title={t('keyOverruns')}
      aside={<span className="text-sm text-ink-3">{rows.length || ''}</span>}
    >
      {rows.length === 0 && <p className="text-ink-3">{t('noKeyOverruns')}</p>}
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.ticketNo + row.clock} className="py-1.5">
            <p className="flex flex-wrap items-center gap-2">
              <Link
                href={`/tickets/${row.ticketNo}`}
                prefetch={false}
                className="text-accent underline decoration-1 underline-offset-2"
              >
                {row.ticketNo}
              </Link>
              {words(`clock.${row.clock}`)}
              <span className="font-medium text-over">
                {t('overBy', { length: spokenLength(locale, row.overMinutes * 60_000) })}
              </span>
              <StateChip tone={row.doneAt ? 'wait' : 'over'}>{t(row.doneAt ? 'doneLate' : 'stillOver')}</StateChip>
              {row.isGross && (
                <Mark of="gross" tone="over">
                  {t('gross')}
                </Mark>
              )}
            </p>
            <p className="text-sm text-ink-2">
              {row.place || summaryIn(locale, row)} {row.unit && `· ${nameIn(locale, row.unit)}`}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
