import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CallPage } from '@/components/hotline/call-page'
import { MineList } from '@/components/lists/mine-list'
import { listTickets } from '@/lib/tickets/queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { loadCall, type CallSearch } from '../hotline/load-call'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lists'))('collections') }
}

type Search = { searchParams: Promise<CallSearch> }

/** Someone speaks at the door: the same screen as a call, and what this person heard first and still owns. */
export default async function CollectionsPage({ searchParams }: Search) {
  const ctx = await requirePageActor('call:take')
  const [call, mine] = await Promise.all([loadCall(ctx, await searchParams), listTickets(ctx, { queue: 'mine' })])
  return (
    <>
      <CallPage channel="door" {...call} />
      <MineList list={mine} now={call.now} />
    </>
  )
}
