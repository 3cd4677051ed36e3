import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { CancelBillInput } from './inputs'
import { cancelBills } from './internal/cancel-bills'
import { lockAccount } from './internal/load'
import { cancellationBlockers } from './rules/cancelling'

type Row = {
  id: string
  agreementId: string
  accountNo: string
  kind: string
  amountFen: bigint
  settledFen: bigint
  cancelled: boolean
  batchNo: string | null
  changeNo: string | null
  isOwn: boolean
}

async function findBill(tx: StaffContext, no: string): Promise<Row> {
  const [row] = await tx.db.$queryRaw<Row[]>`
    SELECT b.id, b."agreementId", a."accountNo", b.kind, b."amountFen", b."settledFen", b."cancelledTxId" IS NOT NULL AS cancelled,
      (SELECT w.no FROM "WithholdingBatch" w WHERE w.id = b."lockedBatchId") AS "batchNo",
      (SELECT c.no FROM "ClassChange" c WHERE c."orgId" = b."orgId" AND c."agreementId" = b."agreementId" AND c.status = 'approved'
        AND ((b.kind = 'season' AND c."periodCode" = b."periodCode") OR c."billId" = b.id) LIMIT 1) AS "changeNo",
      coalesce((SELECT t."actorId" = ${tx.actor.id}::uuid FROM "LedgerTx" t WHERE t.id = b."txId"), false) AS "isOwn"
    FROM "Bill" b JOIN "Agreement" a ON a.id = b."agreementId" WHERE b."orgId" = ${tx.actor.orgId}::uuid AND b.no = ${no}`
  return row ?? notFound()
}

/**
 * Takes a bill out of the books with reason and document; its period may be billed anew by the run. Blockers: already_cancelled, own_bill (one it was
 * issued singly by: a late fee, a difference, a service), bill_paid (its payments are reversed first), bill_with_bank {no}, bill_rerated {no} (a class change rests on it).
 */
export async function cancelBill(ctx: StaffContext, input: CancelBillInput): Promise<{ amountFen: string }> {
  authorize(ctx, 'bill:cancel')
  return inTransaction(ctx, async (tx) => {
    const found = await findBill(tx, input.billNo)
    await lockAccount(tx, found.accountNo)
    const bill = await findBill(tx, input.billNo)
    refuseIf(cancellationBlockers(bill))
    const { docNo, reason } = input
    await cancelBills(tx, [bill.id], { key: `cancel:${bill.id}`, docNo, reason })
    const data = { no: input.billNo, amount: yuanText(bill.amountFen), reason, docNo }
    await recordEvent(tx, { type: 'bill.cancelled', subject: 'account', subjectId: bill.agreementId, data })
    return { amountFen: String(bill.amountFen) }
  })
}
