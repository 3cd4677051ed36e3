import 'server-only'
import type { Blocker } from '@/lib/kernel/blockers'
import type { Context } from '@/lib/platform/context'
import type { BillLine } from '../rules/bill-lines'
import { effectBlockers, reclassLines, type Season } from '../rules/reclass'
import { seasonLines, type Term } from '../rules/terms'
import { tariffsOn } from './bill-stretch'
import { termsOn } from './terms'

export type Change = {
  id: string
  no: string
  agreementId: string
  accountNo: string
  service: string
  fromClass: string
  toClass: string
  effectiveOn: string
  status: string
  openedById: string
  checkedById: string | null
}
type Priced = Season & { dueOn: string; stopUseBy: string }

/** A change as it stands, of this company. */
export async function findChange(ctx: Context, no: string): Promise<Change | null> {
  const [row] = await ctx.db.$queryRaw<Change[]>`
    SELECT c.id, c.no, c."agreementId", a."accountNo", a.service, c."fromClass", c."toClass", c."effectiveOn"::text AS "effectiveOn",
      c.status, c."openedById", c."checkedById"
    FROM "ClassChange" c JOIN "Agreement" a ON a.id = c."agreementId"
    WHERE c."orgId" = ${ctx.actor.orgId}::uuid AND c.no = ${no}`
  return row ?? null
}

/** The season a day falls into, if any. */
export async function seasonAt(ctx: Context, service: string, on: string): Promise<Priced | null> {
  const [row] = await ctx.db.$queryRaw<Priced[]>`
    SELECT code, "startsOn"::text AS "startsOn", "endsOn"::text AS "endsOn", "dueOn"::text AS "dueOn", "stopUseBy"::text AS "stopUseBy"
    FROM "BillingPeriod" WHERE "orgId" = ${ctx.actor.orgId}::uuid AND service = ${service} AND ${on}::date BETWEEN "startsOn" AND "endsOn"`
  return row ?? null
}

type Last = { on: string; newFen: bigint } | null

/** The last change of the season that took effect. */
export async function lastEffect(ctx: Context, agreementId: string, periodCode: string): Promise<Last> {
  const [row] = await ctx.db.$queryRaw<{ on: string; newFen: bigint }[]>`
    SELECT "effectiveOn"::text AS on, "newFen" FROM "ClassChange"
    WHERE "orgId" = ${ctx.actor.orgId}::uuid AND "agreementId" = ${agreementId}::uuid AND "periodCode" = ${periodCode} AND status = 'approved'
    ORDER BY "effectiveOn" DESC LIMIT 1`
  return row ?? null
}

type Facts = {
  gross: bigint | null
  inside: bigint | null
  height: number | null
  metering: string
  terms: Term[]
}

/** What a bill of the account is made of, on a day. */
export async function billedFacts(ctx: Context, agreementId: string, on: string): Promise<Facts> {
  const [row] = await ctx.db.$queryRaw<Facts[]>`
    SELECT (a."grossAreaM2" * 100)::bigint AS gross, (a."insideAreaM2" * 100)::bigint AS inside, (a."storeyHeightM" * 100)::int AS height, a.metering,
      ${termsOn(on)} AS terms
    FROM "Agreement" a WHERE a."orgId" = ${ctx.actor.orgId}::uuid AND a.id = ${agreementId}::uuid`
  return row!
}

/** The whole season of an account at the price of a class; a fee of zero is one too. */
async function seasonFee(ctx: Context, change: Change, season: Priced) {
  const tariff = (await tariffsOn(ctx, change.service, season.startsOn)).get(change.toClass)
  if (!tariff) return { ok: false, exception: 'no-tariff' } as const
  const { gross, inside, height, metering, terms } = await billedFacts(ctx, change.agreementId, season.startsOn)
  const home = { grossArea: gross, insideArea: inside, heightCm: height, metering }
  const computed = seasonLines(tariff.body, home, terms, season)
  if (computed.ok) return { ok: true, fen: computed.totalFen, tariffId: tariff.id } as const
  if (computed.exception === 'zero-amount') return { ok: true, fen: 0n, tariffId: tariff.id } as const
  return { ok: false, exception: computed.exception } as const
}

export type Rerated = {
  season: Priced
  oldFen: bigint
  newFen: bigint
  differenceFen: bigint
  lines: BillLine[]
  tariffId: string
}

/**
 * What a change comes to, or why it cannot take effect: effect_outside_season, effect_before_last {on}, season_not_billed (the season's run
 * bills the new class by itself when there is no bill yet), no_season_fee {reason}. The old fee is the season's bill, or what the last change made of it.
 */
export async function rerate(ctx: Context, change: Change): Promise<Rerated | { blockers: Blocker[] }> {
  const season = await seasonAt(ctx, change.service, change.effectiveOn)
  const last = season && (await lastEffect(ctx, change.agreementId, season.code))
  const blockers = effectBlockers({ effectiveOn: change.effectiveOn, season, lastEffectOn: last?.on ?? null })
  if (!season || blockers.length > 0) return { blockers }
  const bill = await ctx.db.bill.findFirst({
    where: {
      orgId: ctx.actor.orgId,
      ...{ agreementId: change.agreementId, periodCode: season.code, kind: 'season', cancelledTxId: null },
    },
    select: { amountFen: true },
  })
  if (!bill) return { blockers: [{ code: 'season_not_billed' }] }
  const fee = await seasonFee(ctx, change, season)
  if (!fee.ok) return { blockers: [{ code: 'no_season_fee', params: { reason: fee.exception } }] }
  const oldFen = last?.newFen ?? bill.amountFen
  const { lines, differenceFen } = reclassLines({ oldFen, newFen: fee.fen, season, effectiveOn: change.effectiveOn })
  return { season, oldFen, newFen: fee.fen, differenceFen, lines, tariffId: fee.tariffId }
}
