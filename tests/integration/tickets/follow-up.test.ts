import { describe, expect, it } from 'vitest'
import { answerFollowUp } from '@/lib/fieldwork/answer-follow-up'
import { AnswerFollowUpInput } from '@/lib/fieldwork/inputs'
import { replyForUnit } from '@/lib/fieldwork/reply-for-unit'
import { claimFollowUp } from '@/lib/tickets/follow-up'
import { asOwner, useDatabase } from '../../support/process-database'
import { key, minutes, race, refusal, town, type Call, type Person, type Town } from '../../support/town'

const test = useDatabase()
/** Local time of the town on 8 December 2026 and the days after. */
const at = (time: string, day = 8) => new Date(`2026-12-${String(day).padStart(2, '0')}T${time}:00+08:00`)
type Given = Partial<AnswerFollowUpInput>

const claim = async (t: Town, ticketNo: string, who: Person = 'caller', now = at('15:00')) =>
  claimFollowUp(await t.as(who, now), { requestKey: key(), ticketNo })
const phone = async (t: Town, ticketNo: string, now: Date, given: Given = {}, who: Person = 'caller') =>
  answerFollowUp(
    await t.as(who, now),
    AnswerFollowUpInput.parse({ requestKey: key(), ticketNo, outcome: 'no-answer', ...given }),
  )
const solved = { outcome: 'reached', solved: true, satisfaction: 5 } as const
const notSolved = { outcome: 'reached', solved: false, satisfaction: 1, remark: '还是冷' } as const

async function resolved(given: Call = {}) {
  const t = await town(test.db)
  const { ticketNo } = await t.until('resolved', given)
  return { t, no: ticketNo }
}

describe('contact policy', () => {
  it.each([
    ['U1 refuses a follow-up call at 12:30', '12:30', 'noon_rest'],
    ['U1 refuses a follow-up call at 22:00', '22:00', 'outside_hours'],
    ['U1 refuses a follow-up call at 07:59', '07:59', 'outside_hours'],
    ['U1 refuses a follow-up call at 20:30 sharp', '20:30', 'outside_hours'],
  ])('%s', async (_, time, code) => {
    const { t, no } = await resolved()
    await claim(t, no)
    for (const who of ['caller', 'leader'] as const) {
      const codes = await refusal(phone(t, no, at(time, 9), solved, who))
      expect(codes).toContain(code)
    }
    expect(await test.db.contactAttempt.count({ where: { orgId: t.org.id } })).toBe(0)
  })

  it('U1 allows the first and the last minute of the hours', async () => {
    const { t, no } = await resolved()
    await claim(t, no)
    await phone(t, no, at('08:30', 9))
    await phone(t, no, at('20:29', 9))
    expect(await test.db.contactAttempt.count({ where: { orgId: t.org.id } })).toBe(2)
  })

  it('U1 refuses a second call too soon after the first, across every ticket of that customer', async () => {
    const t = await town(test.db)
    const [one, two] = [
      await t.until('resolved'),
      await t.until('resolved', {
        service: 'water',
        agreementId: t.accounts.water.id,
        facts: [{ question: 'symptom', answer: 'no-water' }],
      }),
    ]
    await claim(t, one.ticketNo)
    await claim(t, two.ticketNo, 'caller2')
    await phone(t, one.ticketNo, at('14:00'))
    expect(await refusal(phone(t, one.ticketNo, at('15:59')))).toContain('too_soon')
    expect(await refusal(phone(t, two.ticketNo, at('15:59'), solved, 'caller2'))).toEqual(['too_soon'])
    await phone(t, two.ticketNo, at('16:00'), solved, 'caller2')
  })

  it('U1 refuses a fourth attempt; the third without an answer closes as unreachable', async () => {
    const { t, no } = await resolved()
    await claim(t, no)
    await phone(t, no, at('09:00', 9))
    await phone(t, no, at('14:00', 9))
    const { attempt, ended } = await phone(t, no, at('17:00', 9))
    expect([attempt, ended]).toEqual([3, 'unreachable'])
    expect(await t.ticketOf(no)).toMatchObject({ status: 'closed' })
    expect(await refusal(phone(t, no, at('10:00', 10)))).toEqual(
      expect.arrayContaining(['final_answer_given', 'attempts_exhausted']),
    )
    expect(await test.db.contactAttempt.count({ where: { orgId: t.org.id } })).toBe(3)
  })

  it('U1 wants another time of day before it gives up', async () => {
    const { t, no } = await resolved()
    await claim(t, no)
    await phone(t, no, at('14:00', 9))
    await phone(t, no, at('16:00', 9))
    expect(await refusal(phone(t, no, at('18:00', 9)))).toEqual(['other_day_or_period_needed'])
  })

  it('U1 refuses a call after the final answer', async () => {
    const { t, no } = await resolved()
    await claim(t, no)
    await phone(t, no, at('14:00'), solved)
    expect(await refusal(phone(t, no, at('10:00', 9), solved))).toContain('final_answer_given')
    expect(await refusal(claim(t, no))).toEqual(['final_answer_given'])
  })

  it('U1 records one of two calls made at the same moment', async () => {
    const { t, no } = await resolved()
    await claim(t, no)
    const { won, lost } = await race([1, 2, 3].map(() => phone(t, no, at('14:00'))))
    expect(won).toBe(1)
    expect(new Set(lost)).toEqual(new Set(['too_soon']))
    expect(await test.db.followUp.findFirst({ where: { orgId: t.org.id } })).toMatchObject({ attempts: 1 })
  })
})

