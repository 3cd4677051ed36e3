import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvents } from '@/lib/audit/record-event'
import { notFound } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { PrintNoticesInput } from './inputs'

/** Says that notices have been printed; those printed before stay as they were. */
export async function printNotices(ctx: StaffContext, input: PrintNoticesInput): Promise<{ printed: number }> {
  authorize(ctx, 'notice:print')
  return inTransaction(ctx, async (tx) => {
    const known = await tx.db.paymentNotice.count({ where: { orgId: tx.actor.orgId, id: { in: input.ids } } })
    if (known === 0) notFound()
    const printed = await tx.db.$queryRaw<{ no: string; agreementId: string; amountFen: bigint }[]>`
      UPDATE "PaymentNotice" SET "printedAt" = ${tx.now}, "printedBy" = ${tx.actor.name}
      WHERE "orgId" = ${tx.actor.orgId}::uuid AND id = ANY(${input.ids}::uuid[]) AND "printedAt" IS NULL
      RETURNING no, "agreementId", "amountFen"`
    await recordEvents(
      tx,
      printed.map(({ no, agreementId, amountFen }) => ({
        type: 'notice.printed' as const,
        subject: 'account',
        subjectId: agreementId,
        data: { no, amount: yuanText(amountFen) },
      })),
    )
    return { printed: printed.length }
  })
}
