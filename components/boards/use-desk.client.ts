'use client'
import { useRouter } from 'next/navigation'
import { useMemo, useRef, useState } from 'react'
import { toast } from 'sonner'
import { useTranslations } from 'next-intl'
import { movedBy, SLOT_MS, stretched } from '@/lib/fieldwork/rules/board-time'
import { firstOrderKind } from '@/lib/fieldwork/rules/orders'
import type { BoardDay, BoardOrder } from '@/lib/fieldwork/views'
import type { Blocker } from '@/lib/kernel/blockers'
import { UNPLACED_STATES, type TicketState } from '@/lib/tickets/rules/lifecycle'
import { assignBlockers, neededSkills, type Span } from '@/lib/units/rules/crews'
import { useVerb } from '../ui/use-verb.client'
import {
  bookedByCrew,
  boardRows,
  sameTarget,
  targetOf,
  type Assign,
  type BoardRow,
  type BoardUnit,
  type Brief,
  type Proposal,
  type Send,
  type Target,
} from './dispatch-types'
import { isSettling, useSend } from './use-send.client'

export type DeskProps = {
  brief: Brief | null
  proposal: Proposal
  units: BoardUnit[]
  board: BoardDay
  preset: (Target & { at: number | null }) | null
  /** null: whoever looks at it arranges orders and sends no tickets */
  send: Send | null
  assign: Assign
  mayAssign: boolean
  /** the present in milliseconds */
  now: number
}

const iso = (window: Span | null) =>
  window && { from: new Date(window.from).toISOString(), to: new Date(window.to).toISOString() }
const hourFrom = (at: number): Span => ({ from: at, to: at + 2 * SLOT_MS })

/** Never asked: without a ticket in hand nothing is sent. */
const nobodySends: Send = () => Promise.reject(new Error('nothing to send'))

/** The two names a verb takes, and nothing that came with them. */
const onlyTarget = (given: Target | null): Target | null => given && { unitId: given.unitId, crewId: given.crewId }

/** What is chosen before the dispatcher chooses: the proposed unit, but not the one that takes what is nobody's. */
const chosenFirst = (proposal: Proposal): Target | null =>
  proposal?.reason === 'fallback' ? null : onlyTarget(proposal)

