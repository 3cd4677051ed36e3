import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { makeDifficult, reportProgress } from '@/lib/tickets/difficult-case'
import { fireTimer } from '@/lib/tickets/fire-timer'
import { acceptHandover, handOverCall, handOverTicket } from '@/lib/tickets/hand-over'
import { keepDraft } from '@/lib/tickets/keep-draft'
import { revealContact } from '@/lib/tickets/reveal-contact'
import { withdrawTicket } from '@/lib/tickets/close-ticket'
import { markUpset } from '@/lib/tickets/note-ticket'
import { systemContext } from '@/prisma/seed/builders'
import { useDatabase } from '../../support/process-database'
import { key, minutes, race, refusal, town, type Person, type Town } from '../../support/town'

const test = useDatabase()

describe('an upset caller', () => {
  it('H6 is marked, for whoever speaks to them next', async () => {
    const t = await town(test.db)
    const no = await t.call()
    await markUpset(await t.as('agent'), { requestKey: key(), ticketNo: no })
    expect(await t.ticketOf(no)).toMatchObject({ upset: true })
    expect((await t.events(no)).at(-1)).toBe('ticket.marked-upset')
    expect(await refusal(markUpset(await t.as('tech'), { requestKey: key(), ticketNo: no }))).toEqual(['forbidden'])
    const why = { requestKey: key(), ticketNo: no, reason: '客户说不用了', expectedVersion: await t.versionOf(no) }
    await withdrawTicket(await t.as('leader'), why)
    expect(await refusal(markUpset(await t.as('agent'), { requestKey: key(), ticketNo: no }))).toEqual(['ticket_over'])
  })

  it('H6 goes to the shift leader with everything typed so far', async () => {
    const t = await town(test.db)
    const draftId = newId()
    await keepDraft(await t.as('agent'), {
      draftId,
      kind: 'call',
      version: 0,
      body: { words: '我要投诉！', callerPhone: '138' },
    })
    expect(await refusal(handOverCall(await t.as('agent2'), { requestKey: key(), draftId, reason: '' }))).toEqual([
      'not-found',
    ])
    // Pressed by mistake before anything was noted: nothing goes to the leader.
    const blank = newId()
    await keepDraft(await t.as('agent'), {
      draftId: blank,
      kind: 'call',
      version: 0,
      body: { kind: 'repair', facts: {} },
    })
    const nothing = { requestKey: key(), draftId: blank, reason: '' }
    expect(await refusal(handOverCall(await t.as('agent'), nothing))).toEqual(['nothing_said'])
    const { handoverId, to } = await handOverCall(await t.as('agent'), {
      requestKey: key(),
      draftId,
      reason: '客户激动',
    })
    expect(to).toBe('leader')
    expect(await refusal(handOverCall(await t.as('agent'), { requestKey: key(), draftId, reason: '' }))).toEqual([
      'not-found',
    ])
    const taken = await acceptHandover(await t.as('leader'), { handoverId, requestKey: key() })
    expect(await test.db.draft.findUnique({ where: { id: taken.draftId! } })).toMatchObject({
      staffId: t.staff.leader.id,
      body: { words: '我要投诉！', callerPhone: '138' },
    })
  })

  it('H6 passes first-contact ownership when the leader takes the ticket, once', async () => {
    const t = await town(test.db)
    const no = await t.call()
    const { handoverId } = await handOverTicket(await t.as('agent'), {
      requestKey: key(),
      ticketNo: no,
      reason: '要找领导',
    })
    expect(await t.ticketOf(no)).toMatchObject({ ownerId: t.staff.agent.id })
    expect(await refusal(acceptHandover(await t.as('agent2'), { handoverId, requestKey: key() }))).toEqual([
      'forbidden',
    ])
    expect(await refusal(acceptHandover(await t.as('supervisor'), { handoverId, requestKey: key() }))).toEqual([
      'not-found',
    ])
    const take = async () => acceptHandover(await t.as('leader'), { handoverId, requestKey: key() })
    expect(await race([take(), take(), take()])).toMatchObject({ won: 1, lost: ['conflict', 'conflict'] })
    expect(await t.ticketOf(no)).toMatchObject({ ownerId: t.staff.leader.id })
    expect((await t.events(no)).slice(-2)).toEqual(['ticket.handed-over', 'ticket.handover-accepted'])
  })

  it('H6 says when no shift leader is there', async () => {
    const t = await town(test.db)
    await test.db.staff.update({ where: { id: t.staff.leader.id }, data: { status: 'disabled' } })
    const no = await t.call()
    expect(await refusal(handOverTicket(await t.as('agent'), { requestKey: key(), ticketNo: no, reason: '' }))).toEqual(
      ['no_shift_leader'],
    )
  })
})

