'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { spokenInstant } from '@/lib/i18n/format'
import type { TellTask } from '@/lib/tickets/views'
import { nameIn, summaryIn } from '../ui/named'
import { Panel } from '../ui/panel'
import { DueText } from '../ui/time-text.client'
import { TellForm, type Tell } from './tell-form.client'

/** Customers who must hear that a promise may slip, before the time passes; the next to run out first. */
export function TellList({ rows, tell, now }: { rows: TellTask[]; tell: Tell; now: string }) {
  const t = useTranslations('boards.duty')
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN'
  const router = useRouter()
  return (
    <Panel title={t('tell')} id="tell" aside={<span className="text-sm text-ink-3">{rows.length || ''}</span>}>
      {rows.length === 0 && <p className="text-ink-3">{t('noTell')}</p>}
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="py-2" data-testid="tell">
            <div className="flex items-start justify-between gap-3">
              <p className="min-w-0">
                <span className="font-medium">{row.what}</span>{' '}
                <span className="text-ink-2">
                  {t('tellBy', { time: spokenInstant(locale, new Date(row.tellBy), new Date(now)), who: row.toWhom })}
                </span>
              </p>
              {row.state === 'broken' ? (
                <span className="shrink-0 font-medium text-over">{t('brokenUntold')}</span>
              ) : (
                <DueText at={row.tellBy} now={now} />
              )}
            </div>
            <p className="text-sm text-ink-3">
              <Link
                href={`/tickets/${row.ticketNo}`}
                prefetch={false}
                className="text-accent underline decoration-1 underline-offset-2"
              >
                {row.ticketNo}
              </Link>{' '}
              · {nameIn(locale, row.owner)} · {summaryIn(locale, row)}
            </p>
            <TellForm about={{ commitmentId: row.id }} tell={tell} done={() => router.refresh()} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
