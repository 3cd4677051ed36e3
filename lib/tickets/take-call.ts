import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvents } from '@/lib/audit/record-event'
import type { DomainEvent } from '@/lib/audit/rules/events'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import { clipLine, digitsOf, grams } from '@/lib/kernel/text'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { nextNumber } from '@/lib/platform/next-number'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { TakeCallInput } from './inputs'
import { startClocks } from './internal/clocks'
import { endDraft } from './internal/drafts'
import { oneAtATime, openMattersOf } from './internal/open-matters'
import { placeOf, type CallPlace } from './internal/place-of-call'
import { writeCommitment } from './internal/write-commitment'
import { secondTicketBlockers } from './rules/joining'
import { summaryOf } from './rules/summary'
import { datedFacts } from './internal/dated-facts'

export type TakenCall = { ticketNo: string; ticketId: string; version: number; place: CallPlace; dueAt: Date | null }

/** A line says as much in twice the letters in English. */
const LINE = { 'zh-CN': 120, en: 240 } as const

/**
 * Saves a call as a ticket: facts with who told them, clocks started, the first employee its owner.
 * `aboutStaffIds` are the people a complaint is about: it is closed to them.
 * Blockers: duplicate_open (the same matter is open already: join it), place_needed, promise_in_past, promise_too_far, draft_ended.
 */
export async function takeCall(
  ctx: StaffContext,
  given: TakeCallInput,
  aboutStaffIds: readonly string[] = [],
): Promise<TakenCall> {
  authorize(ctx, 'call:take')
  return inTransaction(ctx, async (tx) => {
    const book = await policyBook(tx)
    const input = { ...given, facts: datedFacts(given.facts, book, tx.now) }
    const place = await placeOf(tx, input)
    refuseIf(place.faultAddress === '' && input.landmarks === '' ? [{ code: 'place_needed' }] : [])
    const matter = { ...input, ...place, premiseId: place.ownFields.premiseId }
    await oneAtATime(tx, matter)
    refuseIf(secondTicketBlockers(await openMattersOf(tx, matter), input.differentMatter))
    const id = newId()
    const no = await nextNumber(tx, 'T', localDateOf(book.timeZone, tx.now))
    const keyCustomer = place.keyCustomer
    const limits = book.limits({
      kind: input.kind,
      service: input.service,
      severity: input.severity,
      customerClass: keyCustomer ? 'key' : 'ordinary',
    })
    const inOneLine = (locale: 'zh-CN' | 'en') =>
      clipLine(summaryOf(locale, input, book.questions, book.timeZone), LINE[locale])
    const [summary, summaryEn] = [inOneLine('zh-CN'), inOneLine('en')]
    const nextDueAt = await startClocks(
      tx,
      { id, service: input.service, severity: input.severity, keyCustomer },
      { arrive: limits.arrive, resolve: limits.resolve, reply: limits.reply },
    )
    const row = { ...ticketRow(tx, { id, no, input, place, summary, summaryEn }), aboutStaffIds, nextDueAt }
    const facts = factRows(tx, id, input)
    const [made] = await insertRows(tx.db, { table: 'Ticket', rows: [row], skip: true }, { table: 'Fact', rows: facts })
    // A parallel call about the same matter was saved first: it is named, as if it had been there before.
    if (made === 0) refuseIf(secondTicketBlockers(await openMattersOf(tx, matter), ''))
    if (made === 0) conflict({ reason: 'duplicate_open' })
    await recordEvents(tx, receivedEvents(id, input, { summary, summaryEn }))
    if (input.promise) {
      await writeCommitment(tx, { ticketId: id, ...input.promise, toWhom: input.contactName, ownerId: tx.actor.id })
    }
    await endDraft(tx, input.draftId, 'saved')
    return { ticketNo: no, ticketId: id, version: 1, place, dueAt: nextDueAt }
  })
}

type NewTicket = { id: string; no: string; input: TakeCallInput; place: CallPlace; summary: string; summaryEn: string }

function ticketRow(tx: StaffContext, { id, no, input, place, summary, summaryEn }: NewTicket) {
  const { ownFields } = place
  return {
    id,
    orgId: tx.actor.orgId,
    no,
    kind: input.kind,
    service: input.service,
    channel: input.channel,
    status: 'received',
    severity: input.severity,
    summary,
    summaryEn,
    words: input.words,
    callerName: input.callerName,
    callerPhone: input.callerPhone,
    callerDigits: digitsOf(input.callerPhone),
    contactName: input.contactName,
    contactPhone: input.contactPhone,
    contactDigits: digitsOf(input.contactPhone),
    faultElsewhere: input.faultElsewhere,
    landmarks: input.landmarks,
    latitude: input.latitude ?? null,
    longitude: input.longitude ?? null,
    upset: input.upset,
    confidential: input.confidential,
    readBack: input.readBack,
    readBackAt: input.readBackConfirmed ? tx.now : null,
    matter: input.differentMatter,
    ownerId: tx.actor.id,
    openedAt: tx.now,
    changedAt: tx.now,
    ...ownFields,
    search: grams(
      summary,
      place.faultAddress,
      place.serviceAddress,
      input.landmarks,
      input.contactName,
      input.callerName,
      ownFields.personName,
      input.words.slice(0, 200),
    ),
  }
}

const factRows = (tx: StaffContext, ticketId: string, input: TakeCallInput) =>
  input.facts.map(({ question, answer }) => ({
    id: newId(),
    orgId: tx.actor.orgId,
    ticketId,
    question,
    answer,
    toldBy: input.callerName || input.contactName,
    toldToId: tx.actor.id,
    channel: input.channel,
    at: tx.now,
  }))

function receivedEvents(
  ticketId: string,
  input: TakeCallInput,
  said: { summary: string; summaryEn: string },
): DomainEvent[] {
  const subject = { subject: 'ticket', subjectId: ticketId } as const
  const { kind, channel, upset } = input
  const received = {
    type: 'ticket.received',
    ...subject,
    data: { kind, channel, ...said, upset, readBack: input.readBackConfirmed },
  } as const
  return upset ? [received, { type: 'ticket.marked-upset', ...subject, data: {} }] : [received]
}
