'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useMemo, useRef, useState } from 'react'
import { toast } from 'sonner'
import { firstOrderKind } from '@/lib/fieldwork/rules/orders'
import { UNPLACED_STATES, type TicketState } from '@/lib/tickets/rules/lifecycle'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import { CrewBoard } from './crew-board.client'
import {
  boardRows,
  sameTarget,
  type BoardRow,
  type BoardUnit,
  type Brief,
  type Proposal,
  type Send,
  type Target,
} from './dispatch-types'
import { SendBar } from './send-bar.client'
import { useDispatchKeys } from './use-dispatch-keys.client'

type Props = {
  brief: Brief
  proposal: Proposal
  units: BoardUnit[]
  preset: Target | null
  queue: string[]
  send: Send
  /** the facts of the chosen ticket, between the queue and the board */
  children: React.ReactNode
}

/** The chosen ticket and where it goes: the proposed unit is chosen already, another one asks for a reason. */
export function DispatchDesk({ brief, proposal, units, preset, queue, send, children }: Props) {
  const t = useTranslations('lists.dispatch')
  const locale = useLocale()
  const router = useRouter()
  const reasonBox = useRef<HTMLInputElement>(null)
  const proposed: Target | null = proposal && { unitId: proposal.unitId, crewId: proposal.crewId }
  const [target, setTarget] = useState<Target | null>(preset ?? proposed)
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const [armed, setArmed] = useState(false)
  const rows = useMemo(() => boardRows(units, proposal), [units, proposal])
  const { ticket } = brief
  const open = (UNPLACED_STATES as readonly TicketState[]).includes(ticket.status)
  const dispatch = useVerb(send, (data) => {
    toast.success(
      t('sent', {
        no: data.ticketNo,
        to: `${locale === 'en' ? data.unitEn : data.unit}${data.crew ? ` ${data.crew}` : ''}`,
      }),
    )
    router.replace('/dispatch')
    router.refresh()
  })

  const needsReason = (wanted: Target) => wanted.unitId !== proposal?.unitId
  function sendTo(wanted: Target) {
    if (!open || dispatch.pending) return
    if (needsReason(wanted) && reason.trim() === '') return reasonBox.current?.focus()
    void dispatch.run({
      ticketNo: ticket.no,
      ...wanted,
      orderKind: firstOrderKind(ticket.kind),
      overruleReason: needsReason(wanted) ? reason.trim() : '',
      note: note.trim(),
      expectedVersion: brief.version,
    })
  }
  function choose(row: BoardRow) {
    const wanted = { unitId: row.unit.id, crewId: row.crew?.id ?? null }
    setTarget(wanted)
    if (needsReason(wanted)) requestAnimationFrame(() => reasonBox.current?.focus())
    return wanted
  }
  function onDrop(no: string, row: BoardRow) {
    if (no === ticket.no) choose(row)
    else router.push(`/dispatch?no=${no}&to=${row.unit.id}${row.crew ? `~${row.crew.id}` : ''}`)
  }
  useDispatchKeys({
    armed,
    setArmed,
    onLetter: (letter) => {
      const row = rows.find((one) => one.letter === letter)
      if (!row) return
      const wanted = choose(row)
      if (!needsReason(wanted)) sendTo(wanted)
    },
    onConfirm: () => target && sendTo(target),
    onWalk: (step) => {
      const next = queue[Math.min(Math.max(queue.indexOf(ticket.no) + step, 0), queue.length - 1)]
      if (next && next !== ticket.no) router.push(`/dispatch?no=${next}`)
    },
  })
  return (
    <>
      <div className="min-w-0">
        {children}
        <RefusalNote state={dispatch.state} />
        <SendBar
          rows={rows}
          target={target}
          proposal={proposal}
          needsReason={target !== null && needsReason(target)}
          sentBack={brief.returns.some((one) => one.unit?.id === target?.unitId)}
          reason={reason}
          setReason={setReason}
          note={note}
          setNote={setNote}
          reasonBox={reasonBox}
          disabled={!open || dispatch.pending || target === null}
          onSend={() => target && sendTo(target)}
        />
      </div>
      <CrewBoard
        rows={rows}
        proposal={proposal}
        armed={armed}
        isChosen={(row) => sameTarget(target, { unitId: row.unit.id, crewId: row.crew?.id ?? null })}
        onChoose={choose}
        onDrop={onDrop}
      />
    </>
  )
}
