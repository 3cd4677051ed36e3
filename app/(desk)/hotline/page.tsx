import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CallPage } from '@/components/hotline/call-page'
import { companyName } from '@/lib/units/queries'
import { policyBook } from '@/lib/policy/queries'
import { openDrafts } from '@/lib/tickets/intake-queries'
import { listUnits } from '@/lib/units/queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { discardDraftAction, handOverCallAction, joinTicketAction, keepDraftAction, takeAndDispatchAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('hotline'))('title') }
}

type Search = { searchParams: Promise<{ caller?: string; draft?: string }> }

/** A call: `?caller=` opens it for the number that rings. */
export default async function HotlinePage({ searchParams }: Search) {
  const ctx = await requirePageActor('call:take')
  const { caller, draft } = await searchParams
  const [drafts, book, units, company] = await Promise.all([openDrafts(ctx), policyBook(ctx), listUnits(ctx), companyName(ctx)])
  return (
    <CallPage
      channel="hotline"
      caller={String(caller ?? '').replace(/[^\d+]/g, '').slice(0, 20)}
      drafts={drafts}
      wantedDraft={typeof draft === 'string' ? draft : undefined}
      questions={book.questions}
      phrases={book.phrases}
      units={units}
      timeZone={book.timeZone}
      speaker={{ company: company.name, companyEn: company.nameEn, staffNo: ctx.actor.staffNo }}
      now={ctx.now.toISOString()}
      actions={{
        save: takeAndDispatchAction,
        join: joinTicketAction,
        keep: keepDraftAction,
        discard: discardDraftAction,
        handOver: handOverCallAction,
      }}
    />
  )
}
