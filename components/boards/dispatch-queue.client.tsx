'use client'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { TicketRow } from '@/lib/tickets/views'
import { rowTone } from '../lists/row-tone'
import { TicketMarks } from '../lists/ticket-marks'
import { cx } from '../ui/classes'
import { PlaceText } from '../ui/place-text'
import { StateChip } from '../ui/state-chip'
import { DueText } from '../ui/time-text.client'

/** Unplaced tickets by the time left; each can be chosen, or carried to a crew. */
export function DispatchQueue({ rows, chosen, now }: { rows: TicketRow[]; chosen: string | null; now: string }) {
  const words = useTranslations('words')
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
              <StateChip tone={rowTone(row, now)}>{words(`status.${row.status}`)}</StateChip>
              <DueText at={row.nextDueAt} now={now} />
            </span>
            <span className="mt-1 block font-medium">
              <PlaceText text={row.place || row.landmarks} />
            </span>
            <span className="line-clamp-2 text-sm text-ink-2">
              {words(`service.${row.service}`)} · {words(`kind.${row.kind}`)} · {row.summary}
            </span>
            <TicketMarks ticket={row} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
