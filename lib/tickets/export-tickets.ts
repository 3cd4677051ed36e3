import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { TicketListInput } from './inputs'
import { orderOf, queueWhere } from './internal/queue-where'
import { ROW, toRows } from './internal/rows'
import { searchTickets } from './queries'
import type { TicketRow } from './views'

const MOST_ROWS = 5000

/** The rows of a list for a file, by the list's own condition; who took how many rows of what is on record. */
export async function exportTickets(
  ctx: StaffContext,
  input: TicketListInput,
): Promise<{ rows: TicketRow[]; truncated: boolean }> {
  authorize(ctx, 'ticket:read')
  return inTransaction(ctx, async (tx) => {
    const found = input.text?.trim() ? await searchTickets(tx, input.text) : null
    const rows = found
      ? found.rows
      : await toRows(
          tx,
          await tx.db.ticket.findMany({
            where: await queueWhere(tx, input),
            orderBy: orderOf(input.queue),
            take: MOST_ROWS + 1,
            select: ROW,
          }),
        )
    const truncated = found ? found.totalIsFloor : rows.length > MOST_ROWS
    const kept = rows.slice(0, MOST_ROWS)
    await recordEvent(tx, {
      type: 'list.exported',
      subject: 'staff',
      subjectId: tx.actor.id,
      data: { list: found ? 'search' : input.queue, rows: kept.length, truncated },
    })
    return { rows: kept, truncated }
  })
}
