import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { notFound } from '@/lib/kernel/errors'
import type { Context, StaffContext } from '@/lib/platform/context'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { Prisma } from '@/lib/platform/generated/client.ts'
import { isLeft } from './internal/drawer-left'
import { lastRehearsal, openMode } from './internal/rehearsal'
import { tariffChecks } from './internal/tariff-checks'
import { receiptNoIn } from './rules/numbers'
import type { RunView, SeasonDesk } from './rules/season-desk'
import { wrote } from './rules/tariff-check'
import { tariffBody } from './rules/tariff-body'
import type { AccountMoney, BillView, DrawerView, PaymentView, ReceiptView, RefundView } from './views'

/** The name under which the register is imported. */
const THE_IMPORT = 'register-import'
const YEAR_MS = 366 * 86_400_000
const num = (fen: bigint) => Number(fen)

type BillRow = Omit<BillView, 'amountFen' | 'settledFen' | 'issuedAt'> & {
  amountFen: bigint
  settledFen: bigint
  issuedAt: Date
}
type PaymentRow = Omit<PaymentView, 'amountFen' | 'surplusFen' | 'at'> & {
  amountFen: bigint
  surplusFen: bigint
  at: Date
}

/** What an account owes and has paid, by the ledger: open bills oldest first, and twelve months of bills and payments. */
export async function accountMoney(ctx: Context, agreementId: string): Promise<AccountMoney> {
  authorize(ctx, 'billing:read')
  const { orgId } = ctx.actor
  const since = new Date(ctx.now.getTime() - YEAR_MS)
  const today = localDateOf((await policyBook(ctx)).timeZone, ctx.now)
  const bills = await ctx.db.$queryRaw<BillRow[]>`
    SELECT b.id, b.no, b.kind, b."periodCode", b."amountFen", b."settledFen", b."dueOn"::text AS "dueOn", b."issuedAt", b."lockedBatchId" IS NOT NULL AS locked,
      b."cancelledTxId" IS NOT NULL AS cancelled, b.lines,
      CASE WHEN b."cancelledTxId" IS NULL AND b."settledFen" < b."amountFen" THEN greatest(0, ${today}::date - b."dueOn") ELSE 0 END AS "overdueDays", t.version AS "tariffVersion"
    FROM "Bill" b LEFT JOIN "Tariff" t ON t.id = b."tariffId"
    WHERE b."orgId" = ${orgId}::uuid AND b."agreementId" = ${agreementId}::uuid AND (b."settledFen" < b."amountFen" OR b."issuedAt" > ${since})
    ORDER BY b."dueOn", b."issuedAt", b.no LIMIT 100`
  const payments = await ctx.db.$queryRaw<PaymentRow[]>`
    SELECT no, tender, place, "amountFen", "surplusFen", at, "byName", "reversedTxId" IS NOT NULL AS reversed FROM "Payment"
    WHERE "orgId" = ${orgId}::uuid AND "agreementId" = ${agreementId}::uuid AND at > ${since} ORDER BY at DESC, no DESC LIMIT 100`
  const balance = await ctx.db.accountBalance.findUnique({ where: { agreementId }, select: { advanceFen: true } })
  const open = bills.filter((bill) => !bill.cancelled)
  const sum = (of: BillRow[]) => num(of.reduce((total, bill) => total + bill.amountFen - bill.settledFen, 0n))
  return {
    priorFen: sum(open.filter((bill) => bill.kind === 'prior')),
    currentFen: sum(open.filter((bill) => bill.kind !== 'prior')),
    advanceFen: num(balance?.advanceFen ?? 0n),
    bills: bills.map((b) => ({
      ...b,
      amountFen: num(b.amountFen),
      settledFen: num(b.settledFen),
      issuedAt: b.issuedAt.toISOString(),
    })),
    payments: payments.map((p) => ({
      ...p,
      amountFen: num(p.amountFen),
      surplusFen: num(p.surplusFen),
      at: p.at.toISOString(),
    })),
  }
}

/** The number of the receipt a text names, in whatever case and width it was typed; null when it names none that is there. */
export async function findReceipt(ctx: Context, text: string): Promise<string | null> {
  authorize(ctx, 'billing:read')
  const no = receiptNoIn(text)
  if (!no) return null
  const found = await ctx.db.payment.findFirst({ where: { orgId: ctx.actor.orgId, no }, select: { no: true } })
  return found?.no ?? null
}

