import 'server-only'
import { may } from '@/lib/access/authorize'
import { policyBook } from '@/lib/policy/queries'
import type { StaffContext } from '@/lib/platform/context'
import { openDrafts } from '@/lib/tickets/intake-queries'
import { companyName, listUnits } from '@/lib/units/queries'
import {
  discardDraftAction,
  handOverCallAction,
  joinTicketAction,
  findByPhonePartAction,
  keepDraftAction,
  takeAndDispatchAction,
} from './actions'

export type CallSearch = Partial<Record<'caller' | 'account' | 'draft' | 'next', string | string[]>>

/** What the call screen needs, for whoever hears a customer first: `?caller=` opens it for a number, `?account=` for an account, `?draft=` goes on with one, `?next=` with none. */
export async function loadCall(ctx: StaffContext, { caller, account, draft, next }: CallSearch) {
  const [drafts, book, units, company] = await Promise.all([
    openDrafts(ctx),
    policyBook(ctx),
    listUnits(ctx),
    companyName(ctx),
  ])
  return {
    caller: String(caller ?? '')
      .replace(/[^\d+]/g, '')
      .slice(0, 20),
    about: String(account ?? '')
      .replace(/[^\w-]/g, '')
      .slice(0, 40),
    drafts,
    wantedDraft: typeof draft === 'string' ? draft : undefined,
    next: next !== undefined,
    questions: book.questions,
    phrases: book.phrases,
    units,
    timeZone: book.timeZone,
    speaker: { company: company.name, companyEn: company.nameEn, staffNo: ctx.actor.staffNo },
    mayAnswer: may(ctx.actor, 'ticket:answer'),
    mayDispatch: may(ctx.actor, 'ticket:dispatch'),
    ownUnitId: ctx.actor.unitId,
    now: ctx.now.toISOString(),
    actions: {
      save: takeAndDispatchAction,
      join: joinTicketAction,
      keep: keepDraftAction,
      findByPart: findByPhonePartAction,
      discard: discardDraftAction,
      handOver: handOverCallAction,
    },
  }
}
