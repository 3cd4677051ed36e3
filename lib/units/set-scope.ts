import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { AddScopeInput, EndScopeInput } from './inputs'
import { findUnit } from './internal/find-organisation'

type Kept = { service: string | null; kinds: string[]; communityId: string | null; zone: string | null; rank: number }
const told = ({ service, kinds, communityId, zone, rank }: Kept) =>
  JSON.stringify({ service, kinds, communityId, zone, rank })

async function communityId(tx: StaffContext, name: string): Promise<string | null> {
  const found = await tx.db.premise.findFirst({
    where: { orgId: tx.actor.orgId, kind: 'community', name },
    select: { id: true },
  })
  return found?.id ?? null
}

/** A unit answers for more: service, kinds, a community or a zone, all of which must hold. Blockers: unknown_place. */
export async function addScope(ctx: StaffContext, input: AddScopeInput): Promise<{ scopeId: string }> {
  authorize(ctx, 'unit:edit')
  return inTransaction(ctx, async (tx) => {
    const unit = await findUnit(tx, input.unitId)
    const place = input.community ? await communityId(tx, input.community) : null
    refuseIf(input.community && !place ? [{ code: 'unknown_place' }] : [])
    const { service, kinds, rank } = input
    const scope = { service, kinds: [...new Set(kinds)], communityId: place, zone: input.zone || null, rank }
    const id = newId()
    await tx.db.unitScope.create({
      data: { id, orgId: tx.actor.orgId, unitId: unit.id, ...scope },
      select: { id: true },
    })
    const data = { code: unit.code, scope: told(scope) }
    await recordEvent(tx, { type: 'unit.scope-added', subject: 'unit', subjectId: unit.id, data })
    return { scopeId: id }
  })
}

const isFallback = (scope: Kept) =>
  scope.service === null && scope.kinds.length === 0 && scope.communityId === null && scope.zone === null

/** A unit no longer answers for it. Blockers: last_fallback (a matter nobody else answers for must go somewhere). */
export async function endScope(ctx: StaffContext, input: EndScopeInput): Promise<{ scopeId: string }> {
  authorize(ctx, 'unit:edit')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const fallbacks = await tx.db.$queryRaw<{ id: string }[]>`
      SELECT id FROM "UnitScope" WHERE "orgId" = ${orgId}::uuid AND service IS NULL AND "communityId" IS NULL AND zone IS NULL
        AND cardinality(kinds) = 0 ORDER BY id FOR UPDATE`
    const scope = await tx.db.unitScope.findFirst({ where: { id: input.scopeId, orgId } })
    if (!scope) notFound()
    refuseIf(isFallback(scope) && fallbacks.length < 2 ? [{ code: 'last_fallback' }] : [])
    const unit = await findUnit(tx, scope.unitId)
    const ended = await tx.db.unitScope.deleteMany({ where: { id: scope.id, orgId } })
    if (ended.count === 0) conflict()
    const data = { code: unit.code, scope: told(scope), reason: input.reason }
    await recordEvent(tx, { type: 'unit.scope-ended', subject: 'unit', subjectId: unit.id, data })
    return { scopeId: scope.id }
  })
}
