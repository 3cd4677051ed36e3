import { describe, expect, it } from 'vitest'
import { acceptOrder, returnOrder } from '@/lib/fieldwork/accept-order'
import { crewBoard } from '@/lib/fieldwork/board-queries'
import { returnsToReview } from '@/lib/tickets/watch-queries'
import { assignOrder } from '@/lib/fieldwork/assign-order'
import { dispatchToUnit } from '@/lib/fieldwork/dispatch-to-unit'
import { openFurtherOrder } from '@/lib/fieldwork/open-order'
import { recallOrder } from '@/lib/fieldwork/recall-order'
import { setOff } from '@/lib/fieldwork/set-off'
import { waiveOrder } from '@/lib/fieldwork/waive-order'
import { replyForUnit } from '@/lib/fieldwork/reply-for-unit'
import { getTicketPage } from '@/lib/tickets/ticket-page'
import { newId } from '@/lib/platform/ids'
import { asOwner, useDatabase } from '../../support/process-database'
import { key, minutes, race, refusal, town, type Person, type Town } from '../../support/town'

const test = useDatabase()
const at = (from: number, to: number) => ({ from: minutes(from), to: minutes(to) })

const assign = async (
  t: Town,
  orderNo: string,
  given: { crew?: keyof Town['crews'] | null; window?: { from: Date; to: Date } | null; by?: Person; version?: number },
) =>
  assignOrder(await t.as(given.by ?? 'dispatcher', minutes(5)), {
    ...{ requestKey: key(), orderNo, window: given.window },
    crewId: given.crew === null ? null : t.crews[given.crew ?? 'east'].id,
    expectedVersion: given.version ?? (await t.orderOf(orderNo)).version,
  })

/** A ticket sent to the east without a crew, for each account another. */
const sent = async (t: Town, account: 'own' | 'above' | 'key' = 'own') => {
  const ticketNo = await t.call({ agreementId: t.accounts[account].id })
  const { orderNo } = await t.dispatch(ticketNo, { crew: null })
  return { ticketNo, orderNo }
}

const further = async (
  t: Town,
  ticketNo: string,
  given: Partial<Parameters<typeof openFurtherOrder>[1]>,
  by: Person = 'dispatcher',
  at = 6,
) =>
  openFurtherOrder(await t.as(by, minutes(at)), {
    ...{ requestKey: key(), ticketNo, kind: 'flush', unitId: t.units.east.id },
    ...given,
  })

describe('a further order', () => {
  it('D1 D2 goes to another unit than holds the ticket only for a reason, which is on record', async () => {
    const t = await town(test.db)
    const { ticketNo } = await sent(t)
    const { west, centre } = t.units
    expect(await refusal(further(t, ticketNo, { unitId: west.id }))).toEqual(['outside_scope'])
    expect(await refusal(further(t, ticketNo, { unitId: centre.id }))).toEqual(['overrule_reason_needed'])
    await further(t, ticketNo, { unitId: west.id, overruleReason: '管井里是他们的阀' })
    const opened = await test.db.event.findMany({
      where: { orgId: t.org.id, type: 'order.opened' },
      orderBy: { seq: 'desc' },
      take: 1,
    })
    expect(opened[0]!.data).toMatchObject({ kind: 'flush', reason: '管井里是他们的阀' })
    await further(t, ticketNo, { kind: 'measure' })
  })
})

