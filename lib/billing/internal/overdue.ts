import 'server-only'
import type { Context } from '@/lib/platform/context'
import { lateCharges, type Charged, type Overdue } from '../rules/late-fee'
import { tariffBody } from '../rules/tariff-body'
import { tariffsOn } from './bill-stretch'

type Row = Omit<Overdue, 'rule'> & { tariffId: string | null; tariffClass: string; service: string }

/** What an account would be charged for lateness up to a local day: every overdue bill but late fees themselves, by its own price or its class's. */
export async function chargesOf(ctx: Context, agreementId: string, on: string): Promise<Charged[]> {
  const { orgId } = ctx.actor
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT b.id AS "billId", b.no AS "billNo", b.kind, b."periodCode", b."amountFen" - b."settledFen" AS "outstandingFen", b."dueOn"::text AS "dueOn", b."tariffId", a."tariffClass", b.service,
      greatest(b."dueOn", (SELECT max(l."untilOn") FROM "LateFee" l WHERE l."billId" = b.id))::text AS "countedTo",
      coalesce((SELECT sum(l.fen) FROM "LateFee" l WHERE l."billId" = b.id), 0)::bigint AS "chargedFen"
    FROM "Bill" b JOIN "Agreement" a ON a.id = b."agreementId"
    WHERE b."orgId" = ${orgId}::uuid AND b."agreementId" = ${agreementId}::uuid AND b."cancelledTxId" IS NULL AND b."settledFen" < b."amountFen"
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
    if (body?.late) overdue.push({ ...row, rule: body.late })
  }
  return lateCharges(overdue, on)
}