describe('a difficult case', () => {
  const open = async (t: Town, no: string, who: Parameters<Town['as']>[0] = 'agent', next = minutes(1440)) =>
    makeDifficult(await t.as(who), {
      requestKey: key(),
      ticketNo: no,
      cause: 'facility',
      saidToCustomer: '正在核实',
      nextReportAt: next,
    })
  const report = async (t: Town, no: string, given: object = {}) =>
    reportProgress(await t.as('supervisor', minutes(60)), {
      requestKey: key(),
      ticketNo: no,
      text: '已下单',
      toldCustomer: true,
      answered: false,
      nextReportAt: minutes(2880),
      ...given,
    })

  it('H7 has a cause, what was said, and a leader who is told', async () => {
    const t = await town(test.db)
    const { ticketNo } = await t.until('accepted')
    const { caseId } = await open(t, ticketNo)
    expect(await test.db.difficultCase.findUnique({ where: { id: caseId } })).toMatchObject({
      cause: 'facility',
      leaderId: t.staff.east.id,
      nextReportAt: minutes(1440),
    })
    expect((await t.events(ticketNo)).slice(-2)).toEqual(['ticket.made-difficult', 'ticket.escalated'])
  })

  it('H7 is one per ticket, however many open it', async () => {
    const t = await town(test.db)
    const no = await t.call()
    expect(await race([open(t, no), open(t, no), open(t, no)])).toMatchObject({
      won: 1,
      lost: ['conflict', 'conflict'],
    })
    expect(await refusal(open(t, no, 'tech'))).toEqual(['forbidden'])
    expect(await refusal(open(t, await t.call({ agreementId: t.accounts.above.id }), 'agent', minutes(-1)))).toEqual([
      'promise_in_past',
    ])
  })

  it('H7 is reported back until answered, and the customer hears the answer first', async () => {
    const t = await town(test.db)
    const no = await t.call()
    expect(await refusal(report(t, no).catch((error) => Promise.reject(error)))).toEqual(['no_difficult_case'])
    const { caseId } = await open(t, no)
    expect(await refusal(report(t, no, { nextReportAt: null }))).toEqual(['next_report_needed'])
    expect(await refusal(report(t, no, { answered: true, toldCustomer: false }))).toEqual(['tell_customer_first'])
    await report(t, no)
    await report(t, no, { answered: true, text: '泵已换' })
    expect(await test.db.difficultCase.findUnique({ where: { id: caseId } })).toMatchObject({
      answer: '泵已换',
      answeredAt: minutes(60),
    })
    expect(await test.db.progressReport.count({ where: { caseId } })).toBe(2)
  })

  it('H7 escalates when the next report does not come', async () => {
    const t = await town(test.db)
    const no = await t.call()
    await open(t, no)
    const timer = await test.db.timer.findFirstOrThrow({ where: { orgId: t.org.id, kind: 'report-due' } })
    await fireTimer(systemContext(test.db, t.org.id, minutes(1441)), timer)
    expect(await test.db.escalation.findFirst({ where: { orgId: t.org.id } })).toMatchObject({
      reason: 'report-overdue',
      toRole: 'supervisor',
    })
  })
})

describe('a phone of an account', () => {
  it('M3 is shown to a crew and its leader while the matter is with them, to nobody of another unit, and each look is on record', async () => {
    const t = await town(test.db)
    await t.until('accepted')
    const { id: contactId } = await test.db.contact.findFirstOrThrow({ where: { agreementId: t.accounts.own.id } })
    const look = async (by: Person, contact = contactId) =>
      revealContact(await t.as(by, minutes(10)), { contactId: contact, reason: '回电' })
    for (const by of ['agent', 'tech', 'east'] as const) expect(await look(by)).toEqual({ phone: '13800005601' })
    const { id: other } = await test.db.contact.findFirstOrThrow({ where: { agreementId: t.accounts.above.id } })
    for (const looks of [() => look('west'), () => look('tech', other), () => look('east', other)])
      expect(await refusal(looks())).toEqual(['not-found'])
    const where = { orgId: t.org.id, type: 'personal-data.revealed' }
    expect(await test.db.event.count({ where })).toBe(3)
  })
})
