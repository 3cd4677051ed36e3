import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { RuleOwnershipInput } from '@/lib/tickets/inputs'
import { ruleOwnership } from '@/lib/tickets/rule-ownership'
import { dispatchToUnit, type Sent } from './dispatch-to-unit'

/** The ruling and the sending by it as one act: the ticket does not lie about once it is known whose it is. Blockers: those of both. */
export async function ruleAndSend(ctx: StaffContext, input: RuleOwnershipInput): Promise<Sent> {
  authorize(ctx, 'ownership:rule')
  return inTransaction(ctx, async (tx) => {
    const { requestKey, crewId, orderKind, ...ruling } = input
    await ruleOwnership(tx, ruling)
    const { ticketNo, unitId, expectedVersion } = ruling
    return dispatchToUnit(tx, {
      ...{ requestKey, ticketNo, unitId, crewId, orderKind, overruleReason: '', note: '' },
      expectedVersion: expectedVersion + 1, // the ruling was a change
    })
  })
}
