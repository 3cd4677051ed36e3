'use client'
import { Phone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { TicketPage } from '@/lib/tickets/views'
import type { TellCaller } from '../boards/tell-form.client'
import { countCallers } from '../ui/count-callers'
import { Panel } from '../ui/panel'
import { JoinedCallers, type Reveal } from './joined-callers.client'

type Field = 'callerPhone' | 'contactPhone'
type Actions = { revealPhoneAction: Reveal; tellCallerAction: TellCaller }
type Props = { ticket: TicketPage; now: string; canReveal: boolean; canTell: boolean; actions: Actions }

/** Who is who: caller, contact, account holder, joined callers. Numbers are masked; showing one leaves a trace. */
export function PeoplePanel({ ticket, now, canReveal, canTell, actions }: Props) {
  const t = useTranslations('ticket')
  const [shown, setShown] = useState<Partial<Record<Field, string>>>({})
  async function reveal(field: Field) {
    const result = await actions.revealPhoneAction({ ticketNo: ticket.no, field, reason: t('revealReason') })
    if (result.ok) setShown((before) => ({ ...before, [field]: result.data.phone }))
  }
  const number = (field: Field) =>
    shown[field] ? (
      <a className="text-accent underline" href={`tel:${shown[field]}`}>
        {shown[field]}
      </a>
    ) : (
      <>
        {ticket[field]}
        {canReveal && ticket[field] && (
          <button type="button" className="ml-2 text-sm text-accent" onClick={() => void reveal(field)}>
            <Phone aria-hidden className="mr-0.5 inline size-3.5" />
            {t('reveal')}
          </button>
        )}
      </>
    )
  return (
    <Panel title={t('people')} id="people">
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        <dt className="text-ink-2">{t('contact')}</dt>
        <dd>
          {ticket.contactName} {number('contactPhone')}
        </dd>
        {(ticket.callerName !== ticket.contactName || ticket.callerPhone !== ticket.contactPhone) && (
          <>
            <dt className="text-ink-2">{t('caller')}</dt>
            <dd>
              {ticket.callerName} {number('callerPhone')}
            </dd>
          </>
        )}
        {ticket.personName && (
          <>
            <dt className="text-ink-2">{t('holder')}</dt>
            <dd>
              {ticket.personName} <span className="text-ink-2">{ticket.serviceAddress}</span>
            </dd>
          </>
        )}
      </dl>
      {ticket.calls.length > 0 && (
        <>
          <h3 className="mt-2 text-sm text-ink-2">{t('joined', countCallers(ticket.calls))}</h3>
          <JoinedCallers
            {...{ ticket, now, canReveal }}
            reveal={actions.revealPhoneAction}
            tell={canTell ? actions.tellCallerAction : null}
          />
        </>
      )}
    </Panel>
  )
}
