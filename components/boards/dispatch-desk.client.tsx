'use client'
import { useLocale } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import type { ClauseChoice } from '@/lib/policy/views'
import { RefusalNote } from '../ui/refusal-note.client'
import type { Rule } from './dispatch-types'
import { useBlockerText } from '../ui/use-blocker-text.client'
import { MoveBar } from './move-bar.client'
import { RuleBar } from './rule-bar.client'
import { SendBar } from './send-bar.client'
import { TimeBoard } from './time-board.client'
import { useDesk, type DeskProps } from './use-desk.client'
import { useDispatchKeys } from './use-dispatch-keys.client'
import { WaitingList } from './waiting-list.client'

type Props = DeskProps & {
  /** the page the board stands on */
  path: '/dispatch' | '/crews'
  queue: string[]
  rule: Rule | null
  clauses: ClauseChoice[]
  /** the facts of the chosen ticket, above the board */
  children: React.ReactNode
}

/** The ticket or order in hand and where it goes: the proposed unit is chosen already, another one asks for a reason. */
export function DispatchDesk({ path, queue, rule, clauses, children, ...given }: Props) {
  const { brief, board, proposal, now } = given
  const router = useRouter()
  const desk = useDesk(given)
  const textOf = useBlockerText()
  const locale = useLocale()
  const [armed, setArmed] = useState(false)
  useDispatchKeys({
    armed,
    setArmed,
    onEscape: desk.leave,
    onLetter: (letter) => {
      const row = desk.rows.find((one) => one.letter === letter)
      if (row) desk.choose(row)
    },
    onConfirm: () => {
      const why = desk.targetRow ? desk.whyNot(desk.targetRow) : []
      if (why.length > 0) toast.error(why.map(textOf).join(locale === 'en' ? '; ' : '；'))
      desk.confirm()
    },
    onShift: desk.shift,
    onStretch: desk.stretch,
    onRow: desk.walkRows,
    onWalk: (step) => {
      if (queue.length === 0) return desk.walkWaiting(step)
      const at = queue.indexOf(brief?.ticket.no ?? '')
      const next = queue[Math.min(Math.max(at + step, 0), queue.length - 1)]
      if (next && next !== brief?.ticket.no) router.push(`/dispatch?no=${next}`)
    },
  })
  return (
    <div className="min-w-0 space-y-4">
      <div className="grid grid-cols-1 gap-x-8 gap-y-3 xl:grid-cols-2">
        <div className="min-w-0">{children}</div>
        <div className="min-w-0">
          <RefusalNote state={desk.giving.state ?? desk.sending.state} />
          {desk.moving ? (
            <MoveBar desk={desk} now={now} />
          ) : brief?.ruling && rule ? (
            <RuleBar desk={desk} brief={brief} rule={rule} clauses={clauses} now={now} />
          ) : (
            brief && (
              <SendBar
                desk={desk}
                proposal={proposal}
                sentBack={brief.returns.some((one) => one.unit?.id === desk.target?.unitId)}
                ruling={brief.ruling !== null}
                now={now}
              />
            )
          )}
        </div>
      </div>
      <TimeBoard
        desk={desk}
        board={board}
        proposal={proposal}
        armed={armed}
        no={brief?.ticket.no ?? null}
        now={now}
        path={path}
      />
      <WaitingList desk={desk} orders={board.waiting} now={new Date(now).toISOString()} />
    </div>
  )
}