describe('a crew for an order', () => {
  it('D2 gives an order without a crew to one, with its appointment; the crew sees the ticket from then on', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await sent(t)
    expect(await refusal(getTicketPage(await t.as('tech'), ticketNo).then(() => t.accept(orderNo)))).toEqual([
      'not-found',
    ])
    await assign(t, orderNo, { window: at(60, 120) })
    expect(await t.orderOf(orderNo)).toMatchObject({
      ...{ crewId: t.crews.east.id, windowFrom: minutes(60), windowTo: minutes(120), status: 'sent' },
    })
    expect(await t.ticketOf(ticketNo)).toMatchObject({ crewId: t.crews.east.id })
    expect((await t.events(ticketNo)).at(-1)).toBe('order.assigned')
    await t.accept(orderNo)
    await t.arrive(orderNo)
    expect(await refusal(assign(t, orderNo, { crew: null }))).toEqual(['order_begun'])
  })

  it('D2 a unit’s leader assigns for their own unit only; agents, crews and clerks for none', async () => {
    const t = await town(test.db)
    const { orderNo } = await sent(t)
    expect(await refusal(assign(t, orderNo, { by: 'west' }))).toEqual(['not-found'])
    for (const by of ['agent', 'tech', 'clerk', 'caller', 'auditor', 'manager'] as const)
      expect(await refusal(assign(t, orderNo, { by }))).toEqual(['forbidden'])
    await assign(t, orderNo, { by: 'east' })
    const other = await town(test.db)
    const stranger = { requestKey: key(), orderNo, crewId: other.crews.east.id, expectedVersion: 2 }
    expect(await refusal(assignOrder(await other.as('dispatcher'), stranger))).toEqual(['not-found'])
  })

  it('D2 refuses a crew of another unit, off duty, without the skill, booked, full, or at no time at all', async () => {
    const t = await town(test.db)
    const { orderNo } = await sent(t)
    expect(await refusal(assign(t, orderNo, { crew: 'west' }))).toEqual(['crew_of_other_unit'])
    expect(await refusal(assign(t, orderNo, { crew: 'east2' }))).toEqual(['crew_off_duty'])
    expect(await refusal(assign(t, orderNo, { window: at(120, 60) }))).toEqual(['window_backwards'])
    expect(await refusal(assign(t, orderNo, { window: at(0, 600) }))).toEqual(['window_too_long'])
    expect(await refusal(assign(t, orderNo, { window: at(-60, 0) }))).toEqual(['window_past'])
    expect(await refusal(assign(t, orderNo, { crew: null, window: at(60, 90) }))).toEqual(['window_needs_crew'])
    expect(await refusal(assign(t, orderNo, { window: at(14 * 1440, 14 * 1440 + 60) }))).toEqual(['crew_off_duty'])
    await test.db.crew.update({ where: { id: t.crews.east.id }, data: { skills: ['water'], capacity: 1 } })
    expect(await refusal(assign(t, orderNo, {}))).toEqual(['crew_lacks_skill'])
    await test.db.crew.update({ where: { id: t.crews.east.id }, data: { skills: ['heat'] } })
    await assign(t, orderNo, { window: at(60, 120) })
    const second = await sent(t, 'above')
    expect(await refusal(assign(t, second.orderNo, { window: at(90, 150) }))).toEqual(['crew_booked', 'crew_full'])
    expect(await refusal(assign(t, second.orderNo, { window: at(120, 180) }))).toEqual(['crew_full'])
    await test.db.crew.update({ where: { id: t.crews.east.id }, data: { capacity: 2 } })
    await assign(t, second.orderNo, { window: at(120, 180) })
    await assign(t, orderNo, { window: at(30, 120) }) // its own appointment is not in its own way
  })

  it('D2 dispatches with a crew and an appointment in one act, also to a crew whose shift is still to come', async () => {
    const t = await town(test.db)
    const send = async (ticketNo: string, window: { from: Date; to: Date }) =>
      dispatchToUnit(await t.as('dispatcher'), {
        ...{ requestKey: key(), ticketNo, unitId: t.units.east.id, crewId: t.crews.east2.id, window },
        ...{ orderKind: 'inspect', overruleReason: '', note: '', expectedVersion: 1 },
      })
    const no = await t.call()
    expect(await refusal(send(no, at(60, 120)))).toEqual(['crew_off_duty'])
    expect(await t.ticketOf(no)).toMatchObject({ status: 'received', openOrders: 0 })
    await test.db.shift.create({
      data: { id: newId(), orgId: t.org.id, crewId: t.crews.east2.id, startsAt: minutes(30), endsAt: minutes(600) },
    })
    const { orderNo } = await send(no, at(60, 120))
    expect(await t.orderOf(orderNo)).toMatchObject({ windowFrom: minutes(60), crewId: t.crews.east2.id })
  })
})

