import 'server-only'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import type { BillLine } from '../rules/bill-lines'
import { periodBefore } from '../rules/periods'
import { addChange, addException, type RunReport } from '../rules/run-report'
import { tariffBody, type TariffBody } from '../rules/tariff-body'
import { seasonLines, type Term } from '../rules/terms'
import { termsOn } from './terms'

export type Period = {
  code: string
  service: string
  startsOn: string
  endsOn: string
  dueOn: string
  stopUseBy: string
}
type Candidate = {
  id: string
  accountNo: string
  tariffClass: string
  status: string
  billable: boolean
  metering: string
  gross: bigint | null
  inside: bigint | null
  height: number | null
  billed: boolean
  /** bills of the period taken out of the books before */
  cancelled: number
  beforeFen: bigint
  terms: Term[]
}
export type Made = { id: string; agreementId: string; no: string; fen: string; tariffId: string; lines: BillLine[] }
export type Tariffs = ReadonlyMap<string, { id: string; body: TariffBody }>

/** The prices in force on a day, one per class. */
export async function tariffsOn(ctx: Context, service: string, on: string): Promise<Tariffs> {
  const rows = await ctx.db.tariff.findMany({
    where: { orgId: ctx.actor.orgId, service, effectiveFrom: { lte: new Date(on) } },
    orderBy: [{ effectiveFrom: 'asc' }, { version: 'asc' }],
    select: { id: true, tariffClass: true, body: true },
  })
  return new Map(rows.map((row) => [row.tariffClass, { id: row.id, body: tariffBody.parse(row.body) }]))
}

/** Bills are looked up account by account (LATERAL): while a run fills the table its statistics lag, and a join would read every bill for every account. */
async function candidates(tx: Context, period: Period, after: string, limit: number): Promise<Candidate[]> {
  return tx.db.$queryRaw<Candidate[]>`
    SELECT a.id, a."accountNo", a."tariffClass", a.status, a.billable, a.metering, (a."grossAreaM2" * 100)::bigint AS gross,
      (a."insideAreaM2" * 100)::bigint AS inside, (a."storeyHeightM" * 100)::int AS height, b.id IS NOT NULL AS billed,
      (SELECT count(*)::int FROM "Bill" c WHERE c."orgId" = a."orgId" AND c."agreementId" = a.id AND c."periodCode" = ${period.code} AND c.kind = 'season' AND c."cancelledTxId" IS NOT NULL) AS cancelled,
      coalesce(o."amountFen", 0)::bigint AS "beforeFen", ${termsOn(period.startsOn)} AS terms
    FROM (SELECT * FROM "Agreement" WHERE "orgId" = ${tx.actor.orgId}::uuid AND service = ${period.service} AND "accountNo" > ${after} ORDER BY "accountNo" LIMIT ${limit}) a
    LEFT JOIN LATERAL (SELECT b.id FROM "Bill" b WHERE b."orgId" = a."orgId" AND b."agreementId" = a.id AND b."periodCode" = ${period.code} AND b.kind = 'season' AND b."cancelledTxId" IS NULL LIMIT 1) b ON true
    LEFT JOIN LATERAL (SELECT o."amountFen" FROM "Bill" o WHERE o."orgId" = a."orgId" AND o."agreementId" = a.id AND o."periodCode" = ${periodBefore(period.code)} AND o.kind = 'season' AND o."cancelledTxId" IS NULL LIMIT 1) o ON true
    ORDER BY a."accountNo"`
}

/** What one account is billed, or why not. */
function billOf(account: Candidate, period: Period, tariffs: Tariffs, report: RunReport): Made | null {
  const aside = (reason: string) => {
    addException(report, reason, account.accountNo)
    return null
  }
  if (account.billed) return aside('already-billed')
  if (account.status !== 'active') return aside(account.status)
  const tariff = tariffs.get(account.tariffClass)
  if (!tariff) return aside('no-tariff')
  const { gross, inside, height, metering, terms } = account
  const home = { grossArea: gross, insideArea: inside, heightCm: height, metering }
  const computed = seasonLines(tariff.body, home, terms, period)
  if (!computed.ok) return aside(computed.exception)
  if (!account.billable) return aside('not-billable')
  const fen = String(computed.totalFen)
  addChange(report, { accountNo: account.accountNo, beforeFen: String(account.beforeFen), fen })
  const again = account.cancelled > 0 ? `-${account.cancelled + 1}` : ''
  const no = `${account.accountNo}-${period.code}${again}`
  return { id: newId(), agreementId: account.id, no, fen, tariffId: tariff.id, lines: computed.lines }
}

/** The bills of the next stretch of accounts, computed and not yet written. */
export async function nextBills(
  tx: Context,
  period: Period,
  tariffs: Tariffs,
  report: RunReport,
  after: string,
  limit: number,
) {
  const accounts = await candidates(tx, period, after, limit)
  const bills = accounts.flatMap((account) => billOf(account, period, tariffs, report) ?? [])
  return { bills, seen: accounts.length, cursor: accounts.at(-1)?.accountNo ?? after }
}

/** Writes a stretch of bills and its one journal entry in a single statement. */
export async function issueBills(
  tx: Context,
  runId: string,
  period: Period,
  bills: readonly Made[],
  key: string,
): Promise<void> {
  if (bills.length === 0) return
  const [txId, orgId] = [newId(), tx.actor.orgId]
  const actorId = tx.actor.kind === 'staff' ? tx.actor.id : null
  await tx.db.$executeRaw`
    WITH made AS (
      INSERT INTO "Bill" (id, "orgId", no, "agreementId", service, kind, "periodCode", "amountFen", "dueOn", "issuedAt", "txId", "tariffId", lines, "runId")
      SELECT m.id, ${orgId}::uuid, m.no, m."agreementId", ${period.service}, 'season', ${period.code}, m.fen, ${period.dueOn}::date, ${tx.now}, ${txId}::uuid, m."tariffId", m.lines, ${runId}::uuid
      FROM jsonb_to_recordset(${JSON.stringify(bills)}::jsonb) AS m(id uuid, "agreementId" uuid, no text, fen bigint, "tariffId" uuid, lines jsonb)
      RETURNING id, "agreementId", "amountFen"),
    journal AS (
      INSERT INTO "LedgerTx" (id, "orgId", kind, "docNo", reason, key, "actorId", "actorName", at)
      VALUES (${txId}::uuid, ${orgId}::uuid, 'season-run', ${period.code}, '', ${key}, ${actorId}::uuid, ${tx.actor.name}, ${tx.now}))
    INSERT INTO "LedgerEntry" ("txId", "orgId", account, "agreementId", "billId", "amountFen")
    SELECT ${txId}::uuid, ${orgId}::uuid, 'receivable', "agreementId", id, "amountFen" FROM made
    UNION ALL SELECT ${txId}::uuid, ${orgId}::uuid, 'revenue', NULL, NULL, -sum("amountFen") FROM made`
}
