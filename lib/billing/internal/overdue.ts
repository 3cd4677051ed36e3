import 'server-only'
import type { Context } from '@/lib/platform/context'
import { policyBook } from '@/lib/policy/queries'
import { lateCharges, type Charged, type Overdue } from '../rules/late-fee'
import { tariffBody } from '../rules/tariff-body'
import { tariffsOn } from './bill-stretch'

type Row = Omit<Overdue, 'rule' | 'paid'> & {
  paid: { on: string; fen: string }[]
  tariffId: string | null
  tariffClass: string
  service: string
}

/**
 * What an account would be charged for lateness up to a local day: every bill that was overdue on a day not charged yet but late fees
 * themselves, paid since or not, by its own price or its class's. A payment taken back counts as never made,
 * one of the bank's as made on the day it was asked for: the customer does not answer for the bank's days.
 */
export async function chargesOf(ctx: Context, agreementId: string, on: string): Promise<Charged[]> {
  const { orgId } = ctx.actor
  const { timeZone } = await policyBook(ctx)
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT b.id AS "billId", b.no AS "billNo", b.kind, b."periodCode", b."amountFen" - b."settledFen" AS "outstandingFen", b."dueOn"::text AS "dueOn", b."tariffId", a."tariffClass", b.service,
      greatest(b."dueOn", (SELECT max(l."untilOn") FROM "LateFee" l WHERE l."billId" = b.id))::text AS "countedTo",
      coalesce((SELECT sum(l.fen) FROM "LateFee" l WHERE l."billId" = b.id), 0)::bigint AS "chargedFen", p.paid
    FROM "Bill" b JOIN "Agreement" a ON a.id = b."agreementId" CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('on', d.day, 'fen', d.fen::text) ORDER BY d.day), '[]') AS paid FROM (
        SELECT coalesce(CASE y.tender WHEN 'withholding' THEN (SELECT max(w."sendOn") FROM "WithholdingItem" i JOIN "WithholdingBatch" w ON w.id = i."batchId"
            WHERE i."billId" = b.id AND i.state = 'paid') END, (y.at AT TIME ZONE ${timeZone})::date) AS day, sum(x."amountFen") AS fen FROM "Allocation" x JOIN "Payment" y ON y.id = x."paymentId"
        WHERE x."billId" = b.id GROUP BY 1 HAVING sum(x."amountFen") <> 0) d
      WHERE d.day > b."dueOn") p
    WHERE b."orgId" = ${orgId}::uuid AND b."agreementId" = ${agreementId}::uuid AND b."cancelledTxId" IS NULL AND (b."settledFen" < b."amountFen" OR p.paid <> '[]')
      AND b."dueOn" < ${on}::date AND b.kind NOT IN ('late-fee', 'retrofit', 'service') AND b."lockedBatchId" IS NULL
    ORDER BY b."dueOn", b.no`
  const ids = rows.flatMap(({ tariffId }) => tariffId ?? [])
  const own = await ctx.db.tariff.findMany({ where: { orgId, id: { in: ids } }, select: { id: true, body: true } })
  const overdue: Overdue[] = []
  for (const row of rows) {
    const used = own.find(({ id }) => id === row.tariffId)?.body
    const body = used
      ? tariffBody.parse(used)
      : (await tariffsOn(ctx, row.service, row.dueOn)).get(row.tariffClass)?.body
    if (body?.late)
      overdue.push({ ...row, paid: row.paid.map(({ on, fen }) => ({ on, fen: BigInt(fen) })), rule: body.late })
  }
  return lateCharges(overdue, on)
}
