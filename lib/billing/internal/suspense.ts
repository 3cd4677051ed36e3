import 'server-only'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'

type Given = { id: string; no: string; accountNo: string; amountFen: bigint; txId: string }

/**
 * Money that came out of suspense and was taken back by a reversal lies there again, and as a row a person must settle: the one it was
 * resolved from, or one of its own where it had only passed through.
 */
export async function backToSuspense(tx: Context, { id, no, accountNo, amountFen, txId }: Given): Promise<void> {
  const { orgId } = tx.actor
  const reopened = await tx.db.suspense.updateMany({
    where: { orgId, paymentId: id },
    data: { resolvedAt: null, resolvedBy: '', paymentId: null },
  })
  if (reopened.count > 0) return
  const said = { source: 'reversal', ref: no, said: accountNo, reason: 'reversal' }
  await tx.db.suspense.create({
    data: { id: newId(), orgId, ...said, amountFen, txId, at: tx.now },
    select: { id: true },
  })
}
