import type { Blocker } from '@/lib/kernel/blockers'

export const OFF_SEASON_CAUSES = ['shutdown', 'excavation', 'parts', 'riser', 'other'] as const
export type OffSeasonCause = (typeof OFF_SEASON_CAUSES)[number]

export type Deferral = { deferCause?: string | null; deferReason?: string; plannedOn?: string | null }

/** What work put off to the time without heat must say: defer_cause_needed, defer_reason_needed, planned_needed, planned_past (a local date before today). */
export function deferBlockers({ deferCause, deferReason, plannedOn }: Deferral, today: string): Blocker[] {
  const blockers: Blocker[] = []
  if (!deferCause) blockers.push({ code: 'defer_cause_needed' })
  if (!deferReason) blockers.push({ code: 'defer_reason_needed' })
  if (!plannedOn) blockers.push({ code: 'planned_needed' })
  else if (plannedOn < today) blockers.push({ code: 'planned_past' })
  return blockers
}

/** Why a season may not be opened: `off_season_open` with the number of lines neither done nor excused. */
export const openingBlockers = (open: number): Blocker[] =>
  open > 0 ? [{ code: 'off_season_open', params: { count: open } }] : []
