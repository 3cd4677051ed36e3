import { describe, expect, it } from 'vitest'
import { AgreePriceInput, FinishVisitInput, TakeReadingInput } from '@/lib/fieldwork/inputs'
import { openFurtherOrder } from '@/lib/fieldwork/open-order'
import { listVisits } from '@/lib/fieldwork/queries'
import { agreePrice, finishVisit, startVisit, takeReading } from '@/lib/fieldwork/visit'
import { policyBook } from '@/lib/policy/queries'
import { useDatabase } from '../../support/process-database'
import { key, minutes, race, refusal, town, type Person, type Town } from '../../support/town'

const test = useDatabase()

const read = async (t: Town, orderNo: string, given: object = {}, who: Person = 'tech') =>
  takeReading(
    await t.as(who, minutes(60)),
    TakeReadingInput.parse({
      requestKey: key(),
      orderNo,
      kind: 'room-temperature',
      place: 'bedroom',
      value: '16.5',
      instrumentNo: 'CW-1',
      instrumentVerifiedUntil: '2027-06-01',
      doorsShutMinutes: 120,
      heightM: '1.0',
      ...given,
    }),
  )
const price = async (t: Town, orderNo: string, given: object = {}) =>
  agreePrice(
    await t.as('tech', minutes(60)),
    AgreePriceInput.parse({
      requestKey: key(),
      orderNo,
      item: '冲洗',
      amountYuan: '280.05',
      caveat: '可能不改善',
      decision: 'agreed',
      mark: 'M1 1',
      ...given,
    }),
  )
const further = async (
  t: Town,
  ticketNo: string,
  kind: 'measure' | 'flush' | 'inspect',
  who: Person = 'east',
  at = 20,
) =>
  openFurtherOrder(await t.as(who, minutes(at)), {
    requestKey: key(),
    ticketNo,
    kind,
    unitId: t.units.east.id,
    crewId: t.crews.east.id,
  })

describe('arriving', () => {
  it('F1 arrives by the server’s time, keeps the phone’s own as its claim, and the arrival clock is kept', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('accepted')
    const { visitId } = await startVisit(await t.as('tech', minutes(45)), {
      requestKey: key(),
      orderNo,
      claimedAt: minutes(30),
    })
    expect(await test.db.visit.findUnique({ where: { id: visitId } })).toMatchObject({
      arrivedAt: minutes(45),
      claimedArrivedAt: minutes(30),
    })
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'in-progress' })
    expect(
      await test.db.clock.findFirst({ where: { ticketId: (await t.ticketOf(ticketNo)).id, clock: 'arrive' } }),
    ).toMatchObject({ state: 'kept', doneAt: minutes(45) })
    expect((await t.events(ticketNo)).slice(-3)).toEqual(['visit.arrived', 'clock.kept', 'ticket.work-started'])
  })

  it('F1 arrives once however often the phone sends it', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    expect((await race([1, 2, 3, 4, 5].map(() => t.arrive(orderNo)))).won).toBe(1)
    expect(await refusal(t.arrive(orderNo))).toEqual(['wrong_state'])
    expect(await test.db.visit.count({ where: { orgId: t.org.id } })).toBe(1)
  })

  it('F1 refuses a visit of an order not accepted, of another crew, or by the desk', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('dispatched')
    expect(await refusal(t.arrive(orderNo))).toEqual(['wrong_state'])
    expect(await refusal(t.arrive(orderNo, 'westTech'))).toEqual(['not-found'])
    for (const who of ['agent', 'east', 'supervisor'] as const)
      expect(await refusal(t.arrive(orderNo, who))).toEqual(['forbidden'])
  })
})

