import type { Blocker } from '@/lib/kernel/blockers'

/** Splits a sum by weights into whole fen that add up to it: each its floor, the fen left over to the largest remainders, first come first. */
export function apportion(totalFen: bigint, weights: readonly bigint[]): bigint[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0n)
  if (all === 0n) return weights.map(() => 0n)
  const parts = weights.map((weight, i) => ({ i, fen: (totalFen * weight) / all, rest: (totalFen * weight) % all }))
  let left = totalFen - parts.reduce((sum, { fen }) => sum + fen, 0n)
  for (const part of parts.toSorted((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))) {
    if (left === 0n) break
    part.fen += 1n
    left -= 1n
  }
  return parts.map(({ fen }) => fen)
}

type Shares = { costFen: bigint; customerBps: number; governmentBps: number; companyBps: number }

/** What customers, government and company pay of the cost, in fen; together the cost. */
export function retrofitShares(project: Shares): { customerFen: bigint; governmentFen: bigint; companyFen: bigint } {
  const weights = [project.customerBps, project.governmentBps, project.companyBps].map(BigInt)
  const [customerFen = 0n, governmentFen = 0n, companyFen = 0n] = apportion(project.costFen, weights)
  return { customerFen, governmentFen, companyFen }
}

/** The customers' part over all households of the building, equal or by area (hundredths of m²); an exempt share is borne by the company. */
export function householdShares(
  customerFen: bigint,
  splitBy: string,
  households: readonly { area: bigint | null }[],
): bigint[] {
  return apportion(
    customerFen,
    households.map(({ area }) => (splitBy === 'area' ? (area ?? 0n) : 1n)),
  )
}

export type Answers = { households: number; agreed: number; exempt: number }

/** Whether enough households stand behind a project: those who agreed and those exempt, of all. */
export const isConsented = ({ households, agreed, exempt }: Answers, neededBps: number): boolean =>
  households > 0 && (agreed + exempt) * 10_000 >= households * neededBps

/** How many households have to stand behind a project before it may be approved. */
export const consentsNeeded = (households: number, neededBps: number): number =>
  Math.ceil((households * neededBps) / 10_000)

type Approving = Answers & { status: string; neededBps: number; byId: string; actorId: string; missingArea: string[] }

/** already_decided, own_plan, not_enough_consents {have, need}, area_missing {accounts}. */
export function retrofitApprovalBlockers(facts: Approving): Blocker[] {
  const { households, agreed, exempt, neededBps, missingArea } = facts
  if (facts.status !== 'consenting') return [{ code: 'already_decided' }]
  const need = consentsNeeded(households, neededBps)
  return [
    ...(facts.byId === facts.actorId ? [{ code: 'own_plan' }] : []),
    ...(isConsented(facts, neededBps)
      ? []
      : [{ code: 'not_enough_consents', params: { have: agreed + exempt, need } }]),
    ...(missingArea.length > 0
      ? [{ code: 'area_missing', params: { accounts: missingArea.slice(0, 5).join(' ') } }]
      : []),
  ]
}

type Answering = {
  status: string
  decision: string
  paperNo: string
  reason: string
  on: string
  today: string
  billed: boolean
}

/** project_over, consent_billed, paper_needed, reason_needed, date_ahead. */
export function consentBlockers(facts: Answering): Blocker[] {
  return [
    ...(['done', 'stopped'].includes(facts.status) ? [{ code: 'project_over' }] : []),
    ...(facts.billed ? [{ code: 'consent_billed' }] : []),
    ...(facts.decision === 'agreed' && facts.paperNo === '' ? [{ code: 'paper_needed' }] : []),
    ...(facts.decision !== 'agreed' && facts.reason === '' ? [{ code: 'reason_needed' }] : []),
    ...(facts.on > facts.today ? [{ code: 'date_ahead' }] : []),
  ]
}

const NEXT: Record<string, readonly string[]> = {
  consenting: ['stopped'],
  approved: ['building', 'stopped'],
  building: ['done', 'stopped'],
}

type Moving = { status: string; to: string; reason: string; docNo: string; paid: number }

/** wrong_step, reason_needed and document_needed (of a stop), retrofit_paid {count}: what was paid goes back first. */
export function moveBlockers({ status, to, reason, docNo, paid }: Moving): Blocker[] {
  if (!NEXT[status]?.includes(to)) return [{ code: 'wrong_step' }]
  if (to !== 'stopped') return []
  return [
    ...(reason === '' ? [{ code: 'reason_needed' }] : []),
    ...(docNo === '' ? [{ code: 'document_needed' }] : []),
    ...(paid > 0 ? [{ code: 'retrofit_paid', params: { count: paid } }] : []),
  ]
}
