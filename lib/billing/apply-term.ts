import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { holdSeasonFacts } from '@/lib/accounts/hold-season-facts'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import type { Context, StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { ApplyTermInput } from './inputs'
import { lockAccount } from './internal/load'
import { termBlockers } from './rules/terms'
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

type Of = { orgId: string; agreementId: string; kind: string; fromOn: Date }

/** Terms of a kind and season that have held, or do: one ended from its first day never did. */
async function standing(tx: Context, of: Of): Promise<number> {
  const known = await tx.db.agreementTerm.findMany({ where: of, select: { id: true } })
  const gone = { termId: { in: known.map(({ id }) => id) }, fromOn: { lte: of.fromOn } }
  return known.length - (await tx.db.agreementTermEnd.count({ where: gone }))
}

/**
 * Puts a term on an account for a season: heat stopped by application, or the low-income price. A stop asked for after the season's day
 * (`stopUseBy`) is kept but lowers nothing. Blockers: account_closed, already_applied, season_over, season_billed {no}.
 */
export async function applyTerm(ctx: StaffContext, input: ApplyTermInput): Promise<{ lowers: boolean; by: string }> {
  authorize(ctx, 'term:apply')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    await holdSeasonFacts(tx, 'shared')
    const account = await lockAccount(tx, input.accountNo)
    const today = localDateOf((await policyBook(tx)).timeZone, tx.now)
    const period = await tx.db.billingPeriod.findUnique({
      where: { orgId_service_code: { orgId, service: account.service, code: input.periodCode } },
    })
    const { startsOn, endsOn } = period ?? notFound()
    const season = (await seasons(tx, account.id, today)).find(({ code }) => code === input.periodCode)
    const of = { orgId, agreementId: account.id, kind: input.kind, fromOn: startsOn }
    const known = (await standing(tx, of)) > 0
    refuseIf(termBlockers({ accountStatus: account.status, known, over: !season, billNo: season?.billNo ?? null }))
    const said = { toOn: endsOn, requestedOn: new Date(today), note: input.note, byName: tx.actor.name, at: tx.now }
    await tx.db.agreementTerm.create({ data: { id: newId(), ...of, ...said }, select: { id: true } })
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
    SELECT t.id, t.kind, t."fromOn"::text AS "fromOn", t."toOn"::text AS "toOn", t."requestedOn"::text AS "requestedOn", t.note, t."byName",
      CASE WHEN t.kind = 'stop-use' AND t."requestedOn" > p."stopUseBy" THEN p."stopUseBy"::text END AS "lateBy",
      CASE WHEN e."termId" IS NOT NULL THEN jsonb_build_object('on', e."fromOn", 'reason', e.reason, 'byName', e."byName") END AS ended
    FROM "AgreementTerm" t JOIN "Agreement" a ON a.id = t."agreementId" LEFT JOIN "AgreementTermEnd" e ON e."termId" = t.id
      LEFT JOIN "BillingPeriod" p ON p."orgId" = t."orgId" AND p.service = a.service AND p."startsOn" = t."fromOn"
    WHERE t."orgId" = ${ctx.actor.orgId}::uuid AND t."agreementId" = ${agreementId}::uuid ORDER BY t."fromOn" DESC, t.at DESC`
  return { today, terms, periods: await seasons(ctx, agreementId, today) }
}