/** What the dispatcher has in hand, a ticket to send or an order to rearrange: for whom, when, and why not. */
export function useDesk({ brief, proposal, units, board, preset, send, assign, mayAssign, now }: DeskProps) {
  const router = useRouter()
  const t = useTranslations('lists.dispatch')
  const reasonBox = useRef<HTMLInputElement>(null)
  const [target, setTarget] = useState(() => (preset ? onlyTarget(preset) : chosenFirst(proposal)))
  const [slot, setSlot] = useState<Span | null>(preset?.at ? hourFrom(preset.at) : null)
  const [moving, setMoving] = useState<BoardOrder | null>(null)
  const [refused, setRefused] = useState<BoardRow | null>(null)
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const rows = useMemo(() => boardRows(units, proposal, board), [units, proposal, board])
  const booked = useMemo(() => bookedByCrew(board.booked), [board])
  const sending = useSend(send ?? nobodySends)
  const giving = useVerb(assign, ({ orderNo }) => {
    toast.success(t('assigned', { no: orderNo }))
    leave()
    router.refresh()
  })
  const ticket = brief?.ticket
  const open = !!ticket && (UNPLACED_STATES as readonly TicketState[]).includes(ticket.status)
  const orderKind = firstOrderKind(ticket?.kind ?? 'inquiry')

  /** Why this row may not have what is in hand; the verbs refuse with the same. */
  function whyNot(row: BoardRow, order = moving, window = slot): Blocker[] {
    if (order && row.unit.id !== order.unitId) return [{ code: 'crew_of_other_unit' }]
    if (!row.crew) return window ? [{ code: 'window_needs_crew' }] : []
    if (!row.day || (!order && !ticket)) return []
    const job = order
      ? { orderKind: order.kind, ticketKind: order.ticketKind, service: order.service }
      : { orderKind, ticketKind: ticket!.kind, service: ticket!.service }
    const wanted = { skills: neededSkills(job), window, now, orderNo: order?.orderNo }
    return assignBlockers(row.day, booked.get(row.crew.id) ?? [], wanted)
  }
  const needsReason = (wanted: Target) => !moving && wanted.unitId !== proposal?.unitId
  function choose(row: BoardRow): boolean {
    pass(row)
    if (whyNot(row).length === 0 && needsReason(targetOf(row))) requestAnimationFrame(() => reasonBox.current?.focus())
    return whyNot(row).length === 0
  }
  /** Chosen on the way to another row: the keys go on being heard. */
  function pass(row: BoardRow) {
    setTarget(targetOf(row))
    setRefused(whyNot(row).length > 0 ? row : null)
  }
  function leave() {
    setMoving(null)
    setTarget(chosenFirst(proposal))
    setSlot(null)
    setRefused(null)
  }
  function take(order: BoardOrder) {
    if (!mayAssign || (order.status !== 'sent' && order.status !== 'accepted')) return
    setMoving(order)
    setTarget({ unitId: order.unitId, crewId: order.crewId })
    setSlot(order.from !== null && order.to !== null ? { from: order.from, to: order.to } : null)
    setRefused(null)
  }
  const rowOf = (wanted: Target | null) => rows.find((row) => sameTarget(wanted, targetOf(row)))
  function confirm(wanted = target, order = moving, window = slot) {
    const row = rowOf(wanted)
    if (!row || !wanted || sending.pending || giving.pending) return
    if (whyNot(row, order, window).length > 0) return setRefused(row)
    if (order) {
      const { orderNo, version: expectedVersion } = order
      return void giving.run({ orderNo, crewId: wanted.crewId, window: iso(window), expectedVersion })
    }
    if (!open || brief!.ruling || isSettling()) return
    if (needsReason(wanted) && reason.trim() === '') return reasonBox.current?.focus()
    const overruleReason = needsReason(wanted) ? reason.trim() : ''
    void sending.run({
      ...{ ticketNo: ticket!.no, ...wanted, window: iso(window), orderKind, overruleReason },
      ...{ note: note.trim(), expectedVersion: brief!.version },
    })
  }
  /** Carried to a row and perhaps a time: an order is arranged at once, the chosen ticket waits for the confirmation. */
  function drop(what: string, row: BoardRow, at: number | null) {
    const order = [...board.booked, ...board.waiting].find(({ orderNo }) => `order:${orderNo}` === what)
    const length = order?.from && order.to ? order.to - order.from : 2 * SLOT_MS
    const window = at === null ? null : { from: at, to: at + length }
    if (order) {
      take(order)
      setTarget(targetOf(row))
      setSlot(window)
      return confirm(targetOf(row), order, window)
    }
    if (what !== ticket?.no)
      return router.push(
        `/dispatch?no=${what}&to=${row.unit.id}${row.crew ? `~${row.crew.id}` : ''}${at ? `&at=${at}` : ''}&from=${board.from}`,
      )
    setMoving(null)
    setSlot(window)
    setTarget(targetOf(row))
    setRefused(whyNot(row, null, window).length > 0 ? row : null)
  }
  const shift = (steps: number) => setSlot((before) => movedBy(before, steps, now))
  const stretch = (steps: number) => setSlot((before) => before && stretched(before, steps))
  function walkRows(step: 1 | -1) {
    const allowed = moving ? rows.filter((row) => row.unit.id === moving.unitId) : rows
    const at = allowed.findIndex((row) => sameTarget(target, targetOf(row)))
    const next = allowed[Math.min(Math.max(at + step, 0), allowed.length - 1)]
    if (next) pass(next)
  }
  /** The next order that waits for a crew or a time, into the hand. */
  function walkWaiting(step: 1 | -1) {
    const at = board.waiting.findIndex(({ orderNo }) => orderNo === moving?.orderNo)
    const next = board.waiting[Math.min(Math.max(at + step, 0), board.waiting.length - 1)]
    if (next) take(next)
  }
  return {
    ...{ rows, booked, target, slot, moving, refused, reason, note, reasonBox, open, sending, giving, orderKind },
    ...{
      setReason,
      setNote,
      setSlot,
      whyNot,
      needsReason,
      choose,
      leave,
      take,
      confirm,
      drop,
      shift,
      stretch,
      walkRows,
      walkWaiting,
    },
    ...{ targetRow: rowOf(target), window: iso(slot) },
  }
}

export type Desk = ReturnType<typeof useDesk>
