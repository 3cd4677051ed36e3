import 'server-only'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'

export type LedgerAccount =
  'receivable' | 'advance' | 'revenue' | 'opening' | 'cash' | 'vault' | 'bank' | 'online' | 'suspense' | 'cash-variance'
export type Line = {
  account: LedgerAccount
  amountFen: bigint
  agreementId?: string
  billId?: string
  drawerId?: string | null
}
export type Journal = {
  kind: string
  /** the business event, once for ever: posting it again is refused by the database */
  key: string
  docNo?: string
  reason?: string
  reversalOf?: string
  lines: readonly Line[]
}

/** Writes one journal entry with its lines, in one statement; lines of zero are left out. The database refuses what does not sum to zero. */
export async function post(tx: Context, journal: Journal): Promise<string> {
  const id = newId()
  const actorId = tx.actor.kind === 'staff' ? tx.actor.id : null
  const lines = journal.lines
    .filter(({ amountFen }) => amountFen !== 0n)
    .map((line) => ({ ...line, amountFen: String(line.amountFen) }))
  await tx.db.$executeRaw`
    WITH made AS (
      INSERT INTO "LedgerTx" (id, "orgId", kind, "docNo", reason, key, "reversalOf", "actorId", "actorName", at)
      VALUES (${id}::uuid, ${tx.actor.orgId}::uuid, ${journal.kind}, ${journal.docNo ?? ''}, ${journal.reason ?? ''}, ${journal.key},
        ${journal.reversalOf ?? null}::uuid, ${actorId}::uuid, ${tx.actor.name}, ${tx.now}))
    INSERT INTO "LedgerEntry" ("txId", "orgId", account, "agreementId", "billId", "drawerId", "amountFen")
    SELECT ${id}::uuid, ${tx.actor.orgId}::uuid, l.account, l."agreementId", l."billId", l."drawerId", l."amountFen"
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      AS l(account text, "agreementId" uuid, "billId" uuid, "drawerId" uuid, "amountFen" bigint)`
  return id
}

/** The next numbers of a series without gaps: the row stays locked until this transaction ends, and a rollback gives them back. */
export async function takeNumbers(tx: Context, series: string, count = 1): Promise<bigint> {
  const [row] = await tx.db.$queryRaw<{ first: bigint }[]>`
    INSERT INTO "ReceiptSeries" ("orgId", series, next) VALUES (${tx.actor.orgId}::uuid, ${series}, ${1 + count})
    ON CONFLICT ("orgId", series) DO UPDATE SET next = "ReceiptSeries".next + ${count}
    RETURNING next - ${count} AS first`
  return row!.first
}