/** A receipt as it is printed. */
export async function getReceipt(ctx: Context, no: string): Promise<ReceiptView> {
  authorize(ctx, 'billing:read')
  const { orgId } = ctx.actor
  type Row = Omit<ReceiptView, 'amountFen' | 'surplusFen' | 'at' | 'parts'> & {
    id: string
    amountFen: bigint
    surplusFen: bigint
    at: Date
  }
  const [row] = await ctx.db.$queryRaw<Row[]>`
    SELECT p.id, p.no, a."accountNo", n.name, r.address, p.tender, p."amountFen", p."surplusFen", p.payer, p.at, p."byName", p."reversedTxId" IS NOT NULL AS reversed,
      o.name AS company, o.hotline
    FROM "Payment" p JOIN "Agreement" a ON a.id = p."agreementId" JOIN "Person" n ON n.id = a."personId" JOIN "Premise" r ON r.id = a."premiseId" JOIN "Org" o ON o.id = p."orgId"
    WHERE p."orgId" = ${orgId}::uuid AND p.no = ${no}`
  if (!row) notFound()
  const parts = await ctx.db.$queryRaw<(Omit<ReceiptView['parts'][number], 'fen'> & { fen: bigint })[]>`
    SELECT b.no, b.kind, b."periodCode", CASE b.kind WHEN 'service' THEN b.lines->0->'params'->>'item' END AS item, x."amountFen" AS fen FROM "Allocation" x JOIN "Bill" b ON b.id = x."billId"
    WHERE x."paymentId" = ${row.id}::uuid AND x."amountFen" > 0 ORDER BY x.seq`
  const { id: _, ...said } = row
  return {
    ...said,
    amountFen: num(row.amountFen),
    surplusFen: num(row.surplusFen),
    at: row.at.toISOString(),
    parts: parts.map((p) => ({ ...p, fen: num(p.fen) })),
  }
}

/** The receipt a text names, or that there is none. */
export async function receiptAsked(ctx: Context, text: string): Promise<{ no: string; receipt: ReceiptView | null }> {
  authorize(ctx, 'billing:read')
  const no = await findReceipt(ctx, text)
  return { no: text, receipt: no ? await getReceipt(ctx, no) : null }
}

type DrawerRow = Omit<DrawerView, 'openedAt' | 'closedAt' | 'floatFen' | 'expectedFen' | 'countedFen' | 'mine'> & {
  staffId: string
  openedAt: Date
  closedAt: Date | null
  floatFen: bigint
  expectedFen: bigint
  countedFen: bigint | null
}

/** One's own drawer, and for those who receive them every drawer not handed in yet: each movement of its cash by kind, their sum is what it should hold. */
export async function drawers(ctx: StaffContext, all: boolean): Promise<DrawerView[]> {
  authorize(ctx, 'drawer:open')
  const rows = await ctx.db.$queryRaw<DrawerRow[]>`
    SELECT d.id, d."staffId", d."closedAt" IS NULL AND ${isLeft(Prisma.sql`d`)} AS left, d."countedById" = ${ctx.actor.id}::uuid AS "countedByMe", d."staffName", coalesce(s."nameEn", d."staffName") AS "staffNameEn", d.place, d."openedAt", d."closedAt", d."floatFen", d."countedFen", d.reason, d."handedTo",
      coalesce(d."expectedFen", (SELECT sum(e."amountFen") FROM "LedgerEntry" e WHERE e."drawerId" = d.id), 0)::bigint AS "expectedFen",
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', c.kind, 'count', c.count, 'fen', c.fen) ORDER BY c.first) FROM (
        SELECT t.kind, count(*)::int AS count, sum(e."amountFen")::bigint AS fen, min(e.seq) AS first FROM "LedgerEntry" e JOIN "LedgerTx" t ON t.id = e."txId"
        WHERE e."drawerId" = d.id AND e.account = 'cash' GROUP BY t.kind) c), '[]') AS cash,
      coalesce((SELECT jsonb_agg(jsonb_build_object('tender', t.tender, 'count', t.count, 'fen', t.fen) ORDER BY t.tender) FROM (
        SELECT p.tender, count(*)::int AS count, sum(p."amountFen")::bigint AS fen FROM "Payment" p
        WHERE p."orgId" = d."orgId" AND p."byId" = d."staffId" AND p.at >= d."openedAt" AND (d."closedAt" IS NULL OR p.at <= d."closedAt") AND p."reversedTxId" IS NULL AND p.tender <> 'cash' GROUP BY p.tender) t), '[]') AS tenders
    FROM "Drawer" d LEFT JOIN "Staff" s ON s.id = d."staffId"
    WHERE d."orgId" = ${ctx.actor.orgId}::uuid AND d."handedAt" IS NULL AND (${all} OR d."staffId" = ${ctx.actor.id}::uuid)
    ORDER BY d."closedAt" IS NOT NULL, d."openedAt" LIMIT 50`
  return rows.map(({ staffId, ...d }) => ({
    ...d,
    mine: staffId === ctx.actor.id,
    openedAt: d.openedAt.toISOString(),
    closedAt: d.closedAt?.toISOString() ?? null,
    floatFen: num(d.floatFen),
    expectedFen: num(d.expectedFen),
    countedFen: d.countedFen === null ? null : num(d.countedFen),
  }))
}

