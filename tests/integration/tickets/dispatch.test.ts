import { describe, expect, it } from 'vitest'
import { acceptTicket } from '@/lib/tickets/accept-ticket'
import { archiveTicket, withdrawTicket } from '@/lib/tickets/close-ticket'
import { reopenTicket } from '@/lib/tickets/reopen-ticket'
import { answerTicket } from '@/lib/tickets/resolve-ticket'
import { noteTicket } from '@/lib/tickets/note-ticket'
import { acceptOrder, returnOrder } from '@/lib/fieldwork/accept-order'
import { dispatchToUnit } from '@/lib/fieldwork/dispatch-to-unit'
import { replyForUnit } from '@/lib/fieldwork/reply-for-unit'
import { getDispatchBrief } from '@/lib/tickets/dispatch-brief'
import { getTicketPage } from '@/lib/tickets/ticket-page'
import { proposalFor } from '@/lib/units/queries'
import { asOwner, useDatabase } from '../../support/process-database'
import { closeBySql, key, minutes, race, refusal, town } from '../../support/town'

const test = useDatabase()

describe('dispatch', () => {
  it('D1 sends a ticket to the unit its scope names, with an order and the accept clock', async () => {
    const t = await town(test.db)
    const no = await t.call()
    const { orderNo, unit } = await t.dispatch(no)
    expect(unit).toBe('东供热所')
    expect(await t.ticketOf(no)).toMatchObject({
      status: 'dispatched',
      unitId: t.units.east.id,
      crewId: t.crews.east.id,
      openOrders: 1,
      nextDueAt: minutes(30),
    })
    expect(await t.orderOf(orderNo)).toMatchObject({ kind: 'inspect', status: 'sent' })
    expect((await t.events(no)).slice(-3)).toEqual(['clock.started', 'ticket.dispatched', 'order.opened'])
  })

  it('D1 refuses a unit whose scope excludes the matter, unless someone says why', async () => {
    const t = await town(test.db)
    const no = await t.call()
    expect(await refusal(t.dispatch(no, { unit: 'west' }))).toEqual(['outside_scope'])
    expect(await refusal(t.dispatch(no, { unit: 'centre', crew: null }))).toEqual(['overrule_reason_needed'])
    await t.dispatch(no, { unit: 'west', overruleReason: '东所人手不足' })
    const row = await test.db.dispatch.findFirstOrThrow({ where: { ticketId: (await t.ticketOf(no)).id } })
    expect(row).toMatchObject({
      unitId: t.units.west.id,
      proposedUnitId: t.units.east.id,
      overruleReason: '东所人手不足',
    })
  })

  it('D1 sends a place off the address list by its zone, and what nobody covers to the centre', async () => {
    const t = await town(test.db)
    const leak = {
      kind: 'leak',
      service: 'water',
      agreementId: null,
      faultElsewhere: true,
      landmarks: '学校对面',
    } as const
    const inZone = await t.call({ ...leak, faultPremiseId: t.homes.own.communityId })
    expect((await t.dispatch(inZone)).unit).toBe('西供水队')
    const nowhere = await t.call({ ...leak, callerPhone: '13900000002', contactPhone: '13900000002' })
    expect(await refusal(t.dispatch(nowhere))).toEqual(['outside_scope'])
    expect((await t.dispatch(nowhere, { unit: 'centre', crew: null })).unit).toBe('客服中心')
  })

  it('D1 refuses a crew of another unit and a unit of another company', async () => {
    const t = await town(test.db)
    const other = await town(test.db)
    const no = await t.call()
    const input = {
      requestKey: key(),
      ticketNo: no,
      orderKind: 'inspect',
      overruleReason: '试试',
      note: '',
      expectedVersion: 1,
    } as const
    const ctx = await t.as('dispatcher')
    expect(await refusal(dispatchToUnit(ctx, { ...input, unitId: t.units.east.id, crewId: t.crews.west.id }))).toEqual([
      'unknown_unit',
    ])
    expect(await refusal(dispatchToUnit(ctx, { ...input, unitId: other.units.east.id, crewId: null }))).toEqual([
      'unknown_unit',
    ])
  })

  it('D1 lets one of two dispatchers through, tells the other, and a retry changes nothing', async () => {
    const t = await town(test.db)
    const no = await t.call()
    const { won, lost } = await race([t.dispatch(no), t.dispatch(no), t.dispatch(no), t.dispatch(no)])
    expect(won).toBe(1)
    expect(lost.every((code) => ['conflict', 'wrong_state'].includes(code))).toBe(true)
    expect(await refusal(t.dispatch(no))).toEqual(['wrong_state'])
    expect(await test.db.workOrder.count({ where: { orgId: t.org.id } })).toBe(1)
  })

  it('D1 refuses a stale version', async () => {
    const t = await town(test.db)
    const no = await t.call()
    const input = {
      requestKey: key(),
      ticketNo: no,
      unitId: t.units.east.id,
      crewId: null,
      orderKind: 'inspect',
      overruleReason: '',
      note: '',
      expectedVersion: 7,
    } as const
    expect(await refusal(dispatchToUnit(await t.as('dispatcher'), input))).toEqual(['conflict'])
  })

  it('M3 refuses dispatching by those whose duty it is not', async () => {
    const t = await town(test.db)
    const no = await t.call()
    for (const by of ['clerk', 'tech', 'east', 'manager', 'caller'] as const)
      expect(await refusal(t.dispatch(no, { by }))).toEqual(['forbidden'])
  })
})

