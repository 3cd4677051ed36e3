import type { Blocker } from '@/lib/kernel/blockers'

export type Finish = {
  outcome: string
  customerSign: string
  customerMark: string
  staffMark: string
  witness: string
  responsibility?: string | null
}
export type Visited = { orderKind: string; readings: number; consents: { decision: string }[] }

/**
 * What is missing before a visit may end: reading_needed (a measurement without one), signature_needed, staff_signature_needed,
 * witness_needed (a refusal is recorded as such, with a witness), responsibility_needed, price_not_agreed (chargeable work declined cannot be "fixed").
 */
export function finishBlockers(finish: Finish, visited: Visited): Blocker[] {
  const blockers: Blocker[] = []
  if (visited.orderKind === 'measure' && finish.outcome === 'measured' && visited.readings === 0)
    blockers.push({ code: 'reading_needed' })
  if (finish.customerSign === 'signed' && finish.customerMark === '') blockers.push({ code: 'signature_needed' })
  if (finish.customerSign !== 'absent' && finish.staffMark === '') blockers.push({ code: 'staff_signature_needed' })
  if (finish.customerSign === 'refused' && finish.witness === '') blockers.push({ code: 'witness_needed' })
  if (finish.outcome === 'fixed' && !finish.responsibility) blockers.push({ code: 'responsibility_needed' })
  const declined = visited.consents.length > 0 && visited.consents.every((consent) => consent.decision === 'declined')
  if (declined && finish.outcome === 'fixed' && finish.responsibility === 'customer')
    blockers.push({ code: 'price_not_agreed' })
  return blockers
}
