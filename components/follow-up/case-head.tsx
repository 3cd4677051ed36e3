import { getLocale, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { TicketPage } from '@/lib/tickets/views'
import { MatterMarks } from '../ui/matter-marks'
import { StateChip, type Tone } from '../ui/state-chip'
import { summaryIn } from '../ui/named'

const TONE: Record<string, Tone> = { resolved: 'wait', closed: 'kept', archived: 'kept' }

/** Whose case is called about, where, and in what state it is. */
export async function CaseHead({ ticket }: { ticket: TicketPage }) {
  const t = await getTranslations('followUp')
  const words = await getTranslations('words')
  const locale = await getLocale()
  const place = ticket.faultAddress || ticket.serviceAddress
  return (
    <header className="space-y-1 xl:col-span-2">
      <p className="flex flex-wrap items-center gap-2 text-sm text-ink-2">
        <Link href="/follow-up" className="-ml-1 inline-flex min-h-8 items-center px-1 text-accent lg:hidden">
          ← {t('title')}
        </Link>
        <Link href={`/tickets/${ticket.no}`} className="text-accent">
          {ticket.no}
        </Link>
        {words(`service.${ticket.service}`)} · {words(`kind.${ticket.kind}`)}
        <StateChip tone={TONE[ticket.status] ?? 'run'}>{words(`status.${ticket.status}`)}</StateChip>
        <MatterMarks of={ticket} words={words} />
      </p>
      <h1 className="text-xl">
        {ticket.contactName} <span className="text-lg font-normal text-ink-2">{place || ticket.landmarks}</span>
      </h1>
      <p className="text-lg">{summaryIn(locale, ticket)}</p>
    </header>
  )
}