describe('the unit', () => {
  it('D3 takes an order on: the accept clock is kept', async () => {
    const t = await town(test.db)
    const { ticketNo } = await t.until('accepted')
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'accepted' })
    expect((await t.events(ticketNo)).slice(-3)).toEqual(['order.accepted', 'ticket.accepted', 'clock.kept'])
  })

  it('D3 lets one of twenty accept', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('dispatched')
    const ctx = await t.as('tech')
    const { won, lost } = await race(
      Array.from({ length: 20 }, () => acceptOrder(ctx, { requestKey: key(), orderNo, expectedVersion: 1 })),
    )
    expect([won, lost.length]).toEqual([1, 19])
    expect(lost.every((code) => ['conflict', 'wrong_state'].includes(code))).toBe(true)
    expect((await t.events(ticketNo)).filter((type) => type === 'ticket.accepted')).toHaveLength(1)
  })

  it('D3 hides the order from a crew and a unit it was not sent to', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('dispatched')
    for (const stranger of ['westTech', 'west', 'tech2'] as const)
      expect(await refusal(t.accept(orderNo, stranger))).toEqual(['not-found'])
    expect(await refusal(t.accept(orderNo, 'dispatcher'))).toEqual(['forbidden'])
    await t.accept(orderNo, 'east')
  })

  it('D1 sends the wrong one back in the same ticket, counted, and the customer’s clocks run on', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('accepted')
    const back = { requestKey: key(), orderNo, reason: 'not-our-scope', note: '属物业', expectedVersion: 2 } as const
    expect(await refusal(returnOrder(await t.as('westTech'), back))).toEqual(['not-found'])
    await returnOrder(await t.as('tech', minutes(20)), back)
    const ticket = await t.ticketOf(ticketNo)
    expect(ticket).toMatchObject({
      status: 'returned',
      returnCount: 1,
      openOrders: 0,
      unitId: null,
      ownerId: t.staff.agent.id,
    })
    expect(await test.db.clock.findFirst({ where: { ticketId: ticket.id, clock: 'arrive' } })).toMatchObject({
      state: 'running',
      dueAt: minutes(24 * 60),
    })
    expect(await refusal(returnOrder(await t.as('tech'), { ...back, expectedVersion: 3 }))).toEqual(['not-found'])
    await t.dispatch(ticketNo, { now: minutes(30), overruleReason: '核实过，确属东所' })
    expect(await test.db.clock.findFirst({ where: { ticketId: ticket.id, clock: 'accept' } })).toMatchObject({
      state: 'running',
      dueAt: minutes(60),
    })
  })

  it('D3 answers the centre in writing; its handling order ends with it', async () => {
    const t = await town(test.db)
    const no = await t.call({ kind: 'complaint', facts: [{ question: 'complaint-about', answer: 'attitude' }] })
    const { orderNo } = await t.dispatch(no)
    await t.give('manager', 'unit-leader', 'office')
    await t.accept(orderNo, 'manager')
    const input = { requestKey: key(), ticketNo: no, text: '已核实并道歉', expectedVersion: await t.versionOf(no) }
    expect(await refusal(replyForUnit(await t.as('agent'), input))).toEqual(['forbidden'])
    expect(await refusal(replyForUnit(await t.as('manager'), { ...input, expectedVersion: 1 }))).toEqual(['conflict'])
    await replyForUnit(await t.as('manager'), input)
    expect(await t.ticketOf(no)).toMatchObject({ status: 'resolved', openOrders: 0, outcome: '已核实并道歉' })
    expect(await t.events(no)).toContain('ticket.replied')
    expect(
      await refusal(replyForUnit(await t.as('manager'), { ...input, expectedVersion: await t.versionOf(no) })),
    ).toEqual(['wrong_state'])
  })

  it('D2 does not let a written answer close work on site', async () => {
    const t = await town(test.db)
    const { ticketNo } = await t.until('accepted')
    const input = { requestKey: key(), ticketNo, text: '修好了', expectedVersion: await t.versionOf(ticketNo) }
    expect(await refusal(replyForUnit(await t.as('tech'), input))).toEqual(['open_orders'])
  })

  it('D3 refuses to accept a ticket that was not sent', async () => {
    const t = await town(test.db)
    const ticket = await t.ticketOf(await t.call())
    expect(await refusal(acceptTicket(await t.as('east'), { ticketId: ticket.id, crewId: null }))).toEqual([
      'not-found',
    ])
    await asOwner(
      test.url,
      'SET session_replication_role = replica',
      `UPDATE "Ticket" SET "unitId" = '${t.units.east.id}' WHERE id = '${ticket.id}'`,
    )
    expect(await refusal(acceptTicket(await t.as('east'), { ticketId: ticket.id, crewId: null }))).toEqual([
      'wrong_state',
    ])
  })
})

