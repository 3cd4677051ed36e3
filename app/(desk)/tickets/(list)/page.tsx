import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/components/lists/list-screen.client'
import { TicketListInput } from '@/lib/tickets/inputs'
import { countQueues, listTickets } from '@/lib/tickets/queries'
import { TAB_QUEUES } from '@/lib/tickets/rules/queues'
import { listUnits } from '@/lib/units/queries'
import { requirePageActor } from '@/lib/web/require-page-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lists'))('title') }
}

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Every ticket within reach, by queue: `?queue=`, `?unit=`, `?text=`. */
export default async function TicketsPage({ searchParams }: Search) {
  const ctx = await requirePageActor('ticket:read')
  const asked = TicketListInput.parse(await searchParams)
  const [list, counts, units] = await Promise.all([
    listTickets(ctx, asked),
    countQueues(ctx, TAB_QUEUES, asked.unit),
    listUnits(ctx),
  ])
  const named = units.map(({ id, name, nameEn }) => ({ id, name, nameEn }))
  return <ListScreen asked={asked} list={list} counts={counts} units={named} now={ctx.now.toISOString()} />
}
