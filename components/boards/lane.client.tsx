'use client'
import { placeOn, slotOf, SLOT_MS } from '@/lib/fieldwork/rules/board-time'
import type { BoardDay, BoardOrder } from '@/lib/fieldwork/views'
import { cx } from '../ui/classes'
import { JobBlock } from './job-block.client'
import type { BoardRow } from './dispatch-types'
import type { BoardWords } from './use-board-words.client'
import type { Desk } from './use-desk.client'

type Props = {
  label: string
  row: BoardRow
  words: BoardWords
  desk: Desk
  board: BoardDay
  orders: BoardOrder[]
  isChosen: boolean
  isRefused: boolean
}

const percent = (share: number) => `${Math.round(share * 100) / 100}%`
const at = (place: { left: number; width: number }) => ({ left: percent(place.left), width: percent(place.width) })

/** Where a crew is when: off duty hatched out, orders as blocks, and what is in hand as a dashed one. A click sets the time. */
export function Lane({ label, row, words, desk, board, orders, isChosen, isRefused }: Props) {
  const ghost = isChosen && desk.slot ? placeOn(board, desk.slot) : null
  const onDuty = (row.day?.shifts ?? []).flatMap((shift) => placeOn(board, shift) ?? [])
  function clicked(event: React.MouseEvent<HTMLElement>) {
    if (event.target !== event.currentTarget) return
    const box = event.currentTarget.getBoundingClientRect()
    const from = slotOf(board.from + ((event.clientX - box.left) / box.width) * (board.to - board.from))
    const length = desk.slot ? desk.slot.to - desk.slot.from : 2 * SLOT_MS
    desk.setSlot({ from, to: from + length })
    desk.choose(row)
  }
  return (
    <div role="group" aria-label={label} data-lane className="relative min-h-10 bg-sunken">
      {onDuty.map((place) => (
        <span key={place.left} aria-hidden className="absolute inset-y-0 bg-surface" style={at(place)} />
      ))}
      <span className="hour-lines" onClick={clicked} />
      {orders.map((order) => {
        const place = placeOn(board, { from: order.from!, to: order.to! })
        return (
          place && (
            <JobBlock key={order.orderNo} order={order} crew={row.crew!} place={at(place)} words={words} desk={desk} />
          )
        )
      })}
      {ghost && (
        <span
          aria-hidden
          data-ghost
          style={at(ghost)}
          className={cx(
            'pointer-events-none absolute inset-y-1 rounded border-2 border-dashed',
            isRefused ? 'border-over bg-over-soft' : 'border-accent bg-accent-soft',
          )}
        />
      )}
    </div>
  )
}
