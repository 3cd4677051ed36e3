'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ActionState } from '@/lib/kernel/result'
import type { TicketPage } from '@/lib/tickets/views'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { BlockerList, RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import { DispatchFields, type DispatchUnit } from './dispatch-fields.client'
import type { Can } from './ticket-screen.client'

type Did = Promise<ActionState<unknown>>
type Base = { ticketNo: string; requestKey: string; expectedVersion: number }
type OrderKind = 'inspect' | 'repair' | 'measure' | 'flush' | 'relocate' | 'post-notice' | 'care-visit' | 'handle'
export type MoveActions = {
  dispatchTicketAction: (
    input: Base & { unitId: string; crewId: string | null; orderKind: OrderKind; overruleReason: string },
  ) => Did
  openOrderAction: (input: {
    ticketNo: string
    requestKey: string
    kind: OrderKind
    unitId: string
    crewId: string | null
  }) => Did
  answerTicketAction: (input: Base & { answer: string }) => Did
  replyTicketAction: (input: Base & { text: string }) => Did
  reopenTicketAction: (input: Base & { reason: string }) => Did
  withdrawTicketAction: (input: Base & { reason: string }) => Did
  archiveTicketAction: (input: Base) => Did
  markUpsetAction: (input: { ticketNo: string; requestKey: string }) => Did
  handOverTicketAction: (input: { ticketNo: string; requestKey: string; reason: string }) => Did
}
type Props = {
  ticket: TicketPage
  units: DispatchUnit[]
  proposal: { unitId: string; crewId: string | null; reason: string } | null
  can: Can
  locale: 'zh-CN' | 'en'
  actions: MoveActions
}

const LIKELY: Record<string, string> = {
  received: 'dispatch',
  returned: 'dispatch',
  reopened: 'dispatch',
  accepted: 'resolve',
  closed: 'archive',
}
const NEEDS_TEXT = ['answer', 'resolve', 'reopen', 'withdraw']
const firstOrder = (kind: string): OrderKind => (kind === 'leak' ? 'repair' : kind === 'repair' ? 'inspect' : 'handle')

/** The moves this person may make now: the likely one filled, the rest quiet, refused ones with the reason beneath. */
export function MoveBar({ ticket, units, proposal, can, locale, actions }: Props) {
  const t = useTranslations('ticket')
  const [open, setOpen] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [choice, setChoice] = useState({
    unitId: proposal?.unitId ?? units[0]?.id ?? '',
    crewId: proposal?.crewId ?? '',
    overruleReason: '',
  })
  const { run, pending, state, reset } = useVerb(
    async ({ move, requestKey }: { move: string; requestKey: string }) => act(move, requestKey),
    () => {
      setOpen(null)
      setText('')
    },
  )
  function act(move: string, requestKey: string): Did {
    const base = { ticketNo: ticket.no, requestKey, expectedVersion: ticket.version }
    const target = { unitId: choice.unitId, crewId: choice.crewId || null }
    if (move === 'dispatch')
      return actions.dispatchTicketAction({
        ...base,
        ...target,
        orderKind: firstOrder(ticket.kind),
        overruleReason: choice.overruleReason,
      })
    if (move === 'further-order')
      return actions.openOrderAction({
        ticketNo: ticket.no,
        requestKey,
        kind: (text || 'inspect') as OrderKind,
        ...target,
      })
    if (move === 'answer') return actions.answerTicketAction({ ...base, answer: text })
    if (move === 'resolve') return actions.replyTicketAction({ ...base, text })
    if (move === 'reopen') return actions.reopenTicketAction({ ...base, reason: text })
    if (move === 'withdraw') return actions.withdrawTicketAction({ ...base, reason: text })
    if (move === 'archive') return actions.archiveTicketAction(base)
    if (move === 'upset') return actions.markUpsetAction({ ticketNo: ticket.no, requestKey })
    return actions.handOverTicketAction({ ticketNo: ticket.no, requestKey, reason: '' })
  }
  function press(move: string) {
    reset()
    setText('')
    if (move === 'dispatch' || move === 'further-order' || NEEDS_TEXT.includes(move))
      setOpen(open === move ? null : move)
    else void run({ move })
  }
  const offered = ticket.moves.filter(({ move }) => move !== 'close')
  const possible = offered.filter(({ blockers }) => blockers.length === 0)
  const refused = offered.filter(({ blockers }) => blockers.some((blocker) => blocker.code !== 'wrong_state'))
  const held = ['dispatched', 'accepted', 'in-progress'].includes(ticket.status)
  return (
    <section aria-label={t('moves')} className="mt-3" data-no-print>
      <div className="flex flex-wrap items-start gap-2">
        {possible.map(({ move }) => (
          <Button
            key={move}
            look={LIKELY[ticket.status] === move ? 'primary' : 'quiet'}
            aria-expanded={open === move}
            disabled={pending}
            onClick={() => press(move)}
          >
            {t(`move.${move}`)}
          </Button>
        ))}
        {refused.map(({ move, blockers }) => (
          <div key={move}>
            <Button disabled>{t(`move.${move}`)}</Button>
            <BlockerList blockers={blockers} />
          </div>
        ))}
        {can.openOrder && held && units.length > 0 && (
          <Button onClick={() => press('further-order')}>{t('move.further-order')}</Button>
        )}
        {can.urge && !ticket.upset && (
          <Button look="plain" disabled={pending} onClick={() => press('upset')}>
            {t('markUpset')}
          </Button>
        )}
        {can.handOver && !['closed', 'archived', 'withdrawn'].includes(ticket.status) && (
          <Button look="plain" disabled={pending} onClick={() => press('hand-over')}>
            {t('move.hand-over')}
          </Button>
        )}
      </div>
      {open && (
        <form
          className="mt-3 space-y-3 rounded bg-sunken p-3"
          onSubmit={(event) => {
            event.preventDefault()
            void run({ move: open })
          }}
        >
          {(open === 'dispatch' || open === 'further-order') && (
            <DispatchFields units={units} proposal={proposal} choice={choice} setChoice={setChoice} locale={locale} />
          )}
          {open === 'further-order' && <OrderKindPick value={text} onPick={setText} />}
          {NEEDS_TEXT.includes(open) && (
            <textarea
              className={inputClass}
              rows={3}
              required
              autoFocus
              aria-label={t(`moveText.${open}`)}
              placeholder={t(`moveText.${open}`)}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
          <div className="flex gap-2">
            <Button type="submit" look="primary" disabled={pending}>
              {t(`move.${open}`)}
            </Button>
            <Button look="plain" onClick={() => setOpen(null)}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      )}
      <div className="mt-2">
        <RefusalNote state={state} />
      </div>
    </section>
  )
}

function OrderKindPick({ value, onPick }: { value: string; onPick: (kind: string) => void }) {
  const t = useTranslations('ticket')
  const words = useTranslations('words')
  return (
    <label className="block text-sm text-ink-2">
      {t('orderKind')}
      <select className={`${inputClass} mt-1`} value={value} onChange={(event) => onPick(event.target.value)}>
        {['inspect', 'repair', 'measure', 'flush', 'relocate', 'post-notice', 'care-visit', 'handle'].map((kind) => (
          <option key={kind} value={kind}>
            {words(`orderKind.${kind}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
