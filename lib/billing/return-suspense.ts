import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { DecideReturnInput, RequestReturnInput, RevealPayeeInput } from './inputs'
import { post } from './internal/post'
import { lockSuspense } from './internal/suspense'
import { returnBlockers, returnDecisionBlockers } from './rules/returning'

/**
 * Asks for money in suspense to be given back to whoever paid it, whole; nobody lays it on an account meanwhile. Blockers: already_decided,
 * return_asked, return_not_whole {amount}.
 */
export async function requestReturn(ctx: StaffContext, input: RequestReturnInput): Promise<{ returnId: string }> {
  authorize(ctx, 'suspense:return')
  return inTransaction(ctx, async (tx) => {
    const { orgId, id: requestedById, name: requestedBy } = tx.actor
    const held = await lockSuspense(tx, input.suspenseId)
    const { amountFen, resolved, asked } = held
    refuseIf(returnBlockers({ resolved, asked, amountFen: input.amountYuan, heldFen: amountFen }))
    const { payee, payeeAccount, reason } = input
    const returnId = newId()
    await tx.db.suspenseReturn.create({
      data: {
        ...{ id: returnId, orgId, suspenseId: held.id, amountFen, payee, payeeAccount, reason, status: 'requested' },
        ...{ requestedById, requestedBy, requestedAt: tx.now },
      },
      select: { id: true },
    })
    const data = { amount: yuanText(amountFen), payee, account: payeeAccount.slice(-4), reason }
    await recordEvent(tx, { type: 'suspense.return-asked', subject: 'suspense', subjectId: held.id, data })
    return { returnId }
  })
}

/**
 * Decides a return; never the one who asked. Approved, the money leaves suspense and the bank account; refused, it lies there for whoever
 * claims it. Blockers: already_decided, own_request.
 */
export async function decideReturn(ctx: StaffContext, input: DecideReturnInput): Promise<{ status: string }> {
  authorize(ctx, 'suspense:approve')
  return inTransaction(ctx, async (tx) => {
    const { orgId, id: decidedById, name: decidedBy } = tx.actor
    const where = { id: input.returnId, orgId }
    const { suspenseId } = (await tx.db.suspenseReturn.findFirst({ where })) ?? notFound()
    const { id, amountFen, resolved } = await lockSuspense(tx, suspenseId)
    const asked = (await tx.db.suspenseReturn.findFirst({ where })) ?? notFound() // as it stands now
    refuseIf(returnDecisionBlockers({ ...asked, resolved, actorId: decidedById }))
    const approves = input.decision === 'approved'
    const lines = [
      { account: 'suspense' as const, amountFen },
      { account: 'bank' as const, amountFen: -amountFen },
    ]
    const journal = { kind: 'suspense-return', key: `suspense-return:${asked.id}`, reason: asked.reason, lines }
    const txId = approves ? await post(tx, journal) : null
    const decided = await tx.db.suspenseReturn.updateMany({
      where: { ...where, status: 'requested' },
      data: { status: input.decision, decidedById, decidedBy, decidedAt: tx.now, txId },
    })
    const left = { resolvedAt: tx.now, resolvedBy: decidedBy, returnId: asked.id }
    const moved = approves
      ? await tx.db.suspense.updateMany({ where: { id, orgId, resolvedAt: null }, data: left })
      : decided
    if (decided.count !== 1 || moved.count !== 1) conflict()
    const type = approves ? 'suspense.returned' : 'suspense.return-refused'
    const data = { amount: yuanText(amountFen), payee: asked.payee, account: asked.payeeAccount.slice(-4) }
    await recordEvent(tx, { type, subject: 'suspense', subjectId: id, data })
    return { status: input.decision }
  })
}

/** Shows the payee's account number whole to someone who says why; the event stays, so looking is never unseen. */
export async function revealPayee(ctx: StaffContext, input: RevealPayeeInput): Promise<{ payeeAccount: string }> {
  authorize(ctx, 'suspense:approve')
  return inTransaction(ctx, async (tx) => {
    const asked = await tx.db.suspenseReturn.findFirst({ where: { id: input.returnId, orgId: tx.actor.orgId } })
    if (!asked) return notFound()
    const data = { field: 'payee-account', reason: input.reason }
    await recordEvent(tx, { type: 'personal-data.revealed', subject: 'suspense', subjectId: asked.suspenseId, data })
    return { payeeAccount: asked.payeeAccount }
  })
}
