import type { Blocker } from '@/lib/kernel/blockers'
import { MINUTE_MS } from '@/lib/kernel/zones'
import type { RulingBody } from '@/lib/policy/rules/handing-on-body'
import type { Role, Severity } from '@/lib/policy/rules/vocabulary'

export const RULING_BASES = ['clause', 'scope', 'reason'] as const
export type RulingBasis = (typeof RULING_BASES)[number]
export const RETURN_VERDICTS = ['justified', 'unjustified'] as const

export type Owned = { rulingOpen: boolean; ruledUnitId: string | null }

/** Why a ticket may not be sent to a unit: `ruling_pending` (whose it is waits for a ruling), `ruled_elsewhere` (a ruling named another). */
export function sendBlockers(ticket: Owned, unitId: string): Blocker[] {
  if (ticket.rulingOpen) return [{ code: 'ruling_pending' }]
  return ticket.ruledUnitId && ticket.ruledUnitId !== unitId ? [{ code: 'ruled_elsewhere' }] : []
}

/** Why a unit may not send a ticket back: `ruled_no_return`, a ruling gave it to that unit. */
export const returnBlockers = (ticket: Owned): Blocker[] => (ticket.ruledUnitId ? [{ code: 'ruled_no_return' }] : [])

/** Whether this return asks for a ruling: an objection, or the return the pack counts to. */
export function asksForRuling(rule: RulingBody, returns: number, objection: boolean) {
  if (objection) return 'objection' as const
  return returns >= rule.returns ? ('second-return' as const) : null
}

export type RulingTimer = { kind: string; step: number; dueAt: Date }
type Asked = { at: Date; severity: Severity; keyCustomer: boolean }

/** The limit of a ruling in minutes and what happens if nobody makes it: the warning, then the ladder. Elapsed time: a customer waits. */
export function rulingClock(rule: RulingBody, { at, severity, keyCustomer }: Asked) {
  const limitMinutes = rule.minutes[severity] * (keyCustomer ? rule.keyCustomerShare : 1)
  const after = (minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS)
  const warn: RulingTimer = { kind: 'ruling-warn', step: 0, dueAt: after(limitMinutes * rule.warnShare) }
  const climb = rule.steps.map(({ role, afterMinutes }, i): RulingTimer => ({
    kind: `ruling-late:${role satisfies Role}`,
    step: i + 1,
    dueAt: after(limitMinutes + afterMinutes),
  }))
  return { limitMinutes, dueAt: after(limitMinutes), timers: [warn, ...climb] }
}

const LEAST_WORDS = 10

/** What a ruling lacks: `basis_not_covering` (the scope cited does not take the matter in), `unknown_clause`, `reason_too_short` (params n). */
export function basisBlockers(given: {
  basis: RulingBasis
  cited: string
  covered: boolean
  clauseKnown: boolean
}): Blocker[] {
  if (given.basis === 'scope') return given.covered ? [] : [{ code: 'basis_not_covering' }]
  if (given.basis === 'clause') return given.clauseKnown ? [] : [{ code: 'unknown_clause' }]
  return [...given.cited].length >= LEAST_WORDS ? [] : [{ code: 'reason_too_short', params: { n: LEAST_WORDS } }]
}