describe('the owner', () => {
  it('U1 is one per ticket', async () => {
    const { t, no } = await resolved()
    expect((await race([claim(t, no), claim(t, no, 'caller2'), claim(t, no, 'leader')])).won).toBe(1)
    const { ownerId } = await test.db.followUp.findFirstOrThrow({ where: { orgId: t.org.id } })
    const other = (['caller', 'caller2'] as const).find((who) => t.staff[who].id !== ownerId)!
    expect(await refusal(phone(t, no, at('15:00'), solved, other))).toEqual(['other_owner'])
  })

  it('U1 claims before it calls', async () => {
    const { t, no } = await resolved()
    expect(await refusal(phone(t, no, at('15:00'), solved))).toEqual(['claim_first'])
  })

  it('F8 is never the hand that did the work', async () => {
    const { t, no } = await resolved()
    await t.give('tech', 'follow-up-caller', 'centre')
    expect(await refusal(claim(t, no, 'tech'))).toEqual(['did_the_work'])
  })

  it('F8 nor who was of the crew when it came and has left it since, for the verb and in SQL', async () => {
    const { t, no } = await resolved()
    const { id } = await t.ticketOf(no)
    const mates = await test.db.crewMember.findMany({ where: { crewId: t.crews.east.id } })
    await asOwner(test.url, `DELETE FROM "CrewMember" WHERE "crewId" = '${t.crews.east.id}'`)
    await t.give('tech', 'follow-up-caller', 'centre')
    expect(await refusal(claim(t, no, 'tech'))).toEqual(['did_the_work'])
    for (const { staffId } of mates)
      await expect(
        test.db.$executeRawUnsafe(`UPDATE "FollowUp" SET "ownerId" = '${staffId}' WHERE "ticketId" = '${id}'`),
      ).rejects.toThrow(/did the work/)
  })

  it('F8 nor who answered for it in writing, or was of the crew whose order that was', async () => {
    const t = await town(test.db)
    const no = await t.call({ kind: 'inquiry', facts: [], words: '为什么没有热水' })
    const { orderNo } = await t.dispatch(no, {
      unit: 'east',
      crew: 'east',
      overruleReason: '归供热所答复',
      orderKind: 'handle',
    })
    await t.accept(orderNo)
    const mates = await test.db.crewMember.findMany({ where: { crewId: t.crews.east.id } })
    const reply = { requestKey: key(), ticketNo: no, text: '已答复', expectedVersion: await t.versionOf(no) }
    await replyForUnit(await t.as('east', minutes(30)), reply)
    await asOwner(test.url, `DELETE FROM "CrewMember" WHERE "crewId" = '${t.crews.east.id}'`)
    await t.give('east', 'follow-up-caller', 'centre')
    await t.give('tech', 'follow-up-caller', 'centre')
    expect(await refusal(claim(t, no, 'east'))).toEqual(['did_the_work'])
    expect(await refusal(claim(t, no, 'tech'))).toEqual(['did_the_work'])
    const { id } = await t.ticketOf(no)
    for (const staffId of [t.staff.east.id, ...mates.map(({ staffId: mate }) => mate)])
      await expect(
        test.db.$executeRawUnsafe(`UPDATE "FollowUp" SET "ownerId" = '${staffId}' WHERE "ticketId" = '${id}'`),
      ).rejects.toThrow(/did the work/)
    await claim(t, no, 'caller')
  })

  it('U1 U5 is not solved in SQL without a call that reached somebody', async () => {
    const { t, no } = await resolved()
    const { id } = await t.ticketOf(no)
    for (const state of ['solved', 'not-solved'])
      await expect(
        test.db.$executeRawUnsafe(
          `UPDATE "FollowUp" SET state = '${state}', "endedAt" = now() WHERE "ticketId" = '${id}'`,
        ),
      ).rejects.toThrow(/nobody has reached/)
  })

  it('M3 refuses a follow-up by those whose duty it is not', async () => {
    const { t, no } = await resolved()
    for (const who of ['agent', 'tech', 'manager', 'dispatcher'] as const)
      expect(await refusal(claim(t, no, who))).toEqual(['forbidden'])
    expect(await refusal(claim(await town(test.db), no))).toEqual(['not-found'])
  })
})

