import 'server-only'
import { conflict } from '@/lib/kernel/errors'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'

type Why = { key: string; docNo: string; reason: string }

/** Takes bills of which nothing is paid out of the books by one entry the other way round, with document and reason; a paid or locked one is a conflict. */
export async function cancelBills(tx: Context, billIds: readonly string[], why: Why): Promise<string | null> {
  if (billIds.length === 0) return null
  const [txId, orgId] = [newId(), tx.actor.orgId]
  const actorId = tx.actor.kind === 'staff' ? tx.actor.id : null
  await tx.db.$executeRaw`
    INSERT INTO "LedgerTx" (id, "orgId", kind, "docNo", reason, key, "actorId", "actorName", at)
    VALUES (${txId}::uuid, ${orgId}::uuid, 'cancellation', ${why.docNo}, ${why.reason}, ${why.key}, ${actorId}::uuid, ${tx.actor.name}, ${tx.now})`
  const gone = await tx.db.$executeRaw`
    UPDATE "Bill" SET "cancelledTxId" = ${txId}::uuid
    WHERE "orgId" = ${orgId}::uuid AND id = ANY(${billIds}::uuid[]) AND "cancelledTxId" IS NULL AND "settledFen" = 0 AND "lockedBatchId" IS NULL`
  if (gone !== billIds.length) conflict()
  await tx.db.$executeRaw`
    INSERT INTO "LedgerEntry" ("txId", "orgId", account, "agreementId", "billId", "amountFen")
    SELECT ${txId}::uuid, ${orgId}::uuid, 'receivable', "agreementId", id, -"amountFen" FROM "Bill" WHERE "cancelledTxId" = ${txId}::uuid
    UNION ALL SELECT ${txId}::uuid, ${orgId}::uuid, CASE t.kind WHEN 'opening' THEN 'opening' ELSE 'revenue' END, NULL, NULL, sum(b."amountFen")
      FROM "Bill" b JOIN "LedgerTx" t ON t.id = b."txId" WHERE b."cancelledTxId" = ${txId}::uuid GROUP BY 3`
  return txId
}