describe('moves of the desk', () => {
  const given = async (t: Awaited<ReturnType<typeof town>>, ticketNo: string) => ({
    requestKey: key(),
    ticketNo,
    expectedVersion: await t.versionOf(ticketNo),
  })

  it('H1 answers an inquiry on the spot and opens its follow-up', async () => {
    const t = await town(test.db)
    const no = await t.call({ kind: 'inquiry', facts: [{ question: 'inquiry-question', answer: '哪里交费' }] })
    const input = { ...(await given(t, no)), answer: '营业厅或代扣' }
    expect(await refusal(answerTicket(await t.as('tech'), input))).toEqual(['forbidden'])
    await answerTicket(await t.as('agent'), input)
    expect(await t.ticketOf(no)).toMatchObject({ status: 'resolved', outcome: '营业厅或代扣' })
    expect(await test.db.followUp.count({ where: { ticketId: (await t.ticketOf(no)).id, state: 'open' } })).toBe(1)
    expect(await refusal(answerTicket(await t.as('agent'), input))).toEqual(['conflict'])
    expect(await refusal(answerTicket(await t.as('agent'), { ...input, ...(await given(t, no)) }))).toEqual([
      'wrong_state',
    ])
  })

  it('H8 lets only a leader take a ticket back; its clocks end by an event', async () => {
    const t = await town(test.db)
    const no = await t.call()
    const input = { ...(await given(t, no)), reason: '客户说好了' }
    expect(await refusal(withdrawTicket(await t.as('agent'), input))).toEqual(['forbidden'])
    await withdrawTicket(await t.as('leader'), input)
    const { id } = await t.ticketOf(no)
    expect(await test.db.timer.count({ where: { subjectId: id, cancelledAt: null } })).toBe(0)
    expect(await test.db.clock.findMany({ where: { ticketId: id, state: { not: 'cancelled' } } })).toEqual([])
    expect(await test.db.clockEvent.count({ where: { ticketId: id, kind: 'cancel', reason: 'withdrawn' } })).toBe(3)
    expect(await refusal(withdrawTicket(await t.as('leader'), { ...input, ...(await given(t, no)) }))).toEqual([
      'wrong_state',
    ])
  })

  it('D2 does not withdraw a ticket with open orders', async () => {
    const t = await town(test.db)
    const { ticketNo } = await t.until('dispatched')
    expect(
      await refusal(withdrawTicket(await t.as('leader'), { ...(await given(t, ticketNo)), reason: '不要了' })),
    ).toEqual(['open_orders'])
  })

  it('U5 archives only what is closed', async () => {
    const t = await town(test.db)
    const { ticketNo } = await t.until('resolved')
    expect(await refusal(archiveTicket(await t.as('supervisor'), await given(t, ticketNo)))).toEqual(['wrong_state'])
    await closeBySql(test.db, t.org.id, ticketNo)
    expect(await refusal(archiveTicket(await t.as('agent'), await given(t, ticketNo)))).toEqual(['forbidden'])
    await archiveTicket(await t.as('supervisor'), await given(t, ticketNo))
    expect((await t.events(ticketNo)).at(-1)).toBe('ticket.archived')
    expect(
      await refusal(reopenTicket(await t.as('leader'), { ...(await given(t, ticketNo)), reason: '又坏了' })),
    ).toEqual(['wrong_state'])
  })

  it('U3 reopens the same ticket one level up, tells the supervisor, and starts its clocks anew', async () => {
    const t = await town(test.db)
    const { ticketNo } = await t.until('resolved')
    const input = { ...(await given(t, ticketNo)), reason: '又不热了' }
    expect(await refusal(reopenTicket(await t.as('agent'), input))).toEqual(['forbidden'])
    const { won } = await race([1, 2, 3].map(async () => reopenTicket(await t.as('leader', minutes(200)), input)))
    expect(won).toBe(1)
    const ticket = await t.ticketOf(ticketNo)
    expect(ticket).toMatchObject({ status: 'reopened', level: 1, reopenCount: 1, unitId: null, outcome: '' })
    expect(await test.db.clock.findFirst({ where: { ticketId: ticket.id, clock: 'arrive' } })).toMatchObject({
      state: 'running',
      startedAt: minutes(200),
    })
    expect(await test.db.escalation.findMany({ where: { ticketId: ticket.id } })).toMatchObject([
      { toRole: 'supervisor', reason: 'not-solved', toStaffId: t.staff.supervisor.id },
    ])
  })

  it('M3 finds a ticket only within one’s company and reach', async () => {
    const t = await town(test.db)
    const { ticketNo } = await t.until('accepted')
    const note = async (who: Parameters<typeof t.as>[0]) =>
      noteTicket(await t.as(who), { requestKey: key(), ticketNo, text: '看看' })
    for (const near of ['agent', 'tech', 'east', 'manager', 'caller'] as const) await note(near)
    for (const far of ['westTech', 'west', 'tech2'] as const) expect(await refusal(note(far))).toEqual(['not-found'])
    for (const none of ['sysadmin', 'auditor', 'secadmin'] as const)
      expect(await refusal(note(none))).toEqual(['forbidden'])
    const stranger = await (await town(test.db)).as('supervisor')
    expect(await refusal(noteTicket(stranger, { requestKey: key(), ticketNo, text: '看看' }))).toEqual(['not-found'])
  })
})

