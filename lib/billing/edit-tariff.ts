import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { holdSeasonFacts } from '@/lib/accounts/hold-season-facts'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import { dayOfDate, instantOf } from '@/lib/kernel/zones'
import type { Context, StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { EditTariffInput } from './inputs'
import { seasonOf } from './rules/periods'
import { SHIPPED_TARIFFS } from './rules/shipped-tariffs'

/**
 * Bills of a class made out on or after a local day, or before it for a season with days from then on: bills_issued_since {count, from}. One
 * that came with the register was made with no price of ours, and is of the class its account has.
 */
async function issuedBlockers(tx: StaffContext, { service, tariffClass, effectiveFrom }: EditTariffInput) {
  const { orgId } = tx.actor
  const since = new Date(instantOf((await policyBook(tx)).timeZone, dayOfDate(effectiveFrom), 0))
  const [row] = await tx.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Bill" b JOIN "Agreement" a ON a.id = b."agreementId" LEFT JOIN "Tariff" t ON t.id = b."tariffId"
      LEFT JOIN "BillingPeriod" p ON p."orgId" = b."orgId" AND p.service = b.service AND p.code = b."periodCode"
    WHERE b."orgId" = ${orgId}::uuid AND b.service = ${service} AND b.kind IN ('season', 'period', 'difference') AND b."cancelledTxId" IS NULL
      AND coalesce(t."tariffClass", a."tariffClass") = ${tariffClass} AND (b."issuedAt" >= ${since} OR p."endsOn" >= ${effectiveFrom}::date)`
  const count = row!.count
  return count > 0 ? [{ code: 'bills_issued_since', params: { count, from: effectiveFrom } }] : []
}

/**
 * A new version of a price, unverified until another has compared it with its source (confirmTariff); bills keep the version they were made with. Somebody else's newer version is a conflict. Blockers:
 * bills_issued_since {count, from} (bills of the class have been made out since that day or for days from then on, and it was not said that they
 * stay as they are).
 */
export async function editTariff(ctx: StaffContext, input: EditTariffInput): Promise<{ version: number }> {
  authorize(ctx, 'tariff:edit')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const { service, tariffClass, body, source, reason } = input
    await holdSeasonFacts(tx, 'shared')
    const last = await tx.db.tariff.findFirst({
      where: { orgId, service, tariffClass },
      orderBy: { version: 'desc' },
      select: { version: true },
    })
    if ((last?.version ?? 0) !== input.baseVersion) conflict({ version: last?.version ?? 0 })
    refuseIf(input.billsStay ? [] : await issuedBlockers(tx, input))
    const [id, version] = [newId(), input.baseVersion + 1]
    const by = { byId: tx.actor.id, byName: tx.actor.name, at: tx.now }
    const written = { effectiveFrom: new Date(input.effectiveFrom), ...by, verified: false }
    const made = await tx.db.tariff.createMany({
      data: [{ id, orgId, service, tariffClass, version, body, source, reason, ...written }],
      skipDuplicates: true,
    })
    if (made.count !== 1) conflict()
    const data = { service, tariffClass, version, reason }
    await recordEvent(tx, { type: 'tariff.edited', subject: 'tariff', subjectId: id, data })
    return { version }
  })
}

/** The season of a day and the sample prices, where a company has none yet. Safe to run again. */
export async function startBilling(ctx: Context): Promise<void> {
  authorize(ctx, 'ledger:open')
  const { orgId } = ctx.actor
  const code = seasonOf(localDateOf((await policyBook(ctx)).timeZone, ctx.now))
  const [first, second] = code.split('-') as [string, string]
  const day = (text: string) => new Date(text)
  const dates = {
    startsOn: day(`${first}-11-15`),
    endsOn: day(`${second}-03-15`),
    dueOn: day(`${first}-12-31`),
    stopUseBy: day(`${first}-10-16`),
  }
  await ctx.db.billingPeriod.createMany({
    data: [{ id: newId(), orgId, service: 'heat', code, ...dates }],
    skipDuplicates: true,
  })
  const written = {
    version: 1,
    effectiveFrom: day('2020-01-01'),
    verified: false,
    reason: '',
    byName: ctx.actor.name,
    at: ctx.now,
  }
  await ctx.db.tariff.createMany({
    data: SHIPPED_TARIFFS.map((tariff) => ({ id: newId(), orgId, service: 'heat', ...tariff, ...written })),
    skipDuplicates: true,
  })
}
