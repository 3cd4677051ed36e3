import type { Blocker } from '@/lib/kernel/blockers'
import { isJoinable, type TicketState } from './lifecycle'

export type OpenMatter = { no: string; status: TicketState; sameAccount: boolean; sameKind: boolean }

/** Why a second ticket may not be made: the same account has this very kind of matter open (`duplicate_open`). Saying why it is another matter lifts it. */
export function secondTicketBlockers(open: OpenMatter[], differentMatter: string): Blocker[] {
  if (differentMatter !== '') return []
  const same = open.find((matter) => matter.sameAccount && matter.sameKind && isJoinable(matter.status))
  return same ? [{ code: 'duplicate_open', params: { no: same.no } }] : []
}

/** Why a call may not join: the ticket is settled (`not_joinable`). */
export function joinBlockers(status: TicketState): Blocker[] {
  return isJoinable(status) ? [] : [{ code: 'not_joinable', params: { status } }]
}

/** Why a joined caller is not told now: nothing has come of it yet (`no_result_yet`), or they know (`already_told`). */
export function tellCallerBlockers(status: TicketState, told: boolean): Blocker[] {
  if (told) return [{ code: 'already_told' }]
  return status === 'resolved' || status === 'closed' ? [] : [{ code: 'no_result_yet' }]
}

/** Why a closed ticket is not put away: some who reported it do not know how it ended (`callers_untold`). */
export const archiveBlockers = (untold: number): Blocker[] =>
  untold > 0 ? [{ code: 'callers_untold', params: { count: untold } }] : []

export type MatchReason =
  'same-account' | 'same-caller' | 'same-riser' | 'same-building' | 'same-zone' | 'same-place-words'

/** Whether more than its area ties an open ticket to a call: only then is it joined by a key, without looking. */
export const isTied = (reasons: readonly MatchReason[]): boolean => reasons.some((reason) => reason !== 'same-zone')

const WEIGHT: Record<MatchReason, number> = {
  'same-account': 100,
  'same-caller': 60,
  'same-riser': 50,
  'same-building': 30,
  'same-place-words': 40,
  'same-zone': 10,
}

/** How likely an open ticket is the matter this call is about; the kind counts as much as a place. */
export function likeness(reasons: MatchReason[], sameKind: boolean): number {
  return reasons.reduce((sum, reason) => sum + WEIGHT[reason], 0) + (sameKind ? 25 : 0)
}
