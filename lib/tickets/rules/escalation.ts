import { MINUTE_MS } from '@/lib/kernel/zones'
import type { EscalationBody } from '@/lib/policy/rules/pack-bodies'
import { SEVERITIES, type Role, type Severity } from '@/lib/policy/rules/vocabulary'

export type EscalationReason = 'clock-warn' | 'clock-overrun' | 'gross-overrun'
export type EscalationStep = { step: number; role: Role; at: Date; reason: EscalationReason }

export type EscalationInput = {
  severity: Severity
  keyCustomer: boolean
  dueAt: Date | null
  warnAt: Date | null
  /** Nominal minutes of the limit (`nominalMinutes`): shares of the ladder are taken of it. */
  limitMinutes: number
}

type Delay = { minutes?: number; share?: number }

/** Milliseconds after the due time: minutes or share of the limit, whichever comes first. */
const delayMs = ({ minutes = Infinity, share = Infinity }: Delay, limitMinutes: number) =>
  Math.min(minutes, share * limitMinutes) * MINUTE_MS

/** A key customer's overrun climbs as one grade more severe. */
const raised = (severity: Severity): Severity =>
  SEVERITIES[Math.min(SEVERITIES.indexOf(severity) + 1, SEVERITIES.length - 1)] ?? severity

/**
 * Who is told, and when, if the clock is not fulfilled: the warned role at the warning time (step 0), then the ladder in
 * order from the due time (1, 2, …), each never before the one below it, and the gross overrun as the last step. Delays
 * are elapsed time: silence at night is silence too. Without a due time (paused, cancelled) nothing is due.
 * Source: the escalation pack (mission D3, D4).
 */
export function escalationSteps(ladder: EscalationBody, input: EscalationInput): EscalationStep[] {
  const { keyCustomer, dueAt, warnAt, limitMinutes } = input
  if (!dueAt) return []
  const severity = keyCustomer ? raised(input.severity) : input.severity
  const due = dueAt.getTime()
  const steps: EscalationStep[] = warnAt ? [{ step: 0, role: ladder.warnRole, at: warnAt, reason: 'clock-warn' }] : []
  let latest = due
  ladder.steps.forEach(({ role, after }, index) => {
    const delay = after[severity]
    if (!delay) return
    const isKeyRole = keyCustomer && role === ladder.keyCustomerRole
    latest = Math.max(latest, due + delayMs(delay, limitMinutes))
    const at = new Date(isKeyRole ? due : latest)
    steps.push({ step: index + 1, role, at, reason: 'clock-overrun' })
  })
  const climbs = ladder.steps.some(({ role, after }) => role === ladder.keyCustomerRole && after[severity])
  if (keyCustomer && !climbs) {
    steps.push({ step: ladder.steps.length + 1, role: ladder.keyCustomerRole, at: dueAt, reason: 'clock-overrun' })
  }
  const gross = new Date(due + (ladder.gross.factor - 1) * limitMinutes * MINUTE_MS)
  steps.push({ step: ladder.steps.length + 2, role: ladder.gross.role, at: gross, reason: 'gross-overrun' })
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime() || a.step - b.step)
}

/** The steps whose time has come. */
export const dueSteps = (steps: readonly EscalationStep[], now: Date): EscalationStep[] =>
  steps.filter(({ at }) => at <= now)