describe('two at once', () => {
  it('D2 two dispatchers give one order to two crews: exactly one does', async () => {
    const t = await town(test.db)
    await test.db.shift.updateMany({ where: { crewId: t.crews.west.id }, data: { crewId: t.crews.east2.id } })
    for (let round = 0; round < 3; round++) {
      const { orderNo } = await sent(t, (['own', 'above', 'key'] as const)[round])
      const { won, lost } = await race([
        assign(t, orderNo, { crew: 'east', version: 1 }),
        assign(t, orderNo, { crew: 'east2', version: 1, by: 'supervisor' }),
        assign(t, orderNo, { crew: 'east2', version: 1, by: 'east' }),
      ])
      expect([won, new Set(lost)]).toEqual([1, new Set(['conflict'])])
      expect(await t.orderOf(orderNo)).toMatchObject({ version: 2 })
    }
  })

  it('D2 two dispatchers give one crew the same half hour: exactly one does, the other is told which order has it', async () => {
    const t = await town(test.db)
    const orders = [await sent(t, 'own'), await sent(t, 'above'), await sent(t, 'key')]
    for (let round = 1; round <= 3; round++) {
      const window = at(60 * round, 60 * round + 60)
      const { won, lost } = await race(
        orders.map(({ orderNo }, i) => assign(t, orderNo, { window, by: i % 2 ? 'supervisor' : 'dispatcher' })),
      )
      expect([won, lost]).toEqual([1, ['crew_booked', 'crew_booked']])
      for (const { orderNo } of orders) await assign(t, orderNo, { window: null })
    }
  })

  it('D2 the database refuses overlapping appointments, an appointment without a crew, and a nameless waiver, as the application’s role', async () => {
    const t = await town(test.db)
    const [a, b] = [await sent(t, 'own'), await sent(t, 'above')]
    await assign(t, a.orderNo, { window: at(60, 120) })
    const { id } = await t.orderOf(b.orderNo)
    const as = (set: string) =>
      asOwner(
        test.url,
        'BEGIN',
        'SET LOCAL ROLE askonce_app',
        `UPDATE "WorkOrder" SET ${set} WHERE id = '${id}'`,
        'COMMIT',
      )
    const window = (from: number, to: number) =>
      `"windowFrom" = '${minutes(from).toISOString()}', "windowTo" = '${minutes(to).toISOString()}'`
    const crew = `"crewId" = '${t.crews.east.id}'`
    await expect(as(`${crew}, ${window(90, 150)}`)).rejects.toThrow(/crew_one_place_at_a_time/)
    await expect(as(`"crewId" = NULL, ${window(90, 150)}`)).rejects.toThrow(/order_window/)
    await expect(as(`${crew}, ${window(150, 90)}`)).rejects.toThrow(/order_window|range lower bound/)
    await expect(as(`status = 'waived'`)).rejects.toThrow(/order_waived/)
    await as(`${crew}, ${window(120, 150)}`)
  })
})