describe('whom the rule proposes', () => {
  it('D1 does not send a crew that is off duty, as the board does not', async () => {
    const t = await town(test.db)
    const no = await t.call()
    expect(await refusal(t.dispatch(no, { crew: 'east2' }))).toEqual(['crew_off_duty'])
    expect(await t.ticketOf(no)).toMatchObject({ status: 'received', unitId: null, version: 1 })
    expect((await t.dispatch(no, { crew: 'east' })).crew).toBe('东一班')
  })

  it('D1 proposes a unit that sent the ticket back for it no more; missing facts, once there, go to it again', async () => {
    const t = await town(test.db)
    const proposal = async (no: string) => {
      const ctx = await t.as('dispatcher', minutes(10))
      const [brief, page] = [await getDispatchBrief(ctx, no), await getTicketPage(ctx, no)]
      const [first, second] = [
        await proposalFor(ctx, { ...brief.ticket, matterPlace: brief.matterPlace }),
        await proposalFor(ctx, page),
      ]
      expect(first).toEqual(second)
      return first?.unitId
    }
    const sendBack = async (no: string, orderNo: string, reason: 'not-our-scope' | 'missing-facts') =>
      returnOrder(await t.as('tech', minutes(6)), {
        ...{ requestKey: key(), orderNo, reason, note: '见说明' },
        expectedVersion: (await t.orderOf(orderNo)).version,
      })
    const { ticketNo: no, orderNo } = await t.until('dispatched')
    await sendBack(no, orderNo, 'missing-facts')
    expect(await proposal(no)).toBe(t.units.east.id)
    expect((await t.dispatch(no)).unit).toBe('东供热所')
    const other = await t.until('dispatched', { agreementId: t.accounts.above.id })
    await sendBack(other.ticketNo, other.orderNo, 'not-our-scope')
    expect(await proposal(other.ticketNo)).toBe(t.units.centre.id)
    expect(await refusal(t.dispatch(other.ticketNo))).toEqual(['overrule_reason_needed'])
    expect((await t.dispatch(other.ticketNo, { overruleReason: '核实过，确属东所' })).unit).toBe('东供热所')
  })
})
