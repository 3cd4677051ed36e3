'use client'
import type { useTranslations } from 'next-intl'
import { useState } from 'react'
import { slotOf } from '@/lib/fieldwork/rules/board-time'
import type { BoardDay, BoardOrder } from '@/lib/fieldwork/views'
import type { Blocker } from '@/lib/kernel/blockers'
import { cx } from '../ui/classes'
import { nameIn } from '../ui/named'
import { CrewHead } from './crew-head.client'
import { sameTarget, targetOf, type BoardRow } from './dispatch-types'
import { Lane } from './lane.client'
import type { BoardWords } from './use-board-words.client'
import type { Desk } from './use-desk.client'

type Props = {
  row: BoardRow
  /** the words come with the row: a long board looks them up once */
  t: ReturnType<typeof useTranslations>
  words: BoardWords
  textOf: (blocker: Blocker) => string
  locale: 'zh-CN' | 'en'
  desk: Desk
  board: BoardDay
  orders: BoardOrder[]
  armed: boolean
  now: number
  proposedAs: string | null
}

/** A unit or a crew: who it is and why not, and beside it its half day. What is carried here lands on the half hour below the pointer. */
export function CrewLine({ row, t, words, textOf, locale, desk, board, orders, armed, now, proposedAs }: Props) {
  const [over, setOver] = useState(false)
  const { unit, crew } = row
  const isChosen = sameTarget(desk.target, targetOf(row))
  const blockers = desk.whyNot(row)
  function dropped(event: React.DragEvent<HTMLElement>) {
    event.preventDefault()
    setOver(false)
    const lane = event.currentTarget.querySelector('[data-lane]')?.getBoundingClientRect()
    const share = lane && crew ? (event.clientX - lane.left) / lane.width : -1
    const at = share < 0 ? null : slotOf(board.from + Math.min(share, 0.999) * (board.to - board.from))
    desk.drop(event.dataTransfer.getData('text/plain'), row, at)
  }
  return (
    <li
      data-crew={crew?.id ?? unit.id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
      className={cx(
        'grid grid-cols-[16rem_minmax(0,1fr)] border-t border-line',
        isChosen && 'bg-accent-soft',
        over && 'outline-2 -outline-offset-2 outline-accent',
      )}
    >
      <CrewHead
        {...{ row, t, textOf, locale, armed, proposedAs, isChosen, blockers }}
        booked={desk.booked.get(crew?.id ?? '') ?? []}
        now={now}
        asks={desk.moving !== null || desk.open}
        onChoose={() => desk.choose(row)}
      />
      {crew ? (
        <Lane
          label={t('lane', { crew: nameIn(locale, crew) })}
          {...{ row, words, desk, board, orders }}
          isChosen={isChosen}
          isRefused={blockers.length > 0}
        />
      ) : (
        <span className="self-center pl-2 text-xs text-ink-3">{t('anyCrew')}</span>
      )}
    </li>
  )
}
