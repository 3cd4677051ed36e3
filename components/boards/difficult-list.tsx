import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { DifficultRow } from '@/lib/tickets/views'
import { nameIn, summaryIn } from '../ui/named'
import { Panel } from '../ui/panel'
import { DueText, TimeText } from '../ui/time-text.client'

/** Questions without an answer yet: whose they are and when the customer hears next. */
export function DifficultList({ rows, now }: { rows: DifficultRow[]; now: string }) {
  const t = useTranslations('boards.duty')
  const words = useTranslations('words')
  const locale = useLocale()
  return (
    <Panel
      title={t('difficult')}
      id="difficult"
      aside={<span className="text-sm text-ink-3">{rows.length || ''}</span>}
    >
      {rows.length === 0 && <p className="text-ink-3">{t('noDifficult')}</p>}
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.ticketNo} className="py-2">
            <p className="flex items-start justify-between gap-3">
              <span className="min-w-0">{summaryIn(locale, row)}</span>
              <DueText at={row.nextReportAt} now={now} />
            </p>
            <p className="text-sm text-ink-3">
              <Link
                href={`/tickets/${row.ticketNo}`}
                prefetch={false}
                className="text-accent underline decoration-1 underline-offset-2"
              >
                {row.ticketNo}
              </Link>{' '}
              · {words(`cause.${row.cause}`)} · {nameIn(locale, row.leader)} · {t('nextReport')}{' '}
              <TimeText at={row.nextReportAt} now={now} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
