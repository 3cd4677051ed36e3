import { may } from '@/lib/access/authorize'
import { findCustomers } from '@/lib/accounts/queries'
import { findReceipt } from '@/lib/billing/queries'
import { searchTickets } from '@/lib/tickets/queries'
import { apiRead } from '@/lib/web/api-route'

const EACH = 8

/** One box for everything: accounts, tickets and receipts, each by its own rules of reach. */
export const GET = apiRead(async (ctx, params) => {
  const text = (params.get('q') ?? '').slice(0, 64)
  const [accounts, tickets, receipt] = await Promise.all([
    may(ctx.actor, 'account:read') ? findCustomers(ctx, text, EACH) : [],
    searchTickets(ctx, text),
    may(ctx.actor, 'billing:read') ? findReceipt(ctx, text) : null,
  ])
  return {
    accounts,
    receipts: receipt ? [receipt] : [],
    tickets: tickets.rows
      .slice(0, EACH)
      .map(({ no, summary, summaryEn, place, status }) => ({ no, summary, summaryEn, place, status })),
  }
})
