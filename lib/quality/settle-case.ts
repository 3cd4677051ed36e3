import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { SettleCaseInput } from './inputs'

/** What came of a complaint about a crew, by someone it is not about; to those it is about it is not there. Blockers: already_decided. */
export async function settleCase(ctx: StaffContext, input: SettleCaseInput): Promise<{ caseId: string }> {
  authorize(ctx, 'quality:settle')
  return inTransaction(ctx, async (tx) => {
    const { orgId, id, crewIds } = tx.actor
    const where = {
      id: input.caseId,
      orgId,
      NOT: { subjectIds: { has: id } },
      OR: [{ crewId: null }, { crewId: { notIn: [...crewIds] } }],
    }
    if (!(await tx.db.qualityCase.findFirst({ where, select: { id: true } }))) notFound()
    const settled = await tx.db.qualityCase.updateMany({
      where: { ...where, state: 'open' },
      data: { state: 'settled', handledById: id, handledAt: tx.now, finding: input.finding },
    })
    refuseIf(settled.count === 0 ? [{ code: 'already_decided' }] : [])
    const data = { finding: input.finding }
    await recordEvent(tx, { type: 'quality.settled', subject: 'quality-case', subjectId: input.caseId, data })
    return { caseId: input.caseId }
  })
}
