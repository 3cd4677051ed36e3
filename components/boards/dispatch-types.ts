import type { BoardDay, BoardOrder, CrewDay } from '@/lib/fieldwork/views'
import type { ActionState } from '@/lib/kernel/result'
import type { DispatchBrief } from '@/lib/tickets/views'
import { nameIn } from '../ui/named'
import type { Booked } from '@/lib/units/rules/crews'

export type Brief = DispatchBrief
export type BoardCrew = { id: string; name: string; nameEn: string; onDuty: boolean; openJobs: number }
export type BoardUnit = { id: string; name: string; nameEn: string; crews: BoardCrew[] }
export type Proposal = { unitId: string; crewId: string | null; reason: string } | null
export type Target = { unitId: string; crewId: string | null }
type Window = { from: string; to: string }
export type SendInput = {
  ticketNo: string
  requestKey: string
  unitId: string
  crewId: string | null
  window: Window | null
  orderKind: 'inspect' | 'repair' | 'handle'
  overruleReason: string
  note: string
  expectedVersion: number
}
export type Went = { ticketNo: string; unit: string; unitEn: string; crew: string | null; crewEn: string | null }
export type Send = (input: SendInput) => Promise<ActionState<Went>>
export type Rule = (
  input: Omit<SendInput, 'overruleReason' | 'note'> & { basis: 'clause' | 'scope' | 'reason'; cited: string },
) => Promise<ActionState<Went>>
export type Assign = (input: {
  orderNo: string
  requestKey: string
  crewId: string | null
  window: Window | null
  expectedVersion: number
}) => Promise<ActionState<{ orderNo: string }>>

/** A row of the board: a unit itself or one of its crews with its half day, and the letter that chooses it. */
export type BoardRow = { unit: BoardUnit; crew: BoardCrew | null; day: CrewDay | null; letter: string }

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Units and crews as rows; the proposed unit stands first, but the letters stay with their crews from ticket to ticket, for the hand to learn. */
export function boardRows(units: BoardUnit[], proposal: Proposal, board: BoardDay): BoardRow[] {
  const days = new Map(board.crews.map((day) => [day.id, day]))
  const rows = units
    .flatMap((unit) => [
      { unit, crew: null, day: null },
      ...unit.crews.map((crew) => ({ unit, crew, day: days.get(crew.id) ?? null })),
    ])
    .map((row, i) => ({ ...row, letter: LETTERS[i] ?? '' }))
  const isFirst = (row: BoardRow) => row.unit.id === proposal?.unitId
  return [...rows.filter(isFirst), ...rows.filter((row) => !isFirst(row))]
}

/** The open appointments of each crew. */
export function bookedByCrew(orders: readonly BoardOrder[]): Map<string, Booked[]> {
  const byCrew = new Map<string, Booked[]>()
  for (const { crewId, orderNo, from, to, status } of orders) {
    if (!crewId || from === null || to === null || !['sent', 'accepted', 'in-progress'].includes(status)) continue
    byCrew.set(crewId, [...(byCrew.get(crewId) ?? []), { orderNo, from, to }])
  }
  return byCrew
}

export const sameTarget = (a: Target | null, b: Target | null) =>
  a?.unitId === b?.unitId && (a?.crewId ?? null) === (b?.crewId ?? null)

export const targetOf = (row: BoardRow): Target => ({ unitId: row.unit.id, crewId: row.crew?.id ?? null })

/** Beside its unit a crew needs not say the unit again. */
export const shortName = (crew: string, unit: string) =>
  crew.startsWith(unit) && crew.length > unit.length ? crew.slice(unit.length).replace(/^[,\s]+/, '') : crew

/** A row in words: the unit, and its crew when one is meant. */
export function rowName(row: BoardRow | undefined, locale: string): string {
  if (!row) return ''
  const unit = nameIn(locale, row.unit)
  return row.crew ? `${unit}${locale === 'en' ? ', ' : ' '}${shortName(nameIn(locale, row.crew), unit)}` : unit
}
