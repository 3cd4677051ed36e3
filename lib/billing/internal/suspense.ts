import 'server-only'
import { notFound } from '@/lib/kernel/errors'
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

type Held = { id: string; amountFen: bigint; resolved: boolean; asked: boolean }

/** Money in suspense, held until the transaction ends, with whether somebody has asked for it to go back to its payer. */
export async function lockSuspense(tx: Context, suspenseId: string): Promise<Held> {
  const [held] = await tx.db.$queryRaw<Omit<Held, 'asked'>[]>`
    SELECT id, "amountFen", "resolvedAt" IS NOT NULL AS resolved FROM "Suspense"
    WHERE "orgId" = ${tx.actor.orgId}::uuid AND id = ${suspenseId}::uuid FOR NO KEY UPDATE`
  if (!held) notFound()
  // asked for once the item is held: the statement that waited for it saw what stood there before
  const asked = await tx.db.suspenseReturn.count({ where: { suspenseId, status: 'requested' } })
  return { ...held, asked: asked > 0 }
}