describe('several orders', () => {
  it('D2 each has its own unit and crew, who see the ticket; one’s leader does not touch the other’s', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('accepted')
    const { orderNo: second } = await further(t, ticketNo, {
      kind: 'relocate',
      unitId: t.units.west.id,
      crewId: t.crews.west.id,
    })
    await t.accept(second, 'westTech', minutes(8))
    expect((await getTicketPage(await t.as('west', minutes(9)), ticketNo)).no).toBe(ticketNo)
    expect(await refusal(assign(t, orderNo, { by: 'west' }))).toEqual(['not-found'])
    await t.arrive(orderNo)
    await t.finish(orderNo)
    expect(await t.ticketOf(ticketNo)).toMatchObject({ openOrders: 1 })
    expect((await t.ticketOf(ticketNo)).status).not.toBe('resolved')
    await t.arrive(second, 'westTech', minutes(100))
    await t.finish(second, {}, 'westTech', minutes(120))
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'resolved', openOrders: 0 })
  })

  it('D2 a leader neither takes on nor sends back what another unit has on the ticket, nor gives work to its crews', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('accepted')
    const west = { kind: 'relocate', unitId: t.units.west.id } as const
    const { orderNo: second } = await further(t, ticketNo, west)
    const order = { ...(await t.orderOf(second)) }
    const taken = { requestKey: key(), orderNo: second, expectedVersion: order.version }
    expect(await refusal(acceptOrder(await t.as('east', minutes(8)), taken))).toEqual(['not-found'])
    const { version } = await t.orderOf(orderNo)
    const back = { requestKey: key(), orderNo, reason: 'wrong-place', note: 'x', expectedVersion: version } as const
    expect(await refusal(returnOrder(await t.as('west', minutes(8)), back))).toEqual(['not-found'])
    const flush = { kind: 'flush', unitId: t.units.west.id, crewId: t.crews.west.id } as const
    expect(await refusal(further(t, ticketNo, flush, 'east'))).toEqual(['crew_of_other_unit'])
    await acceptOrder(await t.as('west', minutes(8)), { ...taken, requestKey: key() })
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'accepted', openOrders: 2 })
  })

  it('D2 an order left incomplete keeps the ticket open until it is done again or waived with a reason', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('in-progress')
    const { orderNo: flush } = await further(t, ticketNo, { crewId: t.crews.east.id })
    await t.accept(flush, 'tech', minutes(50))
    await t.arrive(flush, 'tech', minutes(52))
    expect(await refusal(t.finish(flush, { outcome: 'not-fixed' }))).toEqual(['incomplete_reason_needed'])
    await t.finish(flush, { outcome: 'not-fixed', whyIncomplete: 'parts' })
    expect(await t.orderOf(flush)).toMatchObject({ status: 'incomplete', whyIncomplete: 'parts' })
    expect(await t.finish(orderNo, {}, 'tech', minutes(95))).toMatchObject({ resolved: false })
    expect((await t.ticketOf(ticketNo)).status).toBe('accepted')
    const reply = { requestKey: key(), ticketNo, text: '好了', expectedVersion: await t.versionOf(ticketNo) }
    expect(await refusal(replyForUnit(await t.as('east', minutes(99)), reply))).toEqual(['orders_undone'])
    const { id } = await t.ticketOf(ticketNo)
    await expect(test.db.$executeRaw`UPDATE "Ticket" SET status = 'resolved' WHERE id = ${id}::uuid`).rejects.toThrow(
      /left undone/,
    )
    const waive = async (by: Person) =>
      waiveOrder(await t.as(by, minutes(100)), {
        ...{ requestKey: key(), orderNo: flush, reason: '已修好，不必冲洗' },
        expectedVersion: (await t.orderOf(flush)).version,
      })
    for (const by of ['agent', 'tech', 'east', 'manager'] as const)
      expect(await refusal(waive(by))).toEqual(['forbidden'])
    const { won } = await race([waive('dispatcher'), waive('supervisor')])
    expect(won).toBe(1)
    expect(await t.orderOf(flush)).toMatchObject({ status: 'waived', waiveReason: '已修好，不必冲洗' })
    expect((await t.ticketOf(ticketNo)).status).toBe('resolved')
    expect(await refusal(waive('dispatcher'))).toEqual(['wrong_state'])
  })

  const recall = async (t: Town, orderNo: string, by: Person = 'dispatcher', at = 20) =>
    recallOrder(await t.as(by, minutes(at)), {
      ...{ requestKey: key(), orderNo, reason: '派错单位' },
      expectedVersion: (await t.orderOf(orderNo)).version,
    })

  it('D1 an order sent by mistake is recalled: the ticket waits again at its old place, nobody has returned it', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('dispatched')
    const before = await t.ticketOf(ticketNo)
    for (const by of ['tech', 'east', 'manager'] as const)
      expect(await refusal(recall(t, orderNo, by))).toEqual(['forbidden'])
    expect(await recall(t, orderNo)).toEqual({ orderNo, toDispatch: true })
    const { openedAt, ownerId, no } = before
    expect(await t.ticketOf(ticketNo)).toMatchObject({
      ...{ status: 'received', unitId: null, crewId: null, openOrders: 0, returnCount: 0, orderCrewIds: [] },
      ...{ openedAt, ownerId, no },
    })
    const due = async (clock: string) =>
      (await test.db.clock.findFirst({ where: { ticketId: before.id, clock } }))?.dueAt ?? null
    const resolveDue = await due('resolve')
    expect(await t.orderOf(orderNo)).toMatchObject({ status: 'cancelled', outcome: 'recalled' })
    expect((await t.events(ticketNo)).slice(-2)).toEqual(['order.recalled', 'ticket.recalled'])
    expect(await returnsToReview(await t.as('dispatcher', minutes(25)))).toEqual([])
    expect(await refusal(getTicketPage(await t.as('tech', minutes(25)), ticketNo))).toEqual(['not-found'])
    expect(await refusal(recall(t, orderNo))).toEqual(['wrong_state'])
    await t.dispatch(ticketNo, { unit: 'east', now: minutes(30) })
    expect((await t.ticketOf(ticketNo)).status).toBe('dispatched')
    expect(await due('resolve')).toEqual(resolveDue)
  })

  it('D1 an accepted order is recalled until the crew sets off; one of several goes alone; of two at once one wins', async () => {
    const { t, ticketNo, orderNo, second } = await withSecond()
    expect(await recall(t, second)).toEqual({ orderNo: second, toDispatch: false })
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'accepted', openOrders: 1 })
    await setOff(await t.as('tech', minutes(21)), { requestKey: key(), orderNo })
    expect(await refusal(recall(t, orderNo, 'agent', 22))).toEqual(['crew_on_the_way'])
    await t.arrive(orderNo)
    expect(await refusal(recall(t, orderNo, 'agent', 50))).toEqual(['wrong_state'])
    const other = await t.until('dispatched', { agreementId: t.accounts.above.id })
    const { won } = await race([recall(t, other.orderNo), t.accept(other.orderNo)])
    expect(won).toBe(1)
  })

  const giveBack = async (t: Town, orderNo: string, by: Person, at = 20) =>
    returnOrder(await t.as(by, minutes(at)), {
      ...{ requestKey: key(), orderNo, reason: 'other-service', note: '不归我们', objection: true },
      expectedVersion: (await t.orderOf(orderNo)).version,
    })
  const withSecond = async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('accepted')
    const { orderNo: second } = await further(t, ticketNo, { kind: 'relocate', unitId: t.units.west.id })
    return { t, ticketNo, orderNo, second }
  }

  it('D1 D2 one order sent back while another is open goes back alone: the ticket stays, its clocks run, the return is judged and counted', async () => {
    const { t, ticketNo, orderNo, second } = await withSecond()
    const before = await t.ticketOf(ticketNo)
    await giveBack(t, second, 'west')
    const after = await t.ticketOf(ticketNo)
    expect(after).toMatchObject({
      status: 'accepted',
      unitId: t.units.east.id,
      openOrders: 1,
      returnCount: 0,
      rulingOpen: false,
    })
    expect(after.nextDueAt).toEqual(before.nextDueAt)
    expect(await t.orderOf(second)).toMatchObject({ status: 'incomplete', whyIncomplete: 'returned' })
    expect(await t.orderOf(orderNo)).toMatchObject({ status: 'accepted' })
    expect((await t.events(ticketNo)).at(-1)).toBe('order.part-returned')
    expect(await refusal(getTicketPage(await t.as('west', minutes(25)), ticketNo))).toEqual(['not-found'])
    expect(await returnsToReview(await t.as('dispatcher', minutes(25)))).toMatchObject([
      { ticketNo, unit: { name: '西供水队' }, reason: 'other-service', note: '不归我们' },
    ])
    await t.arrive(orderNo)
    expect(await t.finish(orderNo)).toMatchObject({ resolved: false })
    expect((await t.ticketOf(ticketNo)).status).toBe('accepted')
    const crewId = t.crews.east.id
    const { orderNo: third } = await further(t, ticketNo, { kind: 'relocate', crewId }, 'dispatcher', 92)
    await t.accept(third, 'tech', minutes(95))
    await t.arrive(third, 'tech', minutes(100))
    expect(await t.finish(third, {}, 'tech', minutes(120))).toMatchObject({ resolved: true })
  })

  it('D1 D2 the holder’s own order goes back alone too, on site or not; the last one takes the ticket with it', async () => {
    const { t, ticketNo, orderNo, second } = await withSecond()
    await t.accept(second, 'west', minutes(8))
    await giveBack(t, orderNo, 'tech')
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'accepted', unitId: t.units.east.id, openOrders: 1 })
    await giveBack(t, second, 'west', 30)
    expect(await t.ticketOf(ticketNo)).toMatchObject({
      status: 'returned',
      unitId: null,
      openOrders: 0,
      returnCount: 1,
    })
  })

  it('D1 D2 two units that send their orders back at the same moment leave a ticket that has returned, not one nobody has', async () => {
    const { t, ticketNo, orderNo, second } = await withSecond()
    const { won } = await race([giveBack(t, orderNo, 'tech'), giveBack(t, second, 'west')])
    expect(won).toBe(2)
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'returned', openOrders: 0 })
  })

  it('D1 what is done or ended already is not sent back: the phone gets an answer, not a wait', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('resolved')
    const { version } = await t.orderOf(orderNo)
    const back = { requestKey: key(), orderNo, reason: 'wrong-place', note: 'x', expectedVersion: version } as const
    expect(await refusal(returnOrder(await t.as('tech', minutes(99)), back))).toEqual(['wrong_state'])
  })

  it('D2 a unit’s leader sees the board of their own crews alone', async () => {
    const { t, orderNo, second } = await withSecond()
    const board = await crewBoard(await t.as('west', minutes(10)), minutes(0))
    expect(board.crews.map(({ id }) => id)).toEqual([t.crews.west.id])
    expect(board.waiting.map((order) => order.orderNo)).toEqual([second])
    expect((await crewBoard(await t.as('east', minutes(10)), minutes(0))).waiting[0]).toMatchObject({ orderNo })
  })

  it('D2 what was left incomplete is made good by a later order that is done', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('in-progress')
    await t.finish(orderNo, { outcome: 'no-access', customerSign: 'absent', responsibility: null }, 'tech', minutes(60))
    expect(await t.orderOf(orderNo)).toMatchObject({ status: 'incomplete', whyIncomplete: 'no-access' })
    const again = await openFurtherOrder(await t.as('dispatcher', minutes(70)), {
      ...{ requestKey: key(), ticketNo, kind: 'repair', unitId: t.units.east.id, crewId: t.crews.east.id },
    })
    await t.accept(again.orderNo, 'tech', minutes(75))
    await t.arrive(again.orderNo, 'tech', minutes(80))
    expect(await t.finish(again.orderNo, {}, 'tech', minutes(95))).toMatchObject({ resolved: true })
  })
})
