export type Scope = {
  unitId: string
  service: string | null
  kinds: string[]
  communityId: string | null
  zone: string | null
  rank: number
}
export type Matter = {
  kind: string
  service: string
  /** the work it begins with, where that asks for a skill of its own */
  orderKind?: string
  communityId: string | null
  zone: string | null
  /** units that sent it back as not theirs: they are not proposed again */
  declinedBy?: readonly string[]
  /** the unit a ruling named: nothing else is proposed */
  ruledUnitId?: string | null
}

function reasonOf(scope: Scope): 'zone' | 'area' | 'service' | 'fallback' {
  if (scope.zone) return 'zone'
  if (scope.communityId) return 'area'
  return scope.service ? 'service' : 'fallback'
}

/** Whether a scope takes in the matter: every condition it names must hold; an empty list of kinds means all. */
export function covers(scope: Scope, matter: Matter): boolean {
  return (
    (scope.service === null || scope.service === matter.service) &&
    (scope.kinds.length === 0 || scope.kinds.includes(matter.kind)) &&
    (scope.communityId === null || scope.communityId === matter.communityId) &&
    (scope.zone === null || scope.zone === matter.zone)
  )
}

/** The first scope by rank that covers the matter: the unit to send it to and why; null only when no fallback is kept or its unit declined. */
export function proposeUnit(
  scopes: readonly Scope[],
  matter: Matter,
): { unitId: string; reason: ReturnType<typeof reasonOf> | 'ruling' } | null {
  if (matter.ruledUnitId) return { unitId: matter.ruledUnitId, reason: 'ruling' }
  const open = scopes.filter(({ unitId }) => !matter.declinedBy?.includes(unitId))
  const scope = open.sort((a, b) => a.rank - b.rank).find((candidate) => covers(candidate, matter))
  return scope ? { unitId: scope.unitId, reason: reasonOf(scope) } : null
}
