'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { Locale } from '@/lib/i18n/locales'
import type { TicketRow } from '@/lib/tickets/views'
import { rowTone } from '../lists/row-tone'
import { TicketMarks } from '../lists/ticket-marks'
import { cx } from '../ui/classes'
import { PlaceText } from '../ui/place-text'
import { StateChip } from '../ui/state-chip'
import { useNow } from '../ui/present.client'
import { DueAt } from '../ui/time-text.client'
import { summaryIn } from '../ui/named'

/** Unplaced tickets by the time left; each can be chosen, or carried to a crew. */
export function DispatchQueue({
  rows,
  chosen,
  now: initial,
}: {
  rows: TicketRow[]
  chosen: string | null
  now: string
}) {
  const [t, words, common] = [useTranslations('lists'), useTranslations('words'), useTranslations('common')]
  const locale = useLocale() as Locale
  const now = useNow(initial)
  return (
    <ul className="-mx-2 space-y-0.5">
      {rows.map((row) => (
        <li key={row.no}>
          <Link
            href={`/dispatch?no=${row.no}`}
            prefetch={false}
            draggable
            onDragStart={(event) => event.dataTransfer.setData('text/plain', row.no)}
            aria-current={row.no === chosen ? 'true' : undefined}
            className={cx('block rounded px-2 py-2', row.no === chosen ? 'bg-accent-soft' : 'hover:bg-sunken')}
          >
            <span className="flex items-center justify-between gap-2">
              <StateChip tone={rowTone(row, now.getTime())}>{words(`status.${row.status}`)}</StateChip>
              <DueAt at={row.nextDueAt} clock={row.nextClock} now={now} t={common} locale={locale} />
            </span>
            <span className="mt-1 block font-medium">
              <PlaceText text={row.place || row.landmarks} />
            </span>
            <span className="line-clamp-2 text-sm text-ink-2">
              {`${words(`service.${row.service}`)} · ${words(`kind.${row.kind}`)} · ${summaryIn(locale, row)}`}
            </span>
            <TicketMarks ticket={row} t={t} words={words} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
