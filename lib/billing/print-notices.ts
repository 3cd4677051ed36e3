import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvents } from '@/lib/audit/record-event'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { PrintNoticesInput } from './inputs'
import { findNotices } from './internal/notices'
import { noticeBlockers } from './rules/notices'

/**
 * Says that notices have been printed, each with what it demanded; those printed before stay as they were unless they are printed again.
 * What has been paid, cancelled or sent to a bank in the meantime is left out and counted as withdrawn. Blockers of a notice printed
 * again: notice_paid, notice_cancelled, notice_with_bank.
 */
export async function printNotices(
  ctx: StaffContext,
  input: PrintNoticesInput,
): Promise<{ printed: number; withdrawn: string[] }> {
  authorize(ctx, 'notice:print')
  return inTransaction(ctx, async (tx) => {
    const { orgId, id: byId, name: byName } = tx.actor
    // held, so that two people marking the same notices make one print of each
    await tx.db.$queryRaw`
      SELECT 1 FROM "PaymentNotice" WHERE "orgId" = ${orgId}::uuid AND id = ANY(${input.ids}::uuid[]) ORDER BY id FOR UPDATE`
    const found = (await findNotices(tx, { ids: input.ids })).filter(({ printed }) => printed === input.again)
    const known = await tx.db.paymentNotice.count({ where: { orgId, id: { in: input.ids } } })
    if (known === 0) notFound()
    if (input.again) refuseIf(found.flatMap(noticeBlockers))
    const due = found.filter(({ standing }) => standing === 'due')
    const first = due.filter(({ printed }) => !printed).map(({ id }) => id)
    await tx.db.paymentNotice.updateMany({
      where: { orgId, id: { in: first }, printedAt: null },
      data: { printedAt: tx.now, printedBy: byName },
    })
    const prints = due.map(({ id, openFen, prints: before }) => {
      const n = (before.at(-1)?.n ?? 0) + 1
      return { id: newId(), orgId, noticeId: id, n, amountFen: openFen, byId, byName, at: tx.now }
    })
    await tx.db.noticePrint.createMany({ data: prints })
    await recordEvents(
      tx,
      due.map(({ no, agreementId, openFen }, i) => {
        const [subject, amount] = [{ subject: 'account', subjectId: agreementId }, yuanText(openFen)]
        return input.again
          ? { type: 'notice.reprinted' as const, ...subject, data: { no, amount, n: prints[i]!.n } }
          : { type: 'notice.printed' as const, ...subject, data: { no, amount } }
      }),
    )
    return { printed: due.length, withdrawn: found.filter(({ standing }) => standing !== 'due').map(({ no }) => no) }
  })
}
