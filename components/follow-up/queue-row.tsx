import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { FollowUpRow } from '@/lib/tickets/views'
import { cx } from '../ui/classes'
import { MatterMarks } from '../ui/matter-marks'
import { TimeText } from '../ui/time-text.client'
import { summaryIn } from '../ui/named'

type Props = { row: FollowUpRow; selected: boolean; now: string; locale: 'zh-CN' | 'en' }

/** One customer to ask: who, about what, how often tried, whose it is. */
export function QueueRow({ row, selected, now, locale }: Props) {
  const t = useTranslations('followUp')
  const words = useTranslations('words')
  const owner = row.mine ? t('mine') : row.owner ? (locale === 'en' ? row.owner.nameEn : row.owner.name) : t('nobody')
  return (
    <li>
      <Link
        href={`/follow-up/${row.ticketNo}`}
        prefetch={false}
        aria-current={selected ? 'page' : undefined}
        className={cx('block px-2 py-2', selected ? 'bg-accent-soft' : 'hover:bg-sunken')}
      >
        <p className="flex items-baseline gap-2">
          <span className="font-medium">{row.contactName}</span>
          <span className="min-w-0 truncate text-ink-2">{row.place}</span>
          <span className={cx('ml-auto shrink-0 text-sm', row.mine ? 'font-medium text-accent' : 'text-ink-3')}>
            {owner}
          </span>
        </p>
        <p className="line-clamp-1 text-sm text-ink-2">{summaryIn(locale, row)}</p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-3">
          <span>{words(`service.${row.service}`)}</span>
          <span>{t('attempts', { n: row.attempts, max: row.maxAttempts })}</span>
          {row.mayCallNow ? (
            <span>{t.rich('resolved', { time: () => <TimeText at={row.resolvedAt} now={now} /> })}</span>
          ) : (
            row.nextAllowedAt && (
              <span className="text-near">
                {t.rich('from', { time: () => <TimeText at={row.nextAllowedAt!} now={now} /> })}
              </span>
            )
          )}
          <MatterMarks of={row} words={words} />
        </p>
      </Link>
    </li>
  )
}