describe('the answer', () => {
  it('U5 solved closes the ticket, told by whom and when', async () => {
    const { t, no } = await resolved()
    await claim(t, no)
    expect(await refusal(phone(t, no, at('14:00'), { outcome: 'reached' }))).toEqual(['solved_needed'])
    await phone(t, no, at('14:00'), solved)
    expect(await t.ticketOf(no)).toMatchObject({ status: 'closed', closedAt: at('14:00') })
    expect((await t.events(no)).slice(-4)).toEqual([
      'follow-up.claimed',
      'follow-up.attempted',
      'follow-up.answered',
      'ticket.closed',
    ])
    expect(await test.db.followUp.findFirst({ where: { orgId: t.org.id } })).toMatchObject({
      state: 'solved',
      satisfaction: 5,
      ownerId: t.staff.caller.id,
    })
  })

  it('U3 not solved reopens the same ticket one level up and opens a measurement order', async () => {
    const { t, no } = await resolved()
    await claim(t, no)
    expect(await refusal(phone(t, no, at('14:00'), { ...notSolved, remark: '' }))).toContain('remark_needed')
    const { orderNo } = await phone(t, no, at('14:00'), notSolved)
    expect(await t.ticketOf(no)).toMatchObject({
      no,
      status: 'dispatched',
      level: 1,
      reopenCount: 1,
      openOrders: 1,
      unitId: t.units.east.id,
    })
    // The only one of the crew made the repair: who measures it is left to the unit.
    expect(await t.orderOf(orderNo!)).toMatchObject({
      ...{ kind: 'measure', status: 'sent', unitId: t.units.east.id, crewId: null },
    })
    expect(await test.db.escalation.findFirst({ where: { orgId: t.org.id, reason: 'not-solved' } })).toMatchObject({
      toRole: 'supervisor',
    })
    expect(await test.db.ticket.count({ where: { orgId: t.org.id } })).toBe(1)
  })

  it('U3 counts the second round’s attempts anew', async () => {
    const { t, no } = await resolved()
    await claim(t, no)
    const member = { crewId: t.crews.east.id, staffId: t.staff.tech2.id, orgId: t.org.id }
    await test.db.crewMember.create({ data: member })
    const { orderNo } = await phone(t, no, at('14:00'), notSolved)
    expect(await t.orderOf(orderNo!)).toMatchObject({ crewId: t.crews.east.id })
    // Nobody proves their own repair: another of the crew measures it.
    expect(await refusal(t.accept(orderNo!, 'tech', at('14:30')))).toEqual(['own_repair'])
    await t.accept(orderNo!, 'tech2', at('14:30'))
    await t.arrive(orderNo!, 'tech2', at('15:00'))
    await t.finish(orderNo!, { outcome: 'fixed' }, 'tech2', at('15:30'))
    await claim(t, no, 'caller2', at('16:00'))
    expect(await refusal(phone(t, no, at('15:59'), solved, 'caller2'))).toEqual(['too_soon'])
    await phone(t, no, at('16:00'), solved, 'caller2')
    const rounds = await test.db.followUp.findMany({ where: { orgId: t.org.id }, orderBy: { round: 'asc' } })
    expect(rounds.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['not-solved', 1],
      ['solved', 1],
    ])
  })

  it('U3 a ticket reopened before its customer was called is called in the next round, and closes', async () => {
    const t = await town(test.db)
    const no = await t.call({ kind: 'complaint', facts: [{ question: 'complaint-about', answer: 'attitude' }] })
    const { answerTicket } = await import('@/lib/tickets/resolve-ticket')
    const { reopenTicket } = await import('@/lib/tickets/reopen-ticket')
    const said = async () => ({
      requestKey: key(),
      ticketNo: no,
      expectedVersion: (await t.ticketOf(no)).version,
    })
    await answerTicket(await t.as('supervisor'), { ...(await said()), answer: '已道歉' })
    await reopenTicket(await t.as('leader'), { ...(await said()), reason: '道歉的不是本人' })
    await answerTicket(await t.as('supervisor'), { ...(await said()), answer: '本人已道歉' })
    await claim(t, no)
    await phone(t, no, at('15:00'), solved)
    expect((await t.ticketOf(no)).status).toBe('closed')
    const rounds = await test.db.followUp.findMany({ where: { orgId: t.org.id }, orderBy: { round: 'asc' } })
    expect(rounds.map(({ state }) => state)).toEqual(['overtaken', 'solved'])
  })

  it('U3 reports a second complaint', async () => {
    const t = await town(test.db)
    const no = await t.call({ kind: 'complaint', facts: [{ question: 'complaint-about', answer: 'attitude' }] })
    const { answerTicket } = await import('@/lib/tickets/resolve-ticket')
    await answerTicket(await t.as('supervisor'), {
      requestKey: key(),
      ticketNo: no,
      answer: '已道歉',
      expectedVersion: 1,
    })
    await claim(t, no)
    await phone(t, no, at('14:00'), notSolved)
    expect(
      await test.db.escalation.findFirst({ where: { orgId: t.org.id, reason: 'second-complaint' } }),
    ).not.toBeNull()
  })
})