/** Refunds that wait for another pair of eyes. */
export async function waitingRefunds(ctx: StaffContext): Promise<RefundView[]> {
  authorize(ctx, 'billing:read')
  const rows = await ctx.db.$queryRaw<
    (Omit<RefundView, 'amountFen' | 'mine'> & { amountFen: bigint; requestedById: string })[]
  >`
    SELECT r.id, a."accountNo", p.name, r."amountFen", r.way, r.reason, r."requestedBy", r."requestedById"
    FROM "Refund" r JOIN "Agreement" a ON a.id = r."agreementId" JOIN "Person" p ON p.id = a."personId"
    WHERE r."orgId" = ${ctx.actor.orgId}::uuid AND r.status = 'requested' ORDER BY r."requestedAt" LIMIT 50`
  return rows.map(({ requestedById, ...r }) => ({
    ...r,
    amountFen: num(r.amountFen),
    mine: requestedById === ctx.actor.id,
  }))
}

/** The last supply seasons and the lines of the off-season list that stand before each. */
async function openingsOf(ctx: StaffContext, timeZone: string): Promise<SeasonDesk['openings']> {
  return ctx.db.$queryRaw<SeasonDesk['openings']>`
    SELECT p.code AS "periodCode", p.service,
      EXISTS (SELECT FROM "SeasonOpening" o WHERE o."orgId" = p."orgId" AND o.service = p.service AND o."periodCode" = p.code) AS opened,
      (SELECT count(*)::int FROM "OffSeasonLine" l WHERE l."orgId" = p."orgId" AND l.service = p.service AND l.state = 'open') AS waiting,
      (SELECT count(*)::int FROM "OffSeasonLine" l WHERE l."orgId" = p."orgId" AND l.service = p.service AND l.state = 'open'
        AND l."addedAt" < p."startsOn"::timestamp AT TIME ZONE ${timeZone}) AS before
    FROM "BillingPeriod" p WHERE p."orgId" = ${ctx.actor.orgId}::uuid AND p.service = 'heat' ORDER BY p."startsOn" DESC LIMIT 4`
}

/** Seasons, prices with their versions, and the runs of their bills. */
export async function seasonDesk(ctx: StaffContext): Promise<SeasonDesk> {
  authorize(ctx, 'tariff:read')
  const { orgId } = ctx.actor
  const periods = await ctx.db.$queryRaw<SeasonDesk['periods']>`
    SELECT code, service, "startsOn"::text AS "startsOn", "endsOn"::text AS "endsOn", "dueOn"::text AS "dueOn", "stopUseBy"::text AS "stopUseBy"
    FROM "BillingPeriod" WHERE "orgId" = ${orgId}::uuid ORDER BY "startsOn" DESC LIMIT 12`
  const tariffs = await ctx.db.tariff.findMany({
    where: { orgId },
    orderBy: [{ service: 'asc' }, { tariffClass: 'asc' }, { version: 'desc' }],
    take: 200,
  })
  const checks = await tariffChecks(
    ctx,
    tariffs.map(({ id }) => id),
  )
  const runs = await ctx.db.seasonRun.findMany({ where: { orgId }, orderBy: { at: 'desc' }, take: 10 })
  const [newest] = periods
  const rehearsed = newest ? await lastRehearsal(ctx, newest) : null
  const { timeZone } = await policyBook(ctx)
  const openings = await openingsOf(ctx, timeZone)
  return {
    today: localDateOf(timeZone, ctx.now),
    rehearsed: rehearsed && { runId: rehearsed.id, billed: rehearsed.billed, sumFen: num(rehearsed.sumFen) },
    underWay: newest ? await openMode(ctx, newest) : null,
    periods,
    openings,
    tariffs: tariffs.map(({ id, byId, service, tariffClass, version, effectiveFrom, body, source, byName, at }) => ({
      ...{ service, tariffClass, version, source, byName: byName === THE_IMPORT ? null : byName },
      mine: wrote({ byId, byName }, ctx.actor),
      checked: checks.get(id) ?? null,
      effectiveFrom: effectiveFrom.toISOString().slice(0, 10),
      body: tariffBody.parse(body),
      at: at.toISOString(),
    })),
    runs: runs.map((run) => ({
      ...{
        id: run.id,
        mode: run.mode,
        status: run.status,
        total: run.total,
        done: run.done,
        billed: run.billed,
        byName: run.byName,
      },
      sumFen: num(run.sumFen),
      at: run.at.toISOString(),
      exceptions: Object.entries(run.exceptions as Record<string, { count: number; accounts: string[] }>).map(
        ([reason, e]) => ({ reason, ...e }),
      ),
      largest: (run.largest as { accountNo: string; beforeFen: string; fen: string }[]).map((c) => ({
        ...c,
        beforeFen: Number(c.beforeFen),
        fen: Number(c.fen),
      })) satisfies RunView['largest'],
    })),
  }
}
