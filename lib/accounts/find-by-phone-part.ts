import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { mayAsk } from '@/lib/access/may-ask'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { FindByPhonePartInput } from './inputs'
import { byPhonePart } from './internal/search-branches'
import { hitsOf } from './internal/search-hits'
import type { CustomerHit } from './views'

const HITS = 12

/**
 * Customers in whose number these digits stand, for whoever takes calls: a caller remembers half a number. Digit by digit it would tell a
 * number that is shown by its ends only, so each asking is on record and they are counted. Blockers: too_many_asks.
 */
export async function findByPhonePart(
  ctx: StaffContext,
  input: FindByPhonePartInput,
): Promise<{ hits: CustomerHit[] }> {
  authorize(ctx, 'account:search-part')
  refuseIf((await mayAsk(ctx, 'phone-part')) ? [] : [{ code: 'too_many_asks' }])
  return inTransaction(ctx, async (tx) => {
    const hits = await hitsOf(tx, byPhonePart({ orgId: tx.actor.orgId, limit: HITS }, input.digits), HITS)
    const data = { digits: input.digits, found: hits.length }
    await recordEvent(tx, { type: 'personal-data.searched', subject: 'staff', subjectId: tx.actor.id, data })
    return { hits }
  })
}
