import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { holderOf } from '@/lib/units/queries'
import type { AcceptHandoverInput, CallDraftBody, HandOverCallInput, HandOverTicketInput } from './inputs'
import { findTicket, findTicketById } from './internal/find-ticket'
import { changeTicket } from './internal/move-ticket'

export type HandedOver = { handoverId: string; to: string; toEn: string }

type Subject = { ticketId?: string; draftId?: string; snapshot: object; reason: string }

async function handOver(tx: StaffContext, subject: Subject): Promise<HandedOver> {
  const leader = await holderOf(tx, 'shift-leader', tx.actor.id)
  refuseIf(leader ? [] : [{ code: 'no_shift_leader' }])
  const handoverId = newId()
  const { ticketId, draftId, snapshot, reason } = subject
  await tx.db.handover.create({
    data: {
      id: handoverId,
      orgId: tx.actor.orgId,
      ticketId,
      draftId,
      fromId: tx.actor.id,
      toId: leader!.id,
      reason,
      snapshot,
      at: tx.now,
    },
    select: { id: true },
  })
  await recordEvent(tx, {
    type: 'ticket.handed-over',
    subject: ticketId ? 'ticket' : 'draft',
    subjectId: ticketId ?? draftId!,
    data: { to: leader!.name, toEn: leader!.nameEn, reason },
  })
  return { handoverId, to: leader!.name, toEn: leader!.nameEn }
}

const SAID = [
  'query',
  'callerName',
  'callerPhone',
  'agreementId',
  'faultAddress',
  'landmarks',
  'words',
  'upset',
] as const

/** Whether a draft holds anything of a call: the kind and the service stand there from the beginning. */
const isSaid = (body: CallDraftBody): boolean =>
  SAID.some((field) => body[field]) || Object.values(body.facts ?? {}).some((answer) => answer.length > 0)

/** Hands the call in progress to the shift leader with everything typed so far. Blockers: nothing_said, no_shift_leader. */
export async function handOverCall(ctx: StaffContext, input: HandOverCallInput): Promise<HandedOver> {
  authorize(ctx, 'call:hand-over')
  return inTransaction(ctx, async (tx) => {
    const draft = await tx.db.draft.findFirst({
      where: { id: input.draftId, orgId: tx.actor.orgId, staffId: tx.actor.id, endedAt: null },
      select: { id: true, body: true },
    })
    if (!draft) notFound()
    refuseIf(isSaid(draft.body as CallDraftBody) ? [] : [{ code: 'nothing_said' }])
    const handed = await handOver(tx, { draftId: draft.id, snapshot: draft.body as object, reason: input.reason })
    await tx.db.draft.updateMany({ where: { id: draft.id }, data: { endedAt: tx.now, endedBy: 'handed-over' } })
    return handed
  })
}

/** Hands a saved ticket's caller to the shift leader. Blockers: no_shift_leader. */
export async function handOverTicket(ctx: StaffContext, input: HandOverTicketInput): Promise<HandedOver> {
  authorize(ctx, 'call:hand-over')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    return handOver(tx, {
      ticketId: ticket.id,
      snapshot: { no: ticket.no, summary: ticket.summary },
      reason: input.reason,
    })
  })
}

/** The shift leader takes it: a ticket's first-contact ownership passes with it, a call's draft becomes theirs to finish. */
export async function acceptHandover(
  ctx: StaffContext,
  input: AcceptHandoverInput,
): Promise<{ ticketNo?: string; draftId?: string }> {
  authorize(ctx, 'call:receive')
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.handover.findFirst({
      where: { id: input.handoverId, orgId: tx.actor.orgId, toId: tx.actor.id },
    })
    if (!row) notFound()
    const taken = await tx.db.handover.updateMany({
      where: { id: row.id, acceptedAt: null },
      data: { acceptedAt: tx.now },
    })
    if (taken.count === 0) conflict()
    const from = await tx.db.staff.findUnique({ where: { id: row.fromId }, select: { name: true } })
    const subjectId = row.ticketId ?? row.draftId!
    await recordEvent(tx, {
      type: 'ticket.handover-accepted',
      subject: row.ticketId ? 'ticket' : 'draft',
      subjectId,
      data: { from: from?.name ?? '' },
    })
    if (row.ticketId) {
      const ticket = await findTicketById(tx, row.ticketId)
      await changeTicket(tx, ticket, { ownerId: tx.actor.id })
      return { ticketNo: ticket.no }
    }
    const draftId = newId()
    await tx.db.draft.create({
      data: {
        id: draftId,
        orgId: tx.actor.orgId,
        staffId: tx.actor.id,
        kind: 'call',
        body: row.snapshot as object,
        startedAt: tx.now,
        updatedAt: tx.now,
      },
      select: { id: true },
    })
    return { draftId }
  })
}
