import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent, recordEvents } from '@/lib/audit/record-event'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { Service } from '@/lib/policy/rules/vocabulary'
import { findTicketById } from '@/lib/tickets/find-for-orders'
import { resolveByWork } from '@/lib/tickets/resolve-ticket'
import { settleArrival } from '@/lib/tickets/promise-arrival'
import { countOrders, leaveSite, startWork } from '@/lib/tickets/work-on-ticket'
import type { AgreePriceInput, FinishVisitInput, StartVisitInput, TakeReadingInput } from './inputs'
import { findOrder, moveOrder, openVisit, type FoundOrder } from './internal/find-order'
import { whatIsLeft } from './internal/what-is-left'
import { momentAfter, momentOf } from './internal/moment'
import { noteRepeat } from './internal/note-repeat'
import { offerRating } from './internal/offer-rating'
import { putOff } from './internal/put-off'
import { finishBlockers } from './rules/finishing'
import type { OffSeasonCause } from './rules/off-season'
import { readingBlockers, standardFor, UNIT_OF } from './rules/measuring'

/** The crew has arrived: server time counts, or the phone's when its clock could be checked; its own claim is kept. Blockers: wrong_state. */
export async function startVisit(ctx: StaffContext, input: StartVisitInput): Promise<{ visitId: string }> {
  authorize(ctx, 'order:visit')
  return inTransaction(ctx, async (tx) => {
    const order = await findOrder(tx, input.orderNo)
    await moveOrder(tx, order, 'start')
    const { at, clock } = momentAfter(tx, order.openedAt)
    const visitId = newId()
    await tx.db.visit.create({
      data: {
        id: visitId,
        orgId: tx.actor.orgId,
        orderId: order.id,
        ticketId: order.ticketId,
        crewId: order.crewId,
        byId: tx.actor.id,
        arrivedAt: at,
        claimedArrivedAt: input.claimedAt ?? null,
        clock,
      },
      select: { id: true },
    })
    await recordEvent(tx, {
      type: 'visit.arrived',
      subject: 'ticket',
      subjectId: order.ticketId,
      data: { no: order.no, claimed: !!input.claimedAt, ...(at < tx.now ? { arrivedAt: at.toISOString() } : {}) },
    })
    await startWork(tx, { ticketId: order.ticketId, at })
    if (order.setOffAt) await settleArrival(tx, { orderId: order.id, at })
    return { visitId }
  })
}

/** An objective reading with its protocol. Blockers: no_visit, instrument_expired, doors_too_short, wrong_height (the measuring pack). */
export async function takeReading(
  ctx: StaffContext,
  input: TakeReadingInput,
): Promise<{ meetsStandard: boolean | null }> {
  authorize(ctx, 'order:visit')
  return inTransaction(ctx, async (tx) => {
    const order = await findOrder(tx, input.orderNo)
    const visit = await openVisit(tx, order.id)
    const book = await policyBook(tx)
    const { at, clock } = momentAfter(tx, visit.arrivedAt)
    refuseIf(readingBlockers(input, book.measuring, localDateOf(book.timeZone, at)))
    const standard = input.kind === 'room-temperature' ? standardFor(input.place, book.measuring) : undefined
    const meetsStandard = standard === undefined ? null : Number(input.value) >= standard
    await tx.db.reading.create({
      data: {
        id: newId(),
        orgId: tx.actor.orgId,
        visitId: visit.id,
        ticketId: order.ticketId,
        kind: input.kind,
        place: input.place,
        value: input.value,
        unit: UNIT_OF[input.kind]!,
        instrumentNo: input.instrumentNo,
        instrumentVerifiedUntil: new Date(input.instrumentVerifiedUntil),
        doorsShutMinutes: input.doorsShutMinutes ?? null,
        heightM: input.heightM ?? null,
        point: input.point,
        standard: standard ?? null,
        meetsStandard,
        at,
        clock,
      },
      select: { id: true },
    })
    await recordEvent(tx, {
      type: 'visit.reading-taken',
      subject: 'ticket',
      subjectId: order.ticketId,
      data: {
        kind: input.kind,
        place: input.place,
        value: input.value,
        unit: UNIT_OF[input.kind]!,
        meetsStandard: meetsStandard ?? undefined,
      },
    })
    return { meetsStandard }
  })
}

