import type { ActionState } from '@/lib/kernel/result'
import type { DispatchBrief } from '@/lib/tickets/views'

export type Brief = DispatchBrief
export type BoardCrew = { id: string; name: string; nameEn: string; onDuty: boolean; openJobs: number }
export type BoardUnit = { id: string; name: string; nameEn: string; crews: BoardCrew[] }
export type Proposal = { unitId: string; crewId: string | null; reason: string } | null
export type Target = { unitId: string; crewId: string | null }
export type SendInput = {
  ticketNo: string
  requestKey: string
  unitId: string
  crewId: string | null
  orderKind: 'inspect' | 'repair' | 'handle'
  overruleReason: string
  note: string
  expectedVersion: number
}
export type Send = (
  input: SendInput,
) => Promise<ActionState<{ ticketNo: string; unit: string; unitEn: string; crew: string | null }>>

/** A row of the board: a unit itself or one of its crews, with the letter that chooses it. */
export type BoardRow = { unit: BoardUnit; crew: BoardCrew | null; letter: string }

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Units and crews as rows; whoever can take work has a letter. The proposed unit stands first. */
export function boardRows(units: BoardUnit[], proposal: Proposal): BoardRow[] {
  const first = units.filter((unit) => unit.id === proposal?.unitId)
  const rows = [...first, ...units.filter((unit) => unit.id !== proposal?.unitId)].flatMap((unit) => [
    { unit, crew: null },
    ...unit.crews.map((crew) => ({ unit, crew })),
  ])
  let next = 0
  return rows.map((row) => ({ ...row, letter: row.crew && !row.crew.onDuty ? '' : (LETTERS[next++] ?? '') }))
}

export const sameTarget = (a: Target | null, b: Target | null) =>
  a?.unitId === b?.unitId && (a?.crewId ?? null) === (b?.crewId ?? null)
