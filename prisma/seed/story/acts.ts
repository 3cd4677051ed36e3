import type { StaffActor } from '@/lib/kernel/actor'
import { assignOrder } from '@/lib/fieldwork/assign-order'
import { Refusal } from '@/lib/kernel/errors'
import { acceptOrder, returnOrder } from '@/lib/fieldwork/accept-order'
import { answerFollowUp } from '@/lib/fieldwork/answer-follow-up'
import { dispatchToUnit } from '@/lib/fieldwork/dispatch-to-unit'
import {
  AgreePriceInput,
  AnswerFollowUpInput,
  FinishVisitInput,
  TakeReadingInput,
  type OrderKind,
} from '@/lib/fieldwork/inputs'
import { ratingLinks } from '@/lib/fieldwork/queries'
import { replyForUnit } from '@/lib/fieldwork/reply-for-unit'
import { firstOrderKind } from '@/lib/fieldwork/rules/orders'
import { agreePrice, finishVisit, startVisit, takeReading } from '@/lib/fieldwork/visit'
import { newKey } from '@/lib/platform/ids'
import { policyBook } from '@/lib/policy/queries'
import type { Kind } from '@/lib/policy/rules/vocabulary'
import { RateVisitInput } from '@/lib/quality/inputs'
import { rateVisit } from '@/lib/quality/rate-visit'
import { archiveTicket, withdrawTicket } from '@/lib/tickets/close-ticket'
import { claimFollowUp } from '@/lib/tickets/follow-up'
import { JoinTicketInput, TakeCallInput } from '@/lib/tickets/inputs'
import { joinTicket } from '@/lib/tickets/join-ticket'
import { tellCaller } from '@/lib/tickets/tell-caller'
import { reopenTicket } from '@/lib/tickets/reopen-ticket'
import { answerTicket } from '@/lib/tickets/resolve-ticket'
import { readBackText } from '@/lib/tickets/rules/read-back'
import { takeCall } from '@/lib/tickets/take-call'
import { proposedUnit } from '@/lib/units/queries'
import type { Company } from './company'
import type { Stage } from './stage'

export type Job = { ticketNo: string; orderNo: string; worker: string }
export type CallGiven = Omit<Partial<TakeCallInput>, 'promise'> &
  Pick<TakeCallInput, 'kind' | 'service' | 'contactName' | 'contactPhone'> & {
    promise?: { what: string; dueAt: string }
    address?: string
  }
type SendGiven = { unit?: string; crew?: string | null; orderKind?: OrderKind; overruleReason?: string; note?: string }
type Finish = Partial<FinishVisitInput> & Pick<FinishVisitInput, 'outcome' | 'finding'>

/** A signature as the phone draws it. */
const MARK = 'M12 48 L30 20 L44 52 L60 18 L78 44 L110 30'

/** An instrument whose verification is good for another two hundred days. */
const instrument = (instrumentNo: string, now: Date) => ({
  instrumentNo,
  instrumentVerifiedUntil: new Date(now.getTime() + 200 * 86_400_000).toISOString().slice(0, 10),
})

export type Acts = ReturnType<typeof actsOn>

