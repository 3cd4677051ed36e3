import 'server-only'
import type { Context } from '@/lib/platform/context'
import { findTicketById } from './internal/find-ticket'
import type { TicketState } from './rules/lifecycle'

export { findTicketById, findTicket as findTicketByNo, reachSql as reachOf } from './internal/find-ticket'

/** Where a ticket of one's reach stands, for the verbs of higher domains. */
export async function ticketStatus(ctx: Context, id: string): Promise<TicketState> {
  return (await findTicketById(ctx, id)).status
}