describe('readings', () => {
  it('F2 takes a room temperature by the protocol and judges it by the rule', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('in-progress')
    expect(await read(t, orderNo)).toEqual({ meetsStandard: false })
    expect(await read(t, orderNo, { value: '18.0' })).toEqual({ meetsStandard: true })
    expect(await read(t, orderNo, { kind: 'pressure', place: '入户', value: '0.31' })).toEqual({ meetsStandard: null })
    const [first] = await test.db.reading.findMany({ where: { orgId: t.org.id }, orderBy: { id: 'asc' } })
    expect(first).toMatchObject({ kind: 'room-temperature', unit: '°C', instrumentNo: 'CW-1', meetsStandard: false })
    expect(String(first!.value)).toBe('16.5')
  })

  it('F2 refuses an expired instrument, open doors and a wrong height', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('in-progress')
    expect(await refusal(read(t, orderNo, { instrumentVerifiedUntil: '2026-12-07' }))).toEqual(['instrument_expired'])
    expect(await refusal(read(t, orderNo, { doorsShutMinutes: 119 }))).toEqual(['doors_too_short'])
    expect(await refusal(read(t, orderNo, { heightM: '1.5' }))).toEqual(['wrong_height'])
    expect(await refusal(read(t, orderNo, {}, 'westTech'))).toEqual(['not-found'])
    expect(await test.db.reading.count({ where: { orgId: t.org.id } })).toBe(0)
  })

  it('F2 shows the place the rule names in both languages, in whichever it was put down, and another as it was written', async () => {
    const t = await town(test.db)
    const { orderNo, ticketNo } = await t.until('in-progress')
    const { measuring } = await policyBook(await t.as('tech'))
    const { zh, en } = measuring!.point
    for (const point of [zh, en, '窗边']) await read(t, orderNo, { point })
    const [visit] = await listVisits(await t.as('tech'), (await t.ticketOf(ticketNo)).id)
    expect(visit!.readings.map(({ point, pointWords }) => [point, pointWords])).toEqual([
      [zh, { zh, en }],
      [en, { zh, en }],
      ['窗边', null],
    ])
  })

  it('F2 takes no reading without a visit', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    expect(await refusal(read(t, orderNo))).toEqual(['no_visit'])
  })
})

describe('price and signatures', () => {
  it('F3 has the price in whole fen and its caveat signed before the work', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('in-progress')
    expect(await refusal(price(t, orderNo, { mark: '' }))).toEqual(['signature_needed'])
    await price(t, orderNo)
    expect(await test.db.priceConsent.findFirst({ where: { orgId: t.org.id } })).toMatchObject({
      amountFen: 28_005n,
      caveat: '可能不改善',
      decision: 'agreed',
    })
  })

  it('F3 refuses chargeable work as done when its price was declined', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('in-progress')
    await price(t, orderNo, { decision: 'declined', mark: '' })
    expect(await refusal(t.finish(orderNo, { responsibility: 'customer', charge: 'chargeable' }))).toEqual([
      'price_not_agreed',
    ])
    await t.finish(orderNo, { responsibility: 'company' })
  })

  it('F4 records a refusal with a witness and an absence as such', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('in-progress')
    expect(await refusal(t.finish(orderNo, { customerMark: '' }))).toEqual(['signature_needed'])
    expect(await refusal(t.finish(orderNo, { customerSign: 'refused', customerMark: '' }))).toEqual(['witness_needed'])
    expect(await refusal(t.finish(orderNo, { staffMark: '' }))).toEqual(['staff_signature_needed'])
    const alone = { customerSign: 'absent' as const, customerMark: '', staffMark: '' }
    expect(await refusal(t.finish(orderNo, alone))).toEqual(['staff_signature_needed']) // work nobody watched is signed for all the same
    expect(await refusal(t.finish(orderNo, { responsibility: null }))).toEqual(['responsibility_needed'])
    await t.finish(orderNo, { customerSign: 'refused', customerMark: '', witness: '邻居' })
    expect(await test.db.visit.findFirst({ where: { orgId: t.org.id } })).toMatchObject({
      customerSign: 'refused',
      witness: '邻居',
      finishedAt: minutes(90),
    })
  })
})

