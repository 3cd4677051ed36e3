import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent, recordEvents } from '@/lib/audit/record-event'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { ApproveRetrofitInput, MoveRetrofitInput } from './inputs'
import { cancelBills } from './internal/cancel-bills'
import { billShares, households, lockProject, withShares } from './internal/retrofit'
import { moveBlockers, retrofitApprovalBlockers } from './rules/retrofit'

/**
 * Approves a project that enough households stand behind, by another than its planner, and bills every household that agreed its share.
 * Blockers: already_decided, own_plan, not_enough_consents {have, need}, area_missing {accounts}, due_in_past.
 */
export async function approveRetrofit(
  ctx: StaffContext,
  input: ApproveRetrofitInput,
): Promise<{ billed: number; sumFen: string }> {
  authorize(ctx, 'retrofit:approve')
  return inTransaction(ctx, async (tx) => {
    const project = await lockProject(tx, input.projectNo)
    const list = withShares(project, await households(tx, project.id))
    const agreed = list.filter(({ decision }) => decision === 'agreed')
    const exempt = list.filter(({ decision }) => decision === 'exempt').length
    const missingArea = project.splitBy === 'area' ? list.filter(({ area }) => !area).map((h) => h.accountNo) : []
    const today = localDateOf((await policyBook(tx)).timeZone, tx.now)
    const facts = { households: list.length, agreed: agreed.length, exempt, missingArea, actorId: tx.actor.id }
    refuseIf([
      ...retrofitApprovalBlockers({ ...project, ...facts }),
      ...(input.dueOn < today ? [{ code: 'due_in_past' }] : []),
    ])
    const { count } = await tx.db.retrofitProject.updateMany({
      where: { id: project.id, orgId: tx.actor.orgId, status: 'consenting' },
      data: {
        ...{ status: 'approved', approvedById: tx.actor.id, approvedBy: tx.actor.name },
        ...{ billedAt: tx.now, dueOn: new Date(input.dueOn) },
      },
    })
    if (count !== 1) conflict()
    await billShares(tx, project, agreed, input.dueOn, `retrofit:${project.id}`)
    const owed = agreed.filter(({ shareFen }) => shareFen > 0n)
    const sum = owed.reduce((total, { shareFen }) => total + shareFen, 0n)
    const { no } = project
    await recordEvents(tx, [
      {
        ...{ type: 'retrofit.approved', subject: 'retrofit', subjectId: project.id },
        data: { no, households: list.length, billed: owed.length, sum: yuanText(sum) },
      },
      ...owed.map(({ agreementId, shareFen }) => ({
        ...{ type: 'retrofit.billed' as const, subject: 'account', subjectId: agreementId },
        data: { no, amount: yuanText(shareFen) },
      })),
    ])
    return { billed: owed.length, sumFen: String(sum) }
  })
}

/**
 * Moves a project on: building begins, it is done, or it is stopped with reason and document, which takes back every share not paid yet.
 * Blockers: wrong_step, reason_needed, document_needed, retrofit_paid {count}.
 */
export async function moveRetrofit(ctx: StaffContext, input: MoveRetrofitInput): Promise<{ cancelled: number }> {
  authorize(ctx, 'retrofit:plan')
  return inTransaction(ctx, async (tx) => {
    const project = await lockProject(tx, input.projectNo)
    const { to, reason, docNo } = input
    const billed = (await households(tx, project.id)).filter(({ billId, cancelled }) => billId && !cancelled)
    const paid = billed.filter(({ settledFen }) => (settledFen ?? 0n) > 0n).length
    refuseIf(moveBlockers({ status: project.status, to, reason, docNo, paid }))
    const ids = to === 'stopped' ? billed.map(({ billId }) => billId!) : []
    await cancelBills(tx, ids, { key: `retrofit-stop:${project.id}`, docNo, reason })
    const { count } = await tx.db.retrofitProject.updateMany({
      where: { id: project.id, orgId: tx.actor.orgId, status: project.status },
      data: { status: to, stopReason: to === 'stopped' ? reason : '' },
    })
    if (count !== 1) conflict()
    const data = { no: project.no, to, reason, cancelled: ids.length }
    await recordEvent(tx, { type: 'retrofit.moved', subject: 'retrofit', subjectId: project.id, data })
    return { cancelled: ids.length }
  })
}
