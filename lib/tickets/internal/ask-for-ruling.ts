import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { policyBook } from '@/lib/policy/queries'
import type { Severity } from '@/lib/policy/rules/vocabulary'
import { rulingClock } from '../rules/ownership'
import type { FoundTicket } from './find-ticket'
import { planTimers } from './timers'

type Asked = { cause: 'second-return' | 'objection'; unitId: string }

/** Puts the question whose it is, with its limit, its warning and the ladder of its silence. The customer's clocks run on meanwhile. */
export async function askForRuling(tx: StaffContext, ticket: FoundTicket, { cause, unitId }: Asked): Promise<void> {
  const { ruling } = await policyBook(tx)
  const { keyCustomer, severity } = ticket
  const clock = rulingClock(ruling, { at: tx.now, severity: severity as Severity, keyCustomer })
  const id = newId()
  const row = {
    ...{ id, orgId: tx.actor.orgId, ticketId: ticket.id, cause, state: 'open' },
    ...{ askedById: tx.actor.id, askedAt: tx.now, askingUnitId: unitId, cited: '', late: false },
    ...{ dueAt: clock.dueAt, limitMinutes: clock.limitMinutes },
    ...{ source: ruling.source, packVersion: ruling.packVersion },
  }
  await insertRows(tx.db, { table: 'OwnershipRuling', rows: [row] })
  await planTimers(
    tx,
    ticket.id,
    clock.timers.map((timer) => ({ ...timer, subject: id })),
  )
  await recordEvent(tx, {
    type: 'ruling.asked',
    subject: 'ticket',
    subjectId: ticket.id,
    data: { cause, dueAt: clock.dueAt.toISOString(), source: ruling.source },
  })
}
