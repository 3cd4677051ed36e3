import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { PostLateFeeInput } from './inputs'
import { lockAccount } from './internal/load'
import { chargesOf } from './internal/overdue'
import { post, takeNumbers } from './internal/post'
import type { LateFeeView } from './views'

/** What an account would be charged for lateness today, line by line; nothing is written. */
export async function lateFeeDue(ctx: StaffContext, agreementId: string): Promise<LateFeeView> {
  authorize(ctx, 'billing:read')
  const charges = await chargesOf(ctx, agreementId, localDateOf((await policyBook(ctx)).timeZone, ctx.now))
  return { fen: Number(charges.reduce((sum, { fen }) => sum + fen, 0n)), lines: charges.map(({ line }) => line) }
}

/**
 * Charges the late fee of an account up to today as a bill of its own, by the rate, cap and least amount of each bill's price, for
 * the days not charged yet, on what was open on each: paying first takes nothing off it. Blockers: account_closed, no_late_fee.
 */
export async function postLateFee(ctx: StaffContext, input: PostLateFeeInput): Promise<{ no: string; fen: string }> {
  authorize(ctx, 'late-fee:post')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const account = await lockAccount(tx, input.accountNo)
    const today = localDateOf((await policyBook(tx)).timeZone, tx.now)
    const charges = await chargesOf(tx, account.id, today)
    const amountFen = charges.reduce((sum, { fen }) => sum + fen, 0n)
    refuseIf([
      ...(account.status === 'closed' ? [{ code: 'account_closed' }] : []),
      ...(amountFen === 0n ? [{ code: 'no_late_fee' }] : []),
    ])
    const n = await takeNumbers(tx, `late-${account.accountNo}`)
    const [billId, no, of] = [newId(), `${account.accountNo}-L${n}`, { agreementId: account.id }]
    const txId = await post(tx, {
      ...{ kind: 'late-fee', key: `late-fee:${billId}`, docNo: no },
      lines: [
        { account: 'receivable', amountFen, billId, ...of },
        { account: 'revenue', amountFen: -amountFen },
      ],
    })
    await tx.db.bill.create({
      data: {
        ...{ id: billId, orgId, no, ...of, service: account.service, kind: 'late-fee', periodCode: today.slice(0, 7) },
        ...{ amountFen, dueOn: new Date(today), issuedAt: tx.now, txId, lines: charges.map(({ line }) => line) },
      },
      select: { id: true },
    })
    await tx.db.lateFee.createMany({
      data: charges.map(({ billId: of, fromOn, untilOn, baseFen, fen }) => ({
        ...{ id: newId(), orgId, billId: of, fromOn: new Date(fromOn), untilOn: new Date(untilOn), baseFen, fen },
        ...{ feeBillId: billId, at: tx.now },
      })),
    })
    const data = { no, amount: yuanText(amountFen) }
    await recordEvent(tx, { type: 'late-fee.posted', subject: 'account', subjectId: account.id, data })
    return { no, fen: String(amountFen) }
  })
}
