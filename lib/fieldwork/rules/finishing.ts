import type { Blocker } from '@/lib/kernel/blockers'
import { deferBlockers, type Deferral } from './off-season'

export type Finish = Deferral & {
  outcome: string
  customerSign: string
  customerMark: string
  staffMark: string
  witness: string
  responsibility?: string | null
  charge?: string | null
  whyIncomplete?: string | null
}
/** `today` is the local date. */
export type Visited = {
  orderKind: string
  service: string
  readings: number
  consents: { decision: string }[]
  today: string
}

/** Parts and work of a chargeable kind wait for a price the customer signed: price_not_agreed. */
export const chargeBlockers = (chargeable: boolean, consents: { decision: string }[]): Blocker[] =>
  chargeable && !consents.some((consent) => consent.decision === 'agreed') ? [{ code: 'price_not_agreed' }] : []

/** Whether the crew signs for what it did; where nobody was at home nothing was done. */
export const crewSigns = (outcome: string, customerSign: string): boolean =>
  outcome !== 'no-access' || customerSign !== 'absent'

type Measured = { kind: string; place: string; value: string; meetsStandard: boolean | null; at: string }

/** Readings that stay below the standard: the last one of each place, where it does not meet it. */
export function stillBelow<R extends Measured>(readings: readonly R[]): R[] {
  const last = new Map<string, R>()
  for (const reading of readings) {
    const key = `${reading.kind}/${reading.place}`
    if ((last.get(key)?.at ?? '') <= reading.at) last.set(key, reading)
  }
  return [...last.values()].filter(({ meetsStandard }) => meetsStandard === false)
}

/**
 * What is missing before a visit may end: reading_needed (a measurement without one), signature_needed, staff_signature_needed,
 * witness_needed (a refusal is recorded as such, with a witness), responsibility_needed, charge_needed (customer side: courtesy or chargeable),
 * incomplete_reason_needed (not cured: why, from the list), heat_only and those of deferBlockers (put off to the time without heat), price_not_agreed
 * (chargeable work is done only at a price agreed and signed before), company_side_free.
 */
export function finishBlockers(finish: Finish, visited: Visited): Blocker[] {
  const blockers: Blocker[] = []
  if (visited.orderKind === 'measure' && finish.outcome === 'measured' && visited.readings === 0)
    blockers.push({ code: 'reading_needed' })
  if (finish.outcome === 'deferred')
    blockers.push(...(visited.service === 'heat' ? deferBlockers(finish, visited.today) : [{ code: 'heat_only' }]))
  if (finish.customerSign === 'signed' && finish.customerMark === '') blockers.push({ code: 'signature_needed' })
  if (crewSigns(finish.outcome, finish.customerSign) && finish.staffMark === '')
    blockers.push({ code: 'staff_signature_needed' })
  if (finish.customerSign === 'refused' && finish.witness === '') blockers.push({ code: 'witness_needed' })
  if (finish.outcome === 'not-fixed' && !finish.whyIncomplete) blockers.push({ code: 'incomplete_reason_needed' })
  if (finish.outcome === 'fixed' && !finish.responsibility) blockers.push({ code: 'responsibility_needed' })
  if (finish.outcome === 'fixed' && finish.responsibility === 'customer') {
    if (!finish.charge) blockers.push({ code: 'charge_needed' })
    if (finish.charge === 'chargeable') blockers.push(...chargeBlockers(true, visited.consents))
  }
  if (finish.charge === 'chargeable' && finish.responsibility === 'company')
    blockers.push({ code: 'company_side_free' })
  return blockers
}
