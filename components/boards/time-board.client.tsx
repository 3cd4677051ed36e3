'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { placeOn } from '@/lib/fieldwork/rules/board-time'
import type { BoardDay, BoardOrder } from '@/lib/fieldwork/views'
import { spokenInstant, wallClock } from '@/lib/i18n/format'
import { Panel } from '../ui/panel'
import { useBlockerText } from '../ui/use-blocker-text.client'
import { boardHref } from './board-links'
import { CrewLine } from './crew-line.client'
import { targetOf, sameTarget, type Proposal } from './dispatch-types'
import { useBoardFollows } from './use-board-follows.client'
import { useBoardWords } from './use-board-words.client'
import type { Desk } from './use-desk.client'

type Props = {
  desk: Desk
  board: BoardDay
  proposal: Proposal
  armed: boolean
  no: string | null
  now: number
  path: string
}

const HOURS = 12
const link = 'inline-flex h-7 items-center gap-1 rounded px-2 text-ink-2 hover:bg-sunken hover:text-ink'

/** Crews as rows, half a day as columns, orders at their appointments; a click, a drop, a letter or the arrows choose. */
export function TimeBoard({ desk, board, proposal, armed, no, now, path }: Props) {
  const t = useTranslations('lists.dispatch')
  const isFallback = proposal?.reason === 'fallback'
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN'
  const words = useBoardWords(locale)
  const textOf = useBlockerText()
  const present = placeOn(board, { from: now, to: now + 1 })
  useBoardFollows(board, desk.slot, now)
  const byCrew = new Map<string, BoardOrder[]>()
  for (const order of board.booked)
    if (order.crewId) byCrew.set(order.crewId, [...(byCrew.get(order.crewId) ?? []), order])
  return (
    <Panel
      id="board"
      title={
        <>
          {t('board')} · {spokenInstant(locale, new Date(board.from), new Date(now))}–{wallClock(board.to)}
        </>
      }
      aside={
        <span className="flex items-center gap-1 text-sm">
          {armed && (
            <span role="status" className="rounded bg-accent px-1.5 text-accent-ink">
              {t('pressCrew')}
            </span>
          )}
          <Link href={boardHref(path, no, board.from, -1)} scroll={false} prefetch={false} className={link}>
            <ChevronLeft aria-hidden className="size-4" />
            {t('earlierHalf')}
          </Link>
          <Link href={boardHref(path, no, board.from, 0)} scroll={false} prefetch={false} className={link}>
            {t('nowHalf')}
          </Link>
          <Link href={boardHref(path, no, board.from, 1)} scroll={false} prefetch={false} className={link}>
            {t('laterHalf')}
            <ChevronRight aria-hidden className="size-4" />
          </Link>
        </span>
      }
    >
      <div className="overflow-x-auto">
        <div className="min-w-[52rem]">
          <div aria-hidden className="grid grid-cols-[16rem_minmax(0,1fr)] text-xs text-ink-3">
            <span />
            <span className="grid grid-cols-12">
              {Array.from({ length: HOURS }, (_, i) => (
                <span key={i} className="border-l border-line pl-1">
                  {wallClock(board.from + (i * (board.to - board.from)) / HOURS)}
                </span>
              ))}
            </span>
          </div>
          <ul className="relative">
            {desk.rows.map((row) => (
              <CrewLine
                key={row.crew?.id ?? row.unit.id}
                row={row}
                t={t}
                words={words}
                textOf={textOf}
                locale={locale}
                desk={desk}
                board={board}
                orders={row.crew ? (byCrew.get(row.crew.id) ?? []) : []}
                armed={armed}
                now={now}
                proposedAs={sameTarget(proposal, targetOf(row)) ? t(isFallback ? 'fallback' : 'proposed') : null}
              />
            ))}
            {present && <Present share={present.left / 100} />}
          </ul>
        </div>
      </div>
    </Panel>
  )
}

/** The present, as one line over all rows; the first sixteen rem are names. */
const Present = ({ share }: { share: number }) => (
  <li
    aria-hidden
    className="pointer-events-none absolute inset-y-0 w-px bg-over"
    style={{ left: `calc(16rem + (100% - 16rem) * ${share.toFixed(4)})` }}
  />
)
