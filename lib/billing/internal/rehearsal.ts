import 'server-only'
import type { Blocker } from '@/lib/kernel/blockers'
import type { Context } from '@/lib/platform/context'
import type { Period } from './bill-stretch'

/** The newest rehearsal of a period that is done. */
export const lastRehearsal = (ctx: Context, { service, code }: Pick<Period, 'service' | 'code'>) =>
  ctx.db.seasonRun.findFirst({
    where: { orgId: ctx.actor.orgId, service, periodCode: code, mode: 'dry', status: 'done' },
    orderBy: { at: 'desc' },
    select: { at: true, billed: true, sumFen: true },
  })

/**
 * Why the bills of a period may not be issued on its rehearsal: `rehearse_first`, or `rehearse_again` when something it counted on has changed
 * since it was ordered: a price, a term or its end, a class, the register, a bill taken out of the books.
 */
export async function rehearsalBlockers(tx: Context, { service, code }: Period): Promise<Blocker[]> {
  const { orgId } = tx.actor
  const last = await lastRehearsal(tx, { service, code })
  if (!last) return [{ code: 'rehearse_first' }]
  const [since] = await tx.db.$queryRaw<{ changed: boolean }[]>`
    SELECT EXISTS (SELECT FROM "Tariff" WHERE "orgId" = ${orgId}::uuid AND service = ${service} AND at > ${last.at})
      OR EXISTS (SELECT FROM "AgreementTerm" t JOIN "Agreement" a ON a.id = t."agreementId" WHERE t."orgId" = ${orgId}::uuid AND a.service = ${service} AND t.at > ${last.at})
      OR EXISTS (SELECT FROM "AgreementTermEnd" e JOIN "AgreementTerm" t ON t.id = e."termId" JOIN "Agreement" a ON a.id = t."agreementId"
        WHERE e."orgId" = ${orgId}::uuid AND a.service = ${service} AND e.at > ${last.at})
      OR EXISTS (SELECT FROM "ClassChange" WHERE "orgId" = ${orgId}::uuid AND status = 'approved' AND "decidedAt" > ${last.at})
      OR EXISTS (SELECT FROM "Agreement" WHERE "orgId" = ${orgId}::uuid AND service = ${service} AND "openedAt" > ${last.at})
      OR EXISTS (SELECT FROM "Event" WHERE "orgId" = ${orgId}::uuid AND type = 'register.imported' AND at > ${last.at})
      OR EXISTS (SELECT FROM "Bill" b JOIN "LedgerTx" x ON x.id = b."cancelledTxId"
        WHERE b."orgId" = ${orgId}::uuid AND b.service = ${service} AND b."periodCode" = ${code} AND b.kind = 'season' AND x.at > ${last.at}) AS changed`
  return since!.changed ? [{ code: 'rehearse_again' }] : []
}
