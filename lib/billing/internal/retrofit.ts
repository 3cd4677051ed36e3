import 'server-only'
import { notFound } from '@/lib/kernel/errors'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { householdShares, retrofitShares } from '../rules/retrofit'

export type Project = {
  id: string
  no: string
  buildingId: string
  name: string
  costFen: bigint
  customerBps: number
  governmentBps: number
  companyBps: number
  splitBy: string
  neededBps: number
  status: string
  byId: string
  dueOn: string | null
}
export type Household = {
  agreementId: string
  accountNo: string
  name: string
  address: string
  area: bigint | null
  decision: string | null
  on: string | null
  paperNo: string | null
  reason: string | null
  photos: string[] | null
  byName: string | null
  billId: string | null
  billNo: string | null
  amountFen: bigint | null
  settledFen: bigint | null
  cancelled: boolean
}

/** A project, held until the transaction ends: consents and money of a building move one at a time. */
export async function lockProject(tx: Context, no: string): Promise<Project> {
  const [row] = await tx.db.$queryRaw<Project[]>`
    SELECT id, no, "buildingId", name, "costFen", "customerBps", "governmentBps", "companyBps", "splitBy", "neededBps", status, "byId", "dueOn"::text AS "dueOn"
    FROM "RetrofitProject" WHERE "orgId" = ${tx.actor.orgId}::uuid AND no = ${no} FOR UPDATE`
  return row ?? notFound()
}

/** The households of a project's building with their answers and bills, by account number. */
export async function households(ctx: Context, projectId: string): Promise<Household[]> {
  return ctx.db.$queryRaw<Household[]>`
    SELECT a.id AS "agreementId", a."accountNo", n.name, r.address, (a."grossAreaM2" * 100)::bigint AS area, c.decision, c."on"::text AS "on", c."paperNo",
      c.reason, c.photos, c."byName", c."billId", b.no AS "billNo", b."amountFen", b."settledFen", b."cancelledTxId" IS NOT NULL AS cancelled
    FROM "RetrofitProject" p JOIN "Premise" r ON r."orgId" = p."orgId" AND r."buildingId" = p."buildingId"
      JOIN "Agreement" a ON a."orgId" = p."orgId" AND a."premiseId" = r.id AND a.service = 'heat' AND a.status <> 'closed'
      JOIN "Person" n ON n.id = a."personId"
      LEFT JOIN "RetrofitConsent" c ON c."projectId" = p.id AND c."agreementId" = a.id
      LEFT JOIN "Bill" b ON b.id = c."billId"
    WHERE p."orgId" = ${ctx.actor.orgId}::uuid AND p.id = ${projectId}::uuid ORDER BY a."accountNo"`
}

/** Every household with its share of the cost, in fen. */
export function withShares<H extends { area: bigint | null }>(project: Project, list: readonly H[]) {
  const shares = householdShares(retrofitShares(project).customerFen, project.splitBy, list)
  return list.map((household, i) => ({ ...household, shareFen: shares[i] ?? 0n }))
}

type Billed = { agreementId: string; accountNo: string; shareFen: bigint }

/** Bills the shares of households that agreed, and posts them in one journal entry. */
export async function billShares(tx: Context, project: Project, list: readonly Billed[], dueOn: string, key: string) {
  const owed = list.filter(({ shareFen }) => shareFen > 0n)
  if (owed.length === 0) return
  const [txId, orgId] = [newId(), tx.actor.orgId]
  const actorId = tx.actor.kind === 'staff' ? tx.actor.id : null
  const rows = owed.map(({ agreementId, accountNo, shareFen }) => ({
    ...{ id: newId(), agreementId, no: `${accountNo}-${project.no}`, fen: String(shareFen) },
    lines: [{ code: 'retrofit-share', params: { project: project.name, no: project.no }, fen: String(shareFen) }],
  }))
  await tx.db.$executeRaw`
    WITH made AS (
      INSERT INTO "Bill" (id, "orgId", no, "agreementId", service, kind, "periodCode", "amountFen", "dueOn", "issuedAt", "txId", lines)
      SELECT m.id, ${orgId}::uuid, m.no, m."agreementId", 'heat', 'retrofit', ${project.no}, m.fen, ${dueOn}::date, ${tx.now}, ${txId}::uuid, m.lines
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m(id uuid, "agreementId" uuid, no text, fen bigint, lines jsonb)
      RETURNING id, "agreementId", "amountFen"),
    journal AS (
      INSERT INTO "LedgerTx" (id, "orgId", kind, "docNo", reason, key, "actorId", "actorName", at)
      VALUES (${txId}::uuid, ${orgId}::uuid, 'retrofit', ${project.no}, '', ${key}, ${actorId}::uuid, ${tx.actor.name}, ${tx.now}))
    INSERT INTO "LedgerEntry" ("txId", "orgId", account, "agreementId", "billId", "amountFen")
    SELECT ${txId}::uuid, ${orgId}::uuid, 'receivable', "agreementId", id, "amountFen" FROM made
    UNION ALL SELECT ${txId}::uuid, ${orgId}::uuid, 'revenue', NULL, NULL, -sum("amountFen") FROM made`
  await tx.db.$executeRaw`
    UPDATE "RetrofitConsent" c SET "billId" = m.id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m(id uuid, "agreementId" uuid)
    WHERE c."projectId" = ${project.id}::uuid AND c."agreementId" = m."agreementId"`
}
