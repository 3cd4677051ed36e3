'use client'
import type { BoardOrder } from '@/lib/fieldwork/views'
import { cx } from '../ui/classes'
import type { BoardWords } from './use-board-words.client'
import type { Desk } from './use-desk.client'

const TONE: Record<string, string> = {
  sent: 'border-line-strong bg-ground text-ink',
  accepted: 'border-run bg-run-soft text-run',
  'in-progress': 'border-run bg-run-soft text-run font-medium',
  done: 'border-kept bg-kept-soft text-kept',
  incomplete: 'border-near bg-near-soft text-near',
}

type Props = {
  order: BoardOrder
  crew: { name: string; nameEn: string }
  place: { left: string; width: string }
  words: BoardWords
  desk: Desk
}

/** An order at its appointment. Pressed or carried it is rearranged, as long as nobody has begun it; then it is only told. */
export function JobBlock({ order, crew, place, words, desk }: Props) {
  const isMoving = desk.moving?.orderNo === order.orderNo
  const said = {
    'data-order': order.orderNo,
    title: words.block(order, crew),
    style: place,
    className: cx(
      'job-block',
      TONE[order.status] ?? TONE.sent,
      order.keyCustomer && 'border-l-4 border-l-near',
      isMoving && 'outline-2 outline-accent',
    ),
  }
  const text = (
    <>
      {order.place.split(' ').slice(0, 2).join(' ') || words.place(order)}
      <br />
      {words.kind(order.kind)}
    </>
  )
  if (order.status !== 'sent' && order.status !== 'accepted') return <span {...said}>{text}</span>
  return (
    <button
      type="button"
      draggable
      {...said}
      aria-pressed={isMoving}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', `order:${order.orderNo}`)}
      onClick={() => desk.take(order)}
    >
      {text}
    </button>
  )
}
