import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import type { Context, StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { ApplyTermInput } from './inputs'
import { lockAccount } from './internal/load'
import { termBlockers } from './rules/cancelling'
import type { TermDesk } from './views'

type Season = TermDesk['periods'][number]

/** The seasons of a service that are not over, each with the account's bill. */
async function seasons(ctx: Context, agreementId: string, today: string): Promise<Season[]> {
  return ctx.db.$queryRaw<Season[]>`
    SELECT p.code, p."startsOn"::text AS "startsOn", p."endsOn"::text AS "endsOn", p."stopUseBy"::text AS "stopUseBy",
      (SELECT b.no FROM "Bill" b WHERE b."orgId" = p."orgId" AND b."agreementId" = a.id AND b."periodCode" = p.code AND b.kind = 'season' AND b."cancelledTxId" IS NULL LIMIT 1) AS "billNo"
    FROM "BillingPeriod" p JOIN "Agreement" a ON a."orgId" = p."orgId" AND a.service = p.service
    WHERE p."orgId" = ${ctx.actor.orgId}::uuid AND a.id = ${agreementId}::uuid AND p."endsOn" >= ${today}::date ORDER BY p."startsOn"`
}

/**
 * Puts a term on an account for a season: heat stopped by application, or the low-income price. A stop asked for after the season's day
 * (`stopUseBy`) is kept but lowers nothing. Blockers: account_closed, already_applied, season_over, season_billed {no}.
 */
export async function applyTerm(ctx: StaffContext, input: ApplyTermInput): Promise<{ lowers: boolean; by: string }> {
  authorize(ctx, 'term:apply')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const account = await lockAccount(tx, input.accountNo)
    const today = localDateOf((await policyBook(tx)).timeZone, tx.now)
    const period = await tx.db.billingPeriod.findUnique({
      where: { orgId_service_code: { orgId, service: account.service, code: input.periodCode } },
    })
    const { startsOn, endsOn } = period ?? notFound()
    const season = (await seasons(tx, account.id, today)).find(({ code }) => code === input.periodCode)
    const of = { orgId, agreementId: account.id, kind: input.kind, fromOn: startsOn }
    const known = (await tx.db.agreementTerm.count({ where: of })) > 0
    refuseIf(termBlockers({ accountStatus: account.status, known, over: !season, billNo: season?.billNo ?? null }))
    const said = { toOn: endsOn, requestedOn: new Date(today), note: input.note, byName: tx.actor.name, at: tx.now }
    const made = await tx.db.agreementTerm.createMany({ data: [{ id: newId(), ...of, ...said }], skipDuplicates: true })
    if (made.count !== 1) conflict()
    const lowers = input.kind === 'low-income' || today <= season!.stopUseBy
    const data = { kind: input.kind, period: input.periodCode, note: input.note, lowers }
    await recordEvent(tx, { type: 'term.applied', subject: 'account', subjectId: account.id, data })
    return { lowers, by: season!.stopUseBy }
  })
}

/** The terms of an account, and the seasons one can be asked for. */
export async function termDesk(ctx: StaffContext, agreementId: string): Promise<TermDesk> {
  authorize(ctx, 'billing:read')
  const today = localDateOf((await policyBook(ctx)).timeZone, ctx.now)
  const terms = await ctx.db.$queryRaw<TermDesk['terms']>`
    SELECT kind, "fromOn"::text AS "fromOn", "toOn"::text AS "toOn", "requestedOn"::text AS "requestedOn", note, "byName" FROM "AgreementTerm"
    WHERE "orgId" = ${ctx.actor.orgId}::uuid AND "agreementId" = ${agreementId}::uuid ORDER BY "fromOn" DESC, at DESC`
  return { terms, periods: await seasons(ctx, agreementId, today) }
}
