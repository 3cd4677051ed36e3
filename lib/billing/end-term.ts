import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { holdSeasonFacts } from '@/lib/accounts/hold-season-facts'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import type { Context, StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { EndTermInput } from './inputs'
import { lockAccount } from './internal/load'
import { termEndBlockers } from './rules/terms'

type Held = { kind: string; fromOn: string; toOn: string | null; ended: boolean; billNo: string | null }

/** A term of the account, whether it was ended, and the bill that was made with it of a season not over by the day. */
async function findTerm(tx: Context, agreementId: string, { termId, fromOn }: EndTermInput): Promise<Held> {
  const [row] = await tx.db.$queryRaw<Held[]>`
    SELECT t.kind, t."fromOn"::text AS "fromOn", t."toOn"::text AS "toOn", EXISTS (SELECT FROM "AgreementTermEnd" e WHERE e."termId" = t.id) AS ended,
      (SELECT b.no FROM "Bill" b JOIN "BillingPeriod" p ON p."orgId" = b."orgId" AND p.service = b.service AND p.code = b."periodCode"
       WHERE b."orgId" = t."orgId" AND b."agreementId" = t."agreementId" AND b.kind = 'season' AND b."cancelledTxId" IS NULL
         AND p."startsOn" >= t."fromOn" AND (t."toOn" IS NULL OR p."startsOn" <= t."toOn") AND p."endsOn" >= ${fromOn}::date ORDER BY p."startsOn" LIMIT 1) AS "billNo"
    FROM "AgreementTerm" t WHERE t."orgId" = ${tx.actor.orgId}::uuid AND t."agreementId" = ${agreementId}::uuid AND t.id = ${termId}::uuid`
  return row ?? notFound()
}

/**
 * Ends a term from a day on: heat taken again, no low income any more. The season's run bills the days before with it and the others
 * without; one ended from its first day never held. Blockers: already_ended, term_days {from, to}, season_billed {no} (the bill made with it
 * is cancelled first, the run bills it anew).
 */
export async function endTerm(ctx: StaffContext, input: EndTermInput): Promise<{ from: string }> {
  authorize(ctx, 'term:apply')
  return inTransaction(ctx, async (tx) => {
    const { orgId, id: byId, name: byName } = tx.actor
    await holdSeasonFacts(tx, 'shared')
    const account = await lockAccount(tx, input.accountNo)
    const term = await findTerm(tx, account.id, input)
    const { termId, fromOn: from, reason } = input
    refuseIf(termEndBlockers({ ...term, on: from }))
    const end = { termId, orgId, fromOn: new Date(from), reason, byId, byName, at: tx.now }
    await tx.db.agreementTermEnd.create({ data: end, select: { termId: true } })
    const data = { kind: term.kind, from, reason }
    await recordEvent(tx, { type: 'term.ended', subject: 'account', subjectId: account.id, data })
    return { from }
  })
}
