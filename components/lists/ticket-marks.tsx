import type { useTranslations } from 'next-intl'
import type { TicketRow } from '@/lib/tickets/views'
import { MatterMarks } from '../ui/matter-marks'

type Words = ReturnType<typeof useTranslations>
type Marked = Pick<
  TicketRow,
  'level' | 'severity' | 'upset' | 'keyCustomer' | 'urgeCount' | 'returnCount' | 'rulingOpen' | 'isGross'
>

/** What must be seen of a ticket before it is opened. */
export function TicketMarks({ ticket, t, words }: { ticket: Marked; t: Words; words: Words }) {
  return (
    <span className="mr-1 inline-flex flex-wrap items-center gap-1 empty:hidden">
      <MatterMarks of={ticket} words={words} />
      {ticket.urgeCount > 0 && (
        <span className="text-xs font-medium whitespace-nowrap text-near">
          {t('mark.urged', { n: ticket.urgeCount })}
        </span>
      )}
      {ticket.returnCount > 0 && (
        <span className="text-xs font-medium whitespace-nowrap text-near">
          {t('mark.returned', { n: ticket.returnCount })}
        </span>
      )}
    </span>
  )
}
