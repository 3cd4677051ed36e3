import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { policyBook } from '@/lib/policy/queries'
import type { MoneyListInput } from './inputs'
import type { BillRowOut, PaymentRowOut } from './views'

const PAGE = 2000

type BillPage = (Omit<BillRowOut, 'issuedAt'> & { issuedAt: Date; id: string })[]

async function billPage(ctx: StaffContext, asked: MoneyListInput, zone: string, after: string): Promise<BillPage> {
  const { from, to, service, kind, state } = asked
  return ctx.db.$queryRaw<BillPage>`
    SELECT b.id, b.no, a."accountNo", n.name, r.address, b.service, b.kind, b."periodCode", b."issuedAt", b."dueOn"::text AS "dueOn", b."amountFen", b."settledFen",
      CASE WHEN b."cancelledTxId" IS NOT NULL THEN 'cancelled' WHEN b."settledFen" = b."amountFen" THEN 'paid' WHEN b."settledFen" > 0 THEN 'part' ELSE 'open' END AS state
    FROM "Bill" b JOIN "Agreement" a ON a.id = b."agreementId" JOIN "Person" n ON n.id = a."personId" JOIN "Premise" r ON r.id = a."premiseId"
    WHERE b."orgId" = ${ctx.actor.orgId}::uuid AND b.no > ${after}
      AND b."issuedAt" >= ${from}::date::timestamp AT TIME ZONE ${zone} AND b."issuedAt" < (${to}::date + 1)::timestamp AT TIME ZONE ${zone}
      AND (${service}::text IS NULL OR b.service = ${service}) AND (${kind}::text IS NULL OR b.kind = ${kind})
      AND (${state}::text IS NULL OR CASE WHEN b."cancelledTxId" IS NOT NULL THEN 'cancelled' WHEN b."settledFen" = b."amountFen" THEN 'paid' WHEN b."settledFen" > 0 THEN 'part' ELSE 'open' END = ${state})
    ORDER BY b.no LIMIT ${PAGE}`
}

type PaymentPage = (Omit<PaymentRowOut, 'at'> & { at: Date })[]

async function paymentPage(
  ctx: StaffContext,
  asked: MoneyListInput,
  zone: string,
  after: string,
): Promise<PaymentPage> {
  const { from, to, tender } = asked
  return ctx.db.$queryRaw<PaymentPage>`
    SELECT p.no, a."accountNo", n.name, r.address, p.tender, p.place, p."amountFen", p."surplusFen", p.at, p."byName", p."reversedTxId" IS NOT NULL AS reversed
    FROM "Payment" p JOIN "Agreement" a ON a.id = p."agreementId" JOIN "Person" n ON n.id = a."personId" JOIN "Premise" r ON r.id = a."premiseId"
    WHERE p."orgId" = ${ctx.actor.orgId}::uuid AND p.no > ${after} AND p.at >= ${from}::date::timestamp AT TIME ZONE ${zone} AND p.at < (${to}::date + 1)::timestamp AT TIME ZONE ${zone}
      AND (${tender}::text IS NULL OR p.tender = ${tender})
    ORDER BY p.no LIMIT ${PAGE}`
}

async function* pages<T extends { no: string }>(page: (after: string) => Promise<T[]>): AsyncGenerator<T> {
  for (let after = ''; ;) {
    const rows = await page(after)
    yield* rows
    if (rows.length < PAGE) return
    after = rows.at(-1)!.no
  }
}

async function recorded(ctx: StaffContext, list: string, asked: MoneyListInput): Promise<void> {
  const said = Object.entries(asked).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []))
  const data = { list: `${list} ${said.join(' ')}`, rows: -1, truncated: false }
  await recordEvent(ctx, { type: 'list.exported', subject: 'staff', subjectId: ctx.actor.id, data })
}

/** Bills by day of issue and filter, a page at a time however many there are; who asked for what is on record before the first row. */
export async function exportBills(ctx: StaffContext, asked: MoneyListInput): Promise<AsyncGenerator<BillPage[number]>> {
  authorize(ctx, 'money:export')
  await recorded(ctx, 'bills', asked)
  const { timeZone } = await policyBook(ctx)
  return pages((after) => billPage(ctx, asked, timeZone, after))
}

/** Payments by day and tender, the same way. */
export async function exportPayments(
  ctx: StaffContext,
  asked: MoneyListInput,
): Promise<AsyncGenerator<PaymentPage[number]>> {
  authorize(ctx, 'money:export')
  await recorded(ctx, 'payments', asked)
  const { timeZone } = await policyBook(ctx)
  return pages((after) => paymentPage(ctx, asked, timeZone, after))
}
