import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { DecideRefundInput, RequestRefundInput } from './inputs'
import { heldIn, lockAccount, openDrawerOf } from './internal/load'
import { post } from './internal/post'
import { payoutBlockers } from './rules/drawers'
import { decisionBlockers, refundBlockers } from './rules/refunding'

const waiting = (ctx: StaffContext, agreementId: string) =>
  ctx.db.refund.aggregate({
    where: { orgId: ctx.actor.orgId, agreementId, status: 'requested' },
    _sum: { amountFen: true },
  })

/** Asks for money paid ahead to be given back. Blockers: refund_too_much {left} — what waits for a decision counts as gone. */
export async function requestRefund(ctx: StaffContext, input: RequestRefundInput): Promise<{ refundId: string }> {
  authorize(ctx, 'refund:request')
  return inTransaction(ctx, async (tx) => {
    const account = await lockAccount(tx, input.accountNo)
    const asked = (await waiting(tx, account.id))._sum.amountFen ?? 0n
    refuseIf(refundBlockers({ amountFen: input.amountYuan, advanceFen: account.advanceFen, waitingFen: asked }))
    const refundId = newId()
    const by = { requestedById: tx.actor.id, requestedBy: tx.actor.name, requestedAt: tx.now }
    await tx.db.refund.create({
      data: {
        ...{ id: refundId, orgId: tx.actor.orgId, agreementId: account.id, amountFen: input.amountYuan },
        ...{ way: input.way, reason: input.reason, status: 'requested', ...by },
      },
      select: { id: true },
    })
    const data = { amount: yuanText(input.amountYuan), reason: input.reason }
    await recordEvent(tx, { type: 'refund.requested', subject: 'account', subjectId: account.id, data })
    return { refundId }
  })
}

type Asked = {
  agreementId: string
  amountFen: bigint
  way: string
  status: string
  requestedById: string
  accountNo: string
}

async function findRefund(tx: StaffContext, refundId: string): Promise<Asked> {
  const [row] = await tx.db.$queryRaw<Asked[]>`
    SELECT r."agreementId", r."amountFen", r.way, r.status, r."requestedById", a."accountNo"
    FROM "Refund" r JOIN "Agreement" a ON a.id = r."agreementId"
    WHERE r."orgId" = ${tx.actor.orgId}::uuid AND r.id = ${refundId}::uuid`
  return row ?? notFound()
}

/**
 * Decides a refund; never the one who asked. Approved cash leaves the asking clerk's open drawer. Blockers: own_request,
 * already_decided, refund_too_much, no_drawer, drawer_short {holds}.
 */
export async function decideRefund(ctx: StaffContext, input: DecideRefundInput): Promise<{ status: string }> {
  authorize(ctx, 'refund:approve')
  return inTransaction(ctx, async (tx) => {
    const account = await lockAccount(tx, (await findRefund(tx, input.refundId)).accountNo)
    const asked = await findRefund(tx, input.refundId) // as it stands now: another may have decided it meanwhile
    const approves = input.decision === 'approved'
    const drawer = approves && asked.way === 'cash' ? await openDrawerOf(tx, asked.requestedById, 'alone') : null
    const { advanceFen } = account
    refuseIf(decisionBlockers({ ...asked, actorId: tx.actor.id, approves, advanceFen, drawerId: drawer?.id ?? null }))
    if (drawer) refuseIf(payoutBlockers({ holdsFen: await heldIn(tx, drawer.id), amountFen: asked.amountFen }))
    const txId = approves
      ? await post(tx, {
          kind: 'refund',
          key: `refund:${input.refundId}`,
          lines: [
            { account: 'advance', amountFen: asked.amountFen, agreementId: account.id },
            asked.way === 'cash'
              ? { account: 'cash', amountFen: -asked.amountFen, drawerId: drawer!.id }
              : { account: 'bank', amountFen: -asked.amountFen },
          ],
        })
      : null
    const decided = {
      status: input.decision,
      decidedById: tx.actor.id,
      decidedBy: tx.actor.name,
      decidedAt: tx.now,
      txId,
    }
    const { count } = await tx.db.refund.updateMany({
      where: { id: input.refundId, orgId: tx.actor.orgId, status: 'requested' },
      data: decided,
    })
    if (count !== 1) conflict()
    const data = { amount: yuanText(asked.amountFen), decision: input.decision }
    await recordEvent(tx, { type: 'refund.decided', subject: 'account', subjectId: account.id, data })
    return { status: input.decision }
  })
}