describe('finishing', () => {
  it('D2 resolves the ticket with the last open order only', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('in-progress')
    const measure = await further(t, ticketNo, 'measure')
    expect(await t.ticketOf(ticketNo)).toMatchObject({ openOrders: 2 })
    expect(await t.finish(orderNo)).toMatchObject({ resolved: false })
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'in-progress', openOrders: 1 })
    await t.accept(measure.orderNo)
    await t.arrive(measure.orderNo)
    expect(await refusal(t.finish(measure.orderNo, { outcome: 'measured' }))).toEqual(['reading_needed'])
    await read(t, measure.orderNo)
    expect(await t.finish(measure.orderNo, { outcome: 'measured' })).toMatchObject({ resolved: true })
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'resolved', openOrders: 0 })
  })

  it('D2 has one open order of a kind, opened only while a unit holds the ticket', async () => {
    const t = await town(test.db)
    const { ticketNo } = await t.until('in-progress')
    expect(await refusal(further(t, ticketNo, 'inspect'))).toEqual(['conflict'])
    expect((await race([1, 2, 3, 4].map(() => further(t, ticketNo, 'flush')))).won).toBe(1)
    expect(await refusal(further(t, ticketNo, 'measure', 'tech'))).toEqual(['forbidden'])
    expect(await refusal(further(t, ticketNo, 'measure', 'west'))).toEqual(['not-found'])
    const waiting = await t.call({ agreementId: t.accounts.above.id })
    expect(await refusal(further(t, waiting, 'measure', 'dispatcher'))).toEqual(['wrong_state'])
    expect(await t.ticketOf(ticketNo)).toMatchObject({ openOrders: 2 })
  })

  it('F2 leaves the ticket with the unit when nobody was at home or nothing helped', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('in-progress')
    expect(
      await t.finish(orderNo, {
        outcome: 'no-access',
        responsibility: null,
        customerSign: 'absent',
        customerMark: '',
        staffMark: '',
      }),
    ).toMatchObject({ resolved: false })
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'accepted', openOrders: 0, unitId: t.units.east.id })
    expect(await t.orderOf(orderNo)).toMatchObject({ status: 'incomplete', outcome: 'no-access' })
    const again = await further(t, ticketNo, 'inspect', 'east', 95)
    await t.accept(again.orderNo)
    await t.arrive(again.orderNo)
    expect(await t.finish(again.orderNo)).toMatchObject({ resolved: true })
    expect(await test.db.visit.count({ where: { orgId: t.org.id } })).toBe(2)
  })

  it('D2 finishes once however often it is sent, and two orders finished at once still settle the ticket', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('in-progress')
    const flush = await further(t, ticketNo, 'flush')
    await t.accept(flush.orderNo)
    await t.arrive(flush.orderNo)
    const { won, lost } = await race([
      t.finish(orderNo),
      t.finish(orderNo),
      t.finish(flush.orderNo),
      t.finish(flush.orderNo),
    ])
    expect([won, lost.length]).toEqual([2, 2])
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'resolved', openOrders: 0 })
    expect((await t.events(ticketNo)).filter((type) => type === 'ticket.resolved')).toHaveLength(1)
  })

  it('M3 refuses to finish another crew’s visit or without one', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    expect(await refusal(t.finish(orderNo))).toEqual(['no_visit'])
    await t.arrive(orderNo)
    expect(await refusal(t.finish(orderNo, {}, 'westTech'))).toEqual(['not-found'])
    const input = FinishVisitInput.parse({
      requestKey: key(),
      orderNo,
      outcome: 'not-fixed',
      whyIncomplete: 'parts',
      finding: '缺件',
      customerSign: 'absent',
    })
    expect(await refusal(finishVisit(await t.as('agent'), input))).toEqual(['forbidden'])
  })
})
