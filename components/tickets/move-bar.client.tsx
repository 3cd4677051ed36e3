'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FIELD_STATES, isJoinable, type TicketState } from '@/lib/tickets/rules/lifecycle'
import type { TicketPage } from '@/lib/tickets/views'
import { Button } from '../ui/button'
import { BlockerList, RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import { DispatchFields, type DispatchUnit } from './dispatch-fields.client'
import { callMove, LIKELY, type Can, type MoveActions } from './move-actions'
import { MoveText } from './move-text.client'
import { FURTHER_ORDER, useAskedMove } from './use-asked-move.client'
import { OrderKindPick } from './order-kind-pick.client'

type Props = {
  ticket: TicketPage
  units: DispatchUnit[]
  proposal: { unitId: string; crewId: string | null; reason: string } | null
  can: Can
  locale: 'zh-CN' | 'en'
  actions: MoveActions
}

const NEEDS_TEXT = ['answer', 'resolve', 'reopen', 'withdraw']
/** The moves this person may make now: the likely one filled, the rest quiet, refused ones with the reason beneath. */
export function MoveBar({ ticket, units, proposal, can, locale, actions }: Props) {
  const t = useTranslations('ticket')
  const [open, setOpen] = useState<string | null>(null)
  const [text, setText] = useState('')
  const mayOrder = can.openOrder && units.length > 0 && (FIELD_STATES as readonly TicketState[]).includes(ticket.status)
  const [choice, setChoice] = useState({
    unitId: proposal?.unitId ?? units[0]?.id ?? '',
    crewId: proposal?.crewId ?? '',
    overruleReason: '',
  })
  const { run, pending, state, reset } = useVerb(
    async ({ move, requestKey }: { move: string; requestKey: string }) =>
      callMove(actions, ticket, { move, text, choice, requestKey }),
    () => {
      setOpen(null)
      setText('')
    },
  )
  useAskedMove((move) => mayOrder && press(move))
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
  return (
    <section id={FURTHER_ORDER} aria-label={t('moves')} className="mt-3 scroll-mt-16" data-no-print>
      <div className="flex flex-wrap items-start gap-2">
        {possible.map(({ move }) => (
          <Button
            key={move}
            look={LIKELY[ticket.status] === move ? 'primary' : move === 'withdraw' ? 'plain' : 'quiet'}
            className={move === 'withdraw' ? 'order-last' : undefined}
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
        {mayOrder && <Button onClick={() => press(FURTHER_ORDER)}>{t('move.further-order')}</Button>}
        {can.urge && !ticket.upset && isJoinable(ticket.status) && (
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
            <DispatchFields
              {...{ units, proposal, choice, setChoice, locale }}
              holderId={open === 'further-order' ? ticket.unit?.id : null}
            />
          )}
          {open === 'further-order' && <OrderKindPick value={text} onPick={setText} />}
          {NEEDS_TEXT.includes(open) && <MoveText move={open} value={text} onChange={setText} />}
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
