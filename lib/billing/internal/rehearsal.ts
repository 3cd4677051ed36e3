import 'server-only'
import { createHash } from 'node:crypto'
import type { Blocker } from '@/lib/kernel/blockers'
import type { Context, StaffContext } from '@/lib/platform/context'
import type { StartRunInput } from '../inputs'
import type { Made, Period } from './bill-stretch'

/** The newest rehearsal of a period that is done. */
export const lastRehearsal = (ctx: Context, { service, code }: Pick<Period, 'service' | 'code'>) =>
  ctx.db.seasonRun.findFirst({
    where: { orgId: ctx.actor.orgId, service, periodCode: code, mode: 'dry', status: 'done' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { id: true, at: true, billed: true, sumFen: true },
  })

/** The mode of the run or rehearsal of a period that is not over, if any. */
export async function openMode(ctx: Context, { service, code }: Pick<Period, 'service' | 'code'>) {
  const of = { orgId: ctx.actor.orgId, service, periodCode: code }
  const open = await ctx.db.seasonRun.findFirst({
    where: { ...of, status: { in: ['waiting', 'running'] } },
    select: { mode: true },
  })
  return (open?.mode ?? null) as 'dry' | 'issue' | null
}

/** A stretch as it is kept of a rehearsal: its seal covers every account and amount. */
function stretchOf(bills: readonly Made[]) {
  const sumFen = bills.reduce((sum, { fen }) => sum + BigInt(fen), 0n)
  const said = bills.map(({ agreementId, fen }) => `${agreementId} ${fen}`).join('\n')
  return { billed: bills.length, sumFen, seal: createHash('sha256').update(said).digest('hex') }
}

export async function keepStretch(tx: Context, runId: string, after: string, bills: readonly Made[]): Promise<void> {
  const row = { runId, after, orgId: tx.actor.orgId, ...stretchOf(bills) }
  await tx.db.seasonRunStretch.createMany({ data: [row] })
}

/** Whether a stretch about to be issued is, account by account and to the fen, the one that was rehearsed. */
export async function asRehearsed(
  tx: Context,
  rehearsalId: string | null,
  after: string,
  bills: readonly Made[],
): Promise<boolean> {
  if (!rehearsalId) return false
  const seen = await tx.db.seasonRunStretch.findUnique({
    where: { runId_after: { runId: rehearsalId, after } },
    select: { seal: true },
  })
  return seen?.seal === stretchOf(bills).seal
}

/**
 * Why the bills of a period may not be issued on the rehearsal that was confirmed: `rehearse_first`, `rehearsal_moved` when it is not the latest
 * or came to another sum, `rehearse_again` when bills were issued on it or something it counted on has changed since it was ordered: a price, a
 * term or its end, a class, the register, a bill taken out of the books.
 */
export async function rehearsalBlockers(
  tx: StaffContext,
  { service, code }: Period,
  confirmed: StartRunInput['rehearsal'],
): Promise<Blocker[]> {
  const { orgId } = tx.actor
  const last = await lastRehearsal(tx, { service, code })
  if (!last) return [{ code: 'rehearse_first' }]
  if (confirmed?.runId !== last.id || BigInt(confirmed.sumFen) !== last.sumFen) return [{ code: 'rehearsal_moved' }]
  const [since] = await tx.db.$queryRaw<{ changed: boolean }[]>`
    SELECT EXISTS (SELECT FROM "SeasonRun" WHERE "rehearsalId" = ${last.id}::uuid)
      OR NOT EXISTS (SELECT FROM "SeasonRunStretch" WHERE "runId" = ${last.id}::uuid)
      OR EXISTS (SELECT FROM "Tariff" WHERE "orgId" = ${orgId}::uuid AND service = ${service} AND at > ${last.at})
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