/** What people do in the stories, each the verb itself at a moment of the stage's clock. */
export function actsOn(stage: Stage, company: Company, actors: ReadonlyMap<string, StaffActor>) {
  const { db } = stage
  const usernames = new Map([...actors].map(([username, actor]) => [actor.id, username]))
  const usernameOf = (staffId: string) => usernames.get(staffId)!
  const crewOf = (id: string | null) => [...company.crews.values()].find((crew) => crew.id === id)
  const ticket = (no: string) => db.ticket.findFirstOrThrow({ where: { no, orgId: company.org.id } })
  const order = (no: string) => db.workOrder.findFirstOrThrow({ where: { no, orgId: company.org.id } })
  const leaderOfUnit = async (id: string) => usernameOf((await db.unit.findUniqueOrThrow({ where: { id } })).leaderId!)
  const jobOf = async (ticketNo: string, orderNo: string): Promise<Job> => {
    const { crewId, unitId } = await order(orderNo)
    return { ticketNo, orderNo, worker: crewOf(crewId)?.members[0] ?? (await leaderOfUnit(unitId)) }
  }
  const versionOf = async (no: string) => (await ticket(no)).version
  const key = () => ({ requestKey: newKey() })

  return {
    stage,
    company,
    ticket,
    usernameOf,
    versionOf,
    jobOf,

    /** The job in the hands of the crew's other member: nobody measures the repair they made themselves. */
    byAnother: async (job: Job): Promise<Job> => {
      const { crewId } = await order(job.orderNo)
      const other = crewOf(crewId)?.members.find((name) => name !== job.worker)
      return { ...job, worker: other ?? job.worker }
    },

    /** A call as it is taken, read back and saved. */
    call: (who: string, at: Date, { address, ...given }: CallGiven) =>
      stage.as(who, at, async (ctx) => {
        const book = await policyBook(ctx)
        const readBack = readBackText('zh-CN', {
          callerName: given.callerName ?? given.contactName,
          contactName: given.callerName && given.callerName !== given.contactName ? given.contactName : '',
          contactPhone: given.contactPhone,
          address,
          faultAddress: given.faultAddress,
          landmarks: given.landmarks,
          kind: given.kind as Kind,
          facts: Object.fromEntries((given.facts ?? []).map((fact) => [fact.question, fact.answer])),
          questions: book.questions.filter((question) => question.services.includes(given.service)),
          summary: given.words,
          now: ctx.now,
          timeZone: book.timeZone,
        })
        const { contactName: callerName, contactPhone: callerPhone } = given
        const input = {
          ...key(),
          channel: 'hotline',
          callerName,
          callerPhone,
          facts: [],
          readBack,
          readBackConfirmed: true,
          ...given,
        }
        return (await takeCall(ctx, TakeCallInput.parse(input))).ticketNo
      }),

    /** Sends a ticket where its scope says, or to the unit named with a reason. */
    send: (who: string, at: Date, ticketNo: string, given: SendGiven = {}) =>
      stage.as(who, at, async (ctx) => {
        const found = await ticket(ticketNo)
        const proposal = await proposedUnit(ctx, found)
        const unitId = given.unit ? company.units.get(given.unit)!.id : proposal!.unitId
        const none = given.crew === null || (given.unit && !given.crew)
        const crewId = given.crew ? company.crews.get(given.crew)!.id : none ? null : proposal!.crewId
        const { overruleReason = '', note = '', orderKind = firstOrderKind(found.kind) } = given
        const sent = await dispatchToUnit(ctx, {
          ...key(),
          ticketNo,
          unitId,
          crewId,
          orderKind,
          overruleReason,
          note,
          expectedVersion: found.version,
        })
        return jobOf(ticketNo, sent.orderNo)
      }),

    /** An appointment of an order with its crew or another of its unit; false when none of them can take it then. */
    appoint: (who: string, at: Date, orderNo: string, from: Date, length = 60) =>
      stage.as(who, at, async (ctx) => {
        const { crewId, unitId, version: expectedVersion } = await order(orderNo)
        const own = [...company.crews.values()].filter((crew) => crew.unitId === unitId)
        const window = { from, to: new Date(from.getTime() + length * 60_000) }
        for (const crew of own.sort((a, b) => Number(b.id === crewId) - Number(a.id === crewId))) {
          try {
            await assignOrder(ctx, { ...key(), orderNo, crewId: crew.id, window, expectedVersion })
            return true
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
          }
        }
        return false
      }),

    join: (who: string, at: Date, ticketNo: string, given: Partial<JoinTicketInput>) =>
      stage.as(who, at, (ctx) =>
        joinTicket(
          ctx,
          JoinTicketInput.parse({ ...key(), ticketNo, callerPhone: '', changedWhy: '另一位来电人的说法', ...given }),
        ),
      ),

    tellCallers: (who: string, at: Date, ticketNo: string, words: string) =>
      stage.as(who, at, async (ctx) => {
        const calls = await ctx.db.$queryRaw<{ callId: string }[]>`
          SELECT c.id AS "callId" FROM "TicketCall" c JOIN "Ticket" t ON t.id = c."ticketId"
          WHERE t."orgId" = ${ctx.actor.orgId}::uuid AND t.no = ${ticketNo}`
        for (const { callId } of calls) await tellCaller(ctx, { ...key(), callId, how: 'phone', words })
      }),

    accept: (at: Date, job: Job, by = job.worker) =>
      stage.as(by, at, async (ctx) =>
        acceptOrder(ctx, { ...key(), orderNo: job.orderNo, expectedVersion: (await order(job.orderNo)).version }),
      ),

    giveBack: (
      at: Date,
      job: Job,
      reason: 'not-our-scope' | 'wrong-place' | 'missing-facts' | 'other-service' | 'customer-side',
      note: string,
    ) =>
      stage.as(job.worker, at, async (ctx) =>
        returnOrder(ctx, {
          ...key(),
          orderNo: job.orderNo,
          reason,
          note,
          expectedVersion: (await order(job.orderNo)).version,
        }),
      ),

    arrive: (at: Date, job: Job) =>
      stage.as(job.worker, at, (ctx) => startVisit(ctx, { ...key(), orderNo: job.orderNo })),

    /** Room temperatures by the protocol: doors shut two hours, one metre above the floor, a verified instrument. */
    measure: (at: Date, job: Job, rooms: Record<string, string>) =>
      stage.as(job.worker, at, async (ctx) => {
        for (const [place, value] of Object.entries(rooms)) {
          const protocol = { doorsShutMinutes: 120, heightM: '1.0', point: '房间中央' }
          const reading = {
            ...key(),
            orderNo: job.orderNo,
            kind: 'room-temperature',
            place,
            value,
            ...instrument('CW-0217', ctx.now),
            ...protocol,
          }
          await takeReading(ctx, TakeReadingInput.parse(reading))
        }
      }),

    pipe: (
      at: Date,
      job: Job,
      kind: 'supply-temperature' | 'return-temperature' | 'pressure',
      place: string,
      value: string,
    ) =>
      stage.as(job.worker, at, (ctx) =>
        takeReading(
          ctx,
          TakeReadingInput.parse({
            ...key(),
            orderNo: job.orderNo,
            kind,
            place,
            value,
            ...instrument('HW-0088', ctx.now),
          }),
        ),
      ),

    price: (
      at: Date,
      job: Job,
      given: { item: string; amountYuan: string; caveat: string; decision: 'agreed' | 'declined' },
    ) =>
      stage.as(job.worker, at, (ctx) =>
        agreePrice(
          ctx,
          AgreePriceInput.parse({
            ...key(),
            orderNo: job.orderNo,
            mark: given.decision === 'agreed' ? MARK : '',
            ...given,
          }),
        ),
      ),

    finish: (at: Date, job: Job, given: Finish) =>
      stage.as(job.worker, at, (ctx) => {
        const sign = given.customerSign ?? 'signed'
        const marks = { customerMark: sign === 'signed' ? MARK : '', staffMark: MARK }
        const responsibility = given.outcome === 'fixed' ? 'company' : null
        return finishVisit(
          ctx,
          FinishVisitInput.parse({
            ...key(),
            orderNo: job.orderNo,
            customerSign: sign,
            responsibility,
            ...marks,
            ...given,
          }),
        )
      }),

    /** What the customer thought of the visit, by the link. */
    rate: async (at: Date, job: Job, given: { score: number; words: string; complaint: boolean }) => {
      const { id } = await ticket(job.ticketNo)
      const [link] = await stage.as('follow1', at, (ctx) => ratingLinks(ctx, id))
      const actor = { kind: 'system', orgId: company.org.id, name: 'customer' } as const
      const token = link!.path.slice('/n/'.length)
      return rateVisit({ db, actor, now: at, requestId: newKey() }, RateVisitInput.parse({ token, ...given }))
    },

    /** The unit's written answer. */
    reply: (at: Date, job: Job, text: string) =>
      stage.as(job.worker, at, async (ctx) =>
        replyForUnit(ctx, { ...key(), ticketNo: job.ticketNo, text, expectedVersion: await versionOf(job.ticketNo) }),
      ),

    answer: (who: string, at: Date, ticketNo: string, answer: string) =>
      stage.as(who, at, async (ctx) =>
        answerTicket(ctx, { ...key(), ticketNo, answer, expectedVersion: await versionOf(ticketNo) }),
      ),

    claim: (who: string, at: Date, ticketNo: string) =>
      stage.as(who, at, (ctx) => claimFollowUp(ctx, { ...key(), ticketNo })),

    phone: (
      who: string,
      at: Date,
      ticketNo: string,
      given: Partial<AnswerFollowUpInput> & Pick<AnswerFollowUpInput, 'outcome'>,
    ) => stage.as(who, at, (ctx) => answerFollowUp(ctx, AnswerFollowUpInput.parse({ ...key(), ticketNo, ...given }))),

    reopen: (who: string, at: Date, ticketNo: string, reason: string) =>
      stage.as(who, at, async (ctx) =>
        reopenTicket(ctx, { ...key(), ticketNo, reason, expectedVersion: await versionOf(ticketNo) }),
      ),

    archive: (who: string, at: Date, ticketNo: string) =>
      stage.as(who, at, async (ctx) =>
        archiveTicket(ctx, { ...key(), ticketNo, expectedVersion: await versionOf(ticketNo) }),
      ),

    withdraw: (who: string, at: Date, ticketNo: string, reason: string) =>
      stage.as(who, at, async (ctx) =>
        withdrawTicket(ctx, { ...key(), ticketNo, reason, expectedVersion: await versionOf(ticketNo) }),
      ),
  }
}
