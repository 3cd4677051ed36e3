import type { useTranslations } from 'next-intl'
import type { TicketRow } from '@/lib/tickets/views'
import { Mark } from '../ui/state-chip'

type Words = ReturnType<typeof useTranslations>
type Marked = Pick<
  TicketRow,
  'level' | 'severity' | 'upset' | 'keyCustomer' | 'urgeCount' | 'returnCount' | 'rulingOpen' | 'isGross'
>

/** What must be seen of a ticket before it is opened. */
export function TicketMarks({ ticket, t, words }: { ticket: Marked; t: Words; words: Words }) {
  const { severity, level, upset, keyCustomer, urgeCount, returnCount, rulingOpen, isGross } = ticket
  if (
    severity === 'normal' &&
    level + urgeCount + returnCount === 0 &&
    !upset &&
    !keyCustomer &&
    !rulingOpen &&
    !isGross
  )
    return null
  return (
    <span className="mr-1 inline-flex flex-wrap items-center gap-1">
      {ticket.severity !== 'normal' && (
        <Mark of="severity" tone="over">
          {words(`severity.${ticket.severity}`)}
        </Mark>
      )}
      {isGross && (
        <Mark of="gross" tone="over">
          {t('mark.gross')}
        </Mark>
      )}
      {rulingOpen && (
        <Mark of="ruling" tone="near">
          {t('mark.ruling')}
        </Mark>
      )}
      {ticket.level > 0 && (
        <Mark of="level" tone="over">
          {t('mark.level', { level: ticket.level })}
        </Mark>
      )}
      {ticket.upset && (
        <Mark of="upset" tone="near">
          {t('mark.upset')}
        </Mark>
      )}
      {ticket.keyCustomer && (
        <Mark of="key" tone="near">
          {words('flag.key-customer')}
        </Mark>
      )}
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
