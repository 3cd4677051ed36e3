import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvents } from '@/lib/audit/record-event'
import type { Blocker } from '@/lib/kernel/blockers'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import { contactBlockers } from '@/lib/messages/rules/contact-policy'
import { attemptsFor, writeAttempt } from '@/lib/messages/attempts'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { close } from './close-ticket'
import type { ClaimFollowUpInput, RecordAttemptInput } from './inputs'
import { findTicket, type FoundTicket } from './internal/find-ticket'
import { customerPreference } from './internal/customer-preference'
import { didTheWork } from './internal/workers'
import { reopen } from './reopen-ticket'
import { answerBlockers, followUpBlockers } from './rules/follow-up'

async function openFollowUp(tx: StaffContext, ticket: FoundTicket) {
  const row = await tx.db.followUp.findFirst({
    where: { ticketId: ticket.id, orgId: tx.actor.orgId },
    orderBy: { round: 'desc' },
    select: { id: true, state: true, ownerId: true, attempts: true, endedAt: true },
  })
  return row ?? notFound()
}

/** Takes a ticket's follow-up: one owner. Blockers: did_the_work, other_owner, final_answer_given. */
export async function claimFollowUp(ctx: StaffContext, input: ClaimFollowUpInput): Promise<{ ticketNo: string }> {
  authorize(ctx, 'follow-up:call')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    const followUp = await openFollowUp(tx, ticket)
    refuseIf(followUpBlockers(followUp, tx.actor, await didTheWork(tx, ticket.id)))
    const claimed = await tx.db.followUp.updateMany({
      where: { id: followUp.id, state: 'open', OR: [{ ownerId: null }, { ownerId: tx.actor.id }] },
      data: { ownerId: tx.actor.id },
    })
    if (claimed.count === 0) conflict()
    await recordEvents(tx, [{ type: 'follow-up.claimed', subject: 'ticket', subjectId: ticket.id, data: {} }])
    return { ticketNo: ticket.no }
  })
}

export type FollowUpResult = {
  ticketNo: string
  ticketId: string
  followUpId: string
  attempt: number
  ended: 'solved' | 'not-solved' | 'unreachable' | null
}

type Round = Awaited<ReturnType<typeof openFollowUp>>

/** Why this person may not call this customer now: the follow-up's own reasons, then the contact policy's over every ticket of theirs. */
async function callBlockers(tx: StaffContext, ticket: FoundTicket, followUp: Round): Promise<Blocker[]> {
  const { contact, timeZone } = await policyBook(tx)
  return [
    ...followUpBlockers(followUp, tx.actor, await didTheWork(tx, ticket.id)),
    ...(followUp.ownerId ? [] : [{ code: 'claim_first' }]),
    ...contactBlockers({
      policy: contact,
      attempts: await attemptsFor(tx, { phoneDigits: ticket.contactDigits, agreementId: ticket.agreementId }),
      refId: followUp.id,
      finalAnswerAt: null, // said above
      preference: await customerPreference(tx, ticket.agreementId),
      now: tx.now,
      timeZone,
    }),
  ]
}

/**
 * One follow-up call: the attempt, and when the customer was reached the answer. Solved closes, not solved reopens one level up,
 * the last allowed attempt without contact closes as unreachable. Blockers: those of the contact policy (outside_hours, noon_rest,
 * too_soon, attempts_exhausted, final_answer_given, other_day_or_period_needed), did_the_work, other_owner, solved_needed, remark_needed.
 */
export async function recordAttempt(ctx: StaffContext, input: RecordAttemptInput): Promise<FollowUpResult> {
  authorize(ctx, 'follow-up:call')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    await tx.db
      .$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`contact:${tx.actor.orgId}:${ticket.contactDigits}`}, 0))`
    const followUp = await openFollowUp(tx, ticket)
    const { contact } = await policyBook(tx)
    refuseIf([...(await callBlockers(tx, ticket, followUp)), ...answerBlockers(input)])
    await writeAttempt(tx, {
      phoneDigits: ticket.contactDigits,
      agreementId: ticket.agreementId,
      purpose: 'follow-up',
      refId: ticket.id,
      roundId: followUp.id,
      outcome: input.outcome,
      note: input.remark,
    })
    const attempt = followUp.attempts + 1
    const reached = input.outcome === 'reached'
    const ended = reached
      ? input.solved
        ? 'solved'
        : 'not-solved'
      : attempt >= contact.maxAttempts
        ? 'unreachable'
        : null
    await tx.db.followUp.updateMany({
      where: { id: followUp.id, state: 'open' },
      data: {
        attempts: attempt,
        ...(ended
          ? {
              state: ended,
              endedAt: tx.now,
              solved: reached ? input.solved : null,
              satisfaction: input.satisfaction ?? null,
              remark: input.remark,
            }
          : {}),
      },
    })
    const subject = { subject: 'ticket', subjectId: ticket.id }
    await recordEvents(tx, [
      { type: 'follow-up.attempted', ...subject, data: { outcome: input.outcome, attempt } },
      ...(reached
        ? [
            {
              type: 'follow-up.answered',
              ...subject,
              data: { solved: !!input.solved, satisfaction: input.satisfaction ?? undefined, remark: input.remark },
            } as const,
          ]
        : []),
    ])
    if (ended === 'not-solved') await reopen(tx, ticket, input.remark)
    else if (ended) await close(tx, ticket, ended, input.satisfaction)
    return { ticketNo: ticket.no, ticketId: ticket.id, followUpId: followUp.id, attempt, ended }
  })
}
