'use client'
import { Phone } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ActionState } from '@/lib/kernel/result'
import type { CallView, TicketPage } from '@/lib/tickets/views'
import { TellForm, type TellCaller } from '../boards/tell-form.client'
import { TimeText } from '../ui/time-text.client'

export type Reveal = (input: {
  ticketNo: string
  field: 'callerPhone' | 'contactPhone'
  callId?: string
  reason: string
}) => Promise<ActionState<{ phone: string }>>

type Props = {
  ticket: Pick<TicketPage, 'no' | 'status' | 'calls'>
  now: string
  canReveal: boolean
  reveal: Reveal
  /** null: whoever looks does not tell callers */
  tell: TellCaller | null
}

/** Those who also called about the matter: what they said and where, and whether they know how it ended. */
export function JoinedCallers({ ticket, now, canReveal, reveal, tell }: Props) {
  const ended = ticket.status === 'resolved' || ticket.status === 'closed'
  return (
    <ul className="space-y-2 text-sm">
      {ticket.calls.map((call) => (
        <Caller key={call.id} {...{ call, ended, now, canReveal, reveal, tell }} ticketNo={ticket.no} />
      ))}
    </ul>
  )
}

type CallerProps = Omit<Props, 'ticket'> & { call: CallView; ticketNo: string; ended: boolean }

function Caller({ call, ticketNo, ended, now, canReveal, reveal, tell }: CallerProps) {
  const t = useTranslations('ticket')
  const words = useTranslations('words')
  const router = useRouter()
  const [phone, setPhone] = useState('')
  async function show() {
    const result = await reveal({ ticketNo, field: 'callerPhone', callId: call.id, reason: t('revealReason') })
    if (result.ok) setPhone(result.data.phone)
  }
  return (
    <li data-call={call.id}>
      {call.callerName || t('unnamed')}{' '}
      {phone ? (
        <a className="text-accent underline" href={`tel:${phone}`}>
          {phone}
        </a>
      ) : (
        call.phoneMasked
      )}
      {canReveal && !phone && call.phoneMasked && (
        <button type="button" className="ml-2 inline-flex min-h-6 items-center text-accent" onClick={() => void show()}>
          <Phone aria-hidden className="mr-0.5 inline size-3.5" />
          {t('reveal')}
        </button>
      )}{' '}
      · <TimeText at={call.at} now={now} />
      {call.address && <span className="block text-ink-2">{call.address}</span>}
      {call.words && <span className="block whitespace-pre-line text-ink-2">{call.words}</span>}
      {call.told && (
        <span className="block text-kept">
          {t.rich('callerTold', {
            how: words(`toldHow.${call.told.how}`),
            time: () => <TimeText at={call.told!.at} now={now} />,
          })}
        </span>
      )}
      {ended && call.waits && (
        <>
          <span className="block text-near">{t('callerWaits')}</span>
          {tell && <TellForm about={{ callId: call.id }} tell={tell} done={() => router.refresh()} />}
        </>
      )}
    </li>
  )
}