/** Price and caveat, agreed or declined by the customer, before the work. Blockers: no_visit, signature_needed. */
export async function agreePrice(ctx: StaffContext, input: AgreePriceInput): Promise<{ decision: string }> {
  authorize(ctx, 'order:visit')
  return inTransaction(ctx, async (tx) => {
    const order = await findOrder(tx, input.orderNo)
    const visit = await openVisit(tx, order.id)
    refuseIf(input.decision === 'agreed' && input.mark === '' ? [{ code: 'signature_needed' }] : [])
    const [yuan = '0', cents = ''] = input.amountYuan.split('.')
    const amountFen = BigInt(yuan) * 100n + BigInt(cents.padEnd(2, '0'))
    const { item, itemCode, caveat, decision, mark } = input
    await tx.db.priceConsent.create({
      data: {
        id: newId(),
        orgId: tx.actor.orgId,
        visitId: visit.id,
        ticketId: order.ticketId,
        item,
        itemCode: itemCode ?? null,
        amountFen,
        caveat,
        decision,
        mark,
        at: momentOf(tx),
      },
      select: { id: true },
    })
    await recordEvent(tx, {
      type: 'visit.price-agreed',
      subject: 'ticket',
      subjectId: order.ticketId,
      data: { item, amountFen: String(amountFen), decision, caveat },
    })
    return { decision }
  })
}

type Ending = { tx: StaffContext; input: FinishVisitInput; order: FoundOrder; visitId: string; at: Date }

/** Outcomes that end the order; what was not cured, or nobody let in, is left incomplete with its reason. */
const ENDS: readonly string[] = ['fixed', 'measured', 'deferred']

/** What the visit found and who signed, as it stays. */
async function closeVisit({ tx, input, order, visitId, at }: Ending, service: string): Promise<void> {
  const { outcome, finding, responsibility, charge, customerSign, customerName, customerMark, staffMark, witness } =
    input
  const clauseCode = responsibility ? (await policyBook(tx)).boundary(service as Service)?.clause.zh : null
  const closed = await tx.db.visit.updateMany({
    where: { id: visitId, finishedAt: null },
    data: {
      outcome,
      finding,
      responsibility,
      charge: charge ?? null,
      clauseCode,
      customerSign,
      customerName,
      customerMark,
      staffMark,
      witness,
      finishedAt: at,
    },
  })
  if (closed.count === 0) conflict() // another of the crew finished it
  const ends = ENDS.includes(outcome)
  await moveOrder(tx, order, ends ? 'finish' : 'leave-incomplete', {
    ...{ endedAt: at, outcome },
    whyIncomplete: outcome === 'no-access' ? outcome : ends ? null : input.whyIncomplete,
  })
  const subject = { subject: 'ticket', subjectId: order.ticketId }
  await recordEvents(tx, [
    { type: 'visit.signed', ...subject, data: { customer: customerSign, witness: witness || undefined } },
    { type: 'order.done', ...subject, data: { no: order.no, kind: order.kind, outcome, finding } },
  ])
}

/**
 * Ends the visit with its finding and signatures; the last open order resolves the ticket unless another was left undone and not waived, work put off goes on the off-season list, the same
 * repair too often is measured, and the customer may rate the visit. Blockers: no_visit, those of finishBlockers, deferBlockers and putOff.
 */
export async function finishVisit(
  ctx: StaffContext,
  input: FinishVisitInput,
): Promise<{ orderNo: string; resolved: boolean }> {
  authorize(ctx, 'order:visit')
  return inTransaction(ctx, async (tx) => {
    const order = await findOrder(tx, input.orderNo)
    const visit = await openVisit(tx, order.id)
    const [readings, consents] = [
      await tx.db.reading.count({ where: { visitId: visit.id } }),
      await tx.db.priceConsent.findMany({ where: { visitId: visit.id }, select: { decision: true } }),
    ]
    const { at } = momentAfter(tx, visit.arrivedAt)
    const today = localDateOf((await policyBook(tx)).timeZone, at)
    const ticket = await findTicketById(tx, order.ticketId)
    const visited = { orderKind: order.kind, service: ticket.service, readings, consents, today }
    refuseIf(finishBlockers(input, visited))
    const { outcome, finding } = input
    await closeVisit({ tx, input, order, visitId: visit.id, at }, ticket.service)
    if (outcome === 'deferred') {
      const { deferCause, deferReason, plannedOn } = input
      const why = { cause: deferCause as OffSeasonCause, reason: deferReason, plannedOn: plannedOn! }
      await putOff(tx, { ticket, visitId: visit.id, ...why })
    }
    if (outcome !== 'no-access')
      await offerRating(tx, { visitId: visit.id, ticketId: ticket.id, contactDigits: ticket.contactDigits })
    const repeated = order.kind !== 'measure' && (outcome === 'fixed' || outcome === 'not-fixed')
    if (repeated) await noteRepeat(tx, ticket, order)
    const left = await countOrders(tx, order.ticketId, -1)
    const cured = outcome === 'fixed' || outcome === 'measured'
    const resolved = left === 0 && cured && (await whatIsLeft(tx, order.ticketId)).undone.length === 0
    if (resolved) await resolveByWork(tx, { ticketId: order.ticketId, outcome: finding })
    else if (left === 0) await leaveSite(tx, { ticketId: order.ticketId })
    return { orderNo: order.no, resolved }
  })
}
