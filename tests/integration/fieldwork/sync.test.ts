import { describe, expect, it } from 'vitest'
import { settleParked } from '@/lib/fieldwork/settle-parked'
import { listParked } from '@/lib/fieldwork/parked-queries'
import { syncCommands } from '@/lib/fieldwork/sync-commands'
import { withdrawWithOrders } from '@/lib/fieldwork/withdraw-with-orders'
import { fieldDay } from '@/lib/fieldwork/field-day'
import { newId } from '@/lib/platform/ids'
import { sign } from '@/lib/platform/signing'
import { useDatabase } from '../../support/process-database'
import { goesOn, key, minutes, refusal, town, type Person, type Town } from '../../support/town'

const test = useDatabase()

type Command = Record<string, unknown> & { id: string }
const ANCHOR = { serverAt: minutes(5).toISOString(), deviceAt: minutes(5).toISOString() }
const reading = {
  kind: 'room-temperature',
  place: 'bedroom',
  value: '16.5',
  instrumentNo: 'CW-1',
  instrumentVerifiedUntil: '2027-06-30',
  doorsShutMinutes: 130,
  heightM: '1',
  point: '房间中央',
}
const ending = {
  outcome: 'fixed',
  finding: '冲洗管路',
  responsibility: 'company',
  customerSign: 'signed',
  customerName: '王芳',
  customerMark: 'M1 1 L2 2',
  staffMark: 'M1 1 L2 2',
}

/** A phone's outbox for one order. */
function outbox(orderNo: string) {
  let seq = 0
  let last: string | null = null
  return (kind: string, body: object = {}, at = 10 + seq * 5): Command => {
    const id = newId()
    const command = {
      id,
      orderNo,
      kind,
      seq: ++seq,
      after: last,
      deviceAt: minutes(at).toISOString(),
      anchor: ANCHOR,
      body,
    }
    last = id
    return command
  }
}

/** The whole visit as a phone puts it down: ten commands. */
function visit(orderNo: string): Command[] {
  const put = outbox(orderNo)
  return [
    put('set-off'),
    put('arrive'),
    put('read', reading),
    put('read', { ...reading, place: 'living', value: '17.0' }),
    put('price', {
      itemCode: 'heat-flush',
      item: '冲洗',
      amountYuan: '80.50',
      caveat: '不一定能热',
      decision: 'agreed',
      mark: 'M1 1',
    }),
    put('part', { name: '放气阀', quantity: '1', unit: '个', chargeable: true }),
    put('photo', { subject: 'before', sha256: 'a'.repeat(64) }),
    put('photo', { subject: 'after', sha256: 'b'.repeat(64) }),
    put('read', { ...reading, value: '18.5' }),
    put('finish', { ...ending, responsibility: 'customer', charge: 'chargeable' }),
  ]
}

/** Commands with the server's mark on their anchor, as it gave it to this person; those without an anchor, or with a mark, stay as they are. */
function marked(t: Town, commands: unknown[], by: Person): unknown[] {
  return commands.map((given) => {
    const { anchor, ...command } = (given ?? {}) as { anchor?: { serverAt: string; deviceAt: string; mark?: string } }
    if (!anchor || anchor.mark !== undefined) return given
    const text = [t.org.id, t.staff[by].id, anchor.serverAt, anchor.deviceAt].join(' ')
    return { ...command, anchor: { ...anchor, mark: sign('anchor', text) } }
  })
}

async function send(t: Town, commands: unknown[], by: Person = 'tech', now = minutes(240), sentAt = now) {
  const input = { person: t.staff[by].id, sentAt, commands: marked(t, commands, by) }
  const answer = await syncCommands(await t.as(by, now), input, goesOn)
  return answer.results
}
const verdicts = (results: { verdict: string }[]) => results.map(({ verdict }) => verdict)

async function counts(t: Town) {
  const where = { orgId: t.org.id }
  return {
    visits: await test.db.visit.count({ where }),
    readings: await test.db.reading.count({ where }),
    consents: await test.db.priceConsent.count({ where }),
    parts: await test.db.partUsed.count({ where }),
    photos: await test.db.visitPhoto.count({ where }),
    commands: await test.db.fieldCommand.count({ where }),
  }
}
const WHOLE = { visits: 1, readings: 3, consents: 1, parts: 1, photos: 2, commands: 10 }

describe('F1 a visit sent later', () => {
  it('F1 carries out a whole visit once, at the times it happened', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('accepted')
    const commands = visit(orderNo)
    expect(verdicts(await send(t, commands))).toEqual(Array(10).fill('applied'))
    expect(verdicts(await send(t, commands))).toEqual(Array(10).fill('applied'))
    expect(await counts(t)).toEqual(WHOLE)
    expect(await test.db.visit.findFirst({ where: { orgId: t.org.id } })).toMatchObject({
      arrivedAt: minutes(15),
      claimedArrivedAt: minutes(15),
      clock: 'verified',
      charge: 'chargeable',
    })
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'resolved', openOrders: 0 })
  })

  it('F1 keeps the arrival clock by the corrected time, not by when there was signal', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('accepted')
    const put = outbox(orderNo)
    await send(t, [put('arrive', {}, 30)], 'tech', minutes(600))
    const ticket = await t.ticketOf(ticketNo)
    const clock = await test.db.clock.findFirst({ where: { ticketId: ticket.id, clock: 'arrive' } })
    expect(clock).toMatchObject({ state: 'kept', doneAt: minutes(30) })
  })

  it('F1 lets the time of receipt count when the phone’s clock cannot be checked', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    const put = outbox(orderNo)
    await send(t, [{ ...put('arrive', {}, 30), anchor: null }], 'tech', minutes(60))
    expect(await test.db.visit.findFirst({ where: { orgId: t.org.id } })).toMatchObject({
      arrivedAt: minutes(60),
      claimedArrivedAt: minutes(30),
      clock: 'claimed',
    })
  })

  it('F1 RC37 believes a phone’s time only by an anchor this server gave this person', async () => {
    const t = await town(test.db)
    const forged = { ...ANCHOR, mark: 'x'.repeat(43) }
    const others = [t.org.id, t.staff.tech2.id, ANCHOR.serverAt, ANCHOR.deviceAt].join(' ')
    const moved = { serverAt: minutes(1).toISOString(), deviceAt: ANCHOR.deviceAt }
    const ownOfAnother = {
      ...moved,
      mark: sign('anchor', [t.org.id, t.staff.tech.id, ANCHOR.serverAt, ANCHOR.deviceAt].join(' ')),
    }
    for (const anchor of [forged, { ...ANCHOR, mark: '' }, { ...ANCHOR, mark: sign('anchor', others) }, ownOfAnother]) {
      const { orderNo } = await t.until('accepted', { differentMatter: newId() })
      const put = outbox(orderNo)
      await send(t, [{ ...put('arrive', {}, 30), anchor }], 'tech', minutes(60))
      const visit = await test.db.visit.findFirstOrThrow({ where: { orderId: (await t.orderOf(orderNo)).id } })
      expect([visit.clock, visit.arrivedAt, visit.claimedArrivedAt]).toEqual(['claimed', minutes(60), minutes(30)])
    }
    const { orderNo } = await t.until('accepted', { differentMatter: newId() })
    const first = await syncCommands(
      await t.as('tech', minutes(20)),
      {
        person: t.staff.tech.id,
        sentAt: minutes(15),
        commands: [{ ...outbox(orderNo)('set-off', {}, 14), anchor: null }],
      },
      goesOn,
    )
    expect(first.anchor).toMatchObject({ serverAt: minutes(20).toISOString(), deviceAt: minutes(15).toISOString() })
    const later = { ...outbox(orderNo)('arrive', {}, 25), anchor: first.anchor }
    await send(t, [later], 'tech', minutes(60), minutes(55))
    const visit = await test.db.visit.findFirstOrThrow({ where: { orderId: (await t.orderOf(orderNo)).id } })
    expect([visit.clock, visit.arrivedAt]).toEqual(['verified', minutes(30)]) // its clock was five minutes slow
    const arrived = await test.db.event.findFirstOrThrow({
      where: { orgId: t.org.id, type: 'visit.arrived' },
      orderBy: { seq: 'desc' },
    })
    expect(arrived.data).toMatchObject({ arrivedAt: minutes(30).toISOString() }) // the record says when it was, not only when it heard of it
  })

  it('F1 RA17 takes the same outbox ten times at once and does everything once', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    const commands = visit(orderNo)
    await Promise.all(Array.from({ length: 10 }, () => send(t, commands)))
    for (let round = 0; round < 10; round++) {
      if (verdicts(await send(t, commands)).every((verdict) => verdict === 'applied')) break
    }
    expect(await counts(t)).toEqual(WHOLE)
  })

  it('F1 M3 receives nothing under another person’s sign-in, and takes it from its owner afterwards', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    const input = { person: t.staff.tech.id, sentAt: minutes(240), commands: marked(t, visit(orderNo), 'tech') }
    const other = await t.as('tech2', minutes(240))
    expect(await refusal(syncCommands(other, input, goesOn))).toEqual(['other-person'])
    expect(await counts(t)).toEqual({ visits: 0, readings: 0, consents: 0, parts: 0, photos: 0, commands: 0 })
    expect(await t.orderOf(orderNo)).toMatchObject({ status: 'accepted', setOffAt: null })
    const { results } = await syncCommands(await t.as('tech', minutes(240)), input, goesOn)
    expect(verdicts(results)).toEqual(Array(10).fill('applied'))
    const received = await test.db.fieldCommand.findMany({ where: { orgId: t.org.id }, distinct: ['staffId'] })
    expect(received.map(({ staffId }) => staffId)).toEqual([t.staff.tech.id])
  })

  it('F1 calls the same id with another body a conflict and changes nothing', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    const [leave, arrive] = visit(orderNo)
    await send(t, [leave, arrive])
    expect(verdicts(await send(t, [{ ...arrive, body: { note: 'other' } }]))).toEqual(['conflict'])
    expect(verdicts(await send(t, [arrive], 'tech2'))).toEqual(['conflict'])
    expect(await counts(t)).toMatchObject({ visits: 1, commands: 2 })
  })

  it('F1 RC68 applies nine of ten sent in random order and parks the corrupt one', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    const commands: unknown[] = visit(orderNo)
    commands[3] = { ...(commands[3] as Command), body: { ...reading, value: '\u0000十七度' } }
    const mixed = [7, 3, 9, 0, 5, 2, 8, 1, 6, 4].map((i) => commands[i])
    const results = await send(t, mixed)
    expect(verdicts(results).sort()).toEqual([...Array(9).fill('applied'), 'parked'])
    expect(await counts(t)).toEqual({ ...WHOLE, readings: 2 })
    const [parked] = await test.db.fieldCommand.findMany({ where: { orgId: t.org.id, verdict: 'parked' } })
    expect(JSON.parse(parked!.body)).toMatchObject({ value: '\u0000十七度' })
  })

  it('F1 parks a command whose envelope cannot be read, and says so of one without an id', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    const [leave, arrive] = visit(orderNo)
    const id = newId()
    const results = await send(t, [{ id, orderNo, seq: 'x' }, 7, leave, arrive])
    expect(verdicts(results).sort()).toEqual(['applied', 'applied', 'parked', 'unreadable'])
  })

  it('F1 RC16 a command nested without end holds up nothing that came with it', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    const [leave, arrive] = visit(orderNo)
    let deep: unknown = 1
    for (let i = 0; i < 100_000; i++) deep = [deep]
    const results = await send(t, [leave, { ...arrive, id: newId(), body: { deep } }, arrive])
    expect(verdicts(results).sort()).toEqual(['applied', 'applied', 'unreadable'])
  })

  it('F1 waits with what comes before what it follows, and does both when they are there', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    const [leave, arrive, read] = visit(orderNo)
    expect(verdicts(await send(t, [read]))).toEqual(['waiting'])
    expect(await counts(t)).toMatchObject({ commands: 0 })
    expect(verdicts(await send(t, [leave, arrive, read]))).toEqual(['applied', 'applied', 'applied'])
  })
})

describe('F1 C67 what can no longer be done', () => {
  it('F1 RC67 parks what comes for a withdrawn order, loses nothing, and a person decides once', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('accepted')
    await withdrawWithOrders(await t.as('supervisor', minutes(60)), {
      ticketNo,
      requestKey: key(),
      reason: '客户撤销',
      expectedVersion: await t.versionOf(ticketNo),
    })
    const before = await t.ticketOf(ticketNo)
    expect(verdicts(await send(t, visit(orderNo)))).toEqual(Array(10).fill('parked'))
    expect(await counts(t)).toEqual({ visits: 0, readings: 0, consents: 0, parts: 0, photos: 0, commands: 10 })
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'withdrawn', version: before.version })
    const dispatcher = await t.as('dispatcher', minutes(250))
    const parked = await listParked(dispatcher)
    expect(parked).toHaveLength(10)
    expect(parked.find(({ kind }) => kind === 'read')!.said).toContainEqual({ field: 'value', text: '16.5' })
    const decide = (commandId: string, by = dispatcher) =>
      settleParked(by, { commandId, requestKey: key(), decision: 'noted', reason: '已电话核实' })
    await decide(parked[0]!.id)
    expect(await refusal(decide(parked[0]!.id))).toEqual(['already_decided'])
    expect(await refusal(decide(parked[1]!.id, await t.as('tech')))).toEqual(['forbidden'])
    expect(await listParked(dispatcher)).toHaveLength(9)
    expect((await t.events(ticketNo)).filter((type) => type.startsWith('phone.'))).toEqual([
      ...Array(10).fill('phone.parked'),
      'phone.settled',
    ])
  })

  it('F1 parks a visit of another crew’s order, and a chargeable part before its price', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    const foreign = await send(t, [outbox(orderNo)('arrive')], 'westTech')
    expect(foreign).toMatchObject([{ verdict: 'parked', why: 'not-found' }])
    const put = outbox(orderNo)
    const results = await send(t, [
      put('arrive'),
      put('part', { name: '阀门', quantity: '1', unit: '个', chargeable: true }),
    ])
    expect(results).toMatchObject([{ verdict: 'applied' }, { verdict: 'parked', why: 'price_not_agreed' }])
  })

  it('M3 takes no outbox of anyone who does not work on site', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    for (const who of ['agent', 'dispatcher', 'supervisor', 'auditor'] as const)
      expect(await refusal(send(t, visit(orderNo), who))).toEqual(['forbidden'])
    expect(await refusal(listParked(await t.as('agent')).then())).toEqual(['forbidden'])
  })
})

describe('F1 what the database refuses', () => {
  it('F1 keeps what a phone sent as it was sent, and a chargeable part behind its price', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    await send(t, visit(orderNo).slice(0, 2))
    await expect(
      test.db.$executeRaw`UPDATE "FieldCommand" SET body = '{}' WHERE "orgId" = ${t.org.id}::uuid`,
    ).rejects.toThrow()
    await expect(test.db.$executeRaw`DELETE FROM "FieldCommand" WHERE "orgId" = ${t.org.id}::uuid`).rejects.toThrow()
    const visitRow = await test.db.visit.findFirstOrThrow({ where: { orgId: t.org.id } })
    await expect(
      test.db.partUsed.create({
        data: {
          id: newId(),
          orgId: t.org.id,
          visitId: visitRow.id,
          ticketId: visitRow.ticketId,
          name: 'x',
          quantity: '1',
          unit: 'x',
          chargeable: true,
          at: minutes(20),
        },
      }),
    ).rejects.toThrow(/has not signed/)
  })
})

describe('F1 the day a phone keeps', () => {
  it('F1 holds the crew’s jobs with everything asked, and nobody’s number', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    const day = await fieldDay(await t.as('tech', minutes(20)))
    expect(day.jobs.map((job) => job.orderNo)).toEqual([orderNo])
    expect(day.jobs[0]!.ticket.facts).toMatchObject([{ question: 'rooms', answer: ['bedrooms'] }])
    expect(day.rules.prices.heat!.items.length).toBeGreaterThan(2)
    expect(day.rules.boundary.heat!.clause.zh).not.toBe('')
    expect(JSON.stringify(day)).not.toMatch(/1380000\d{4}/)
    expect((await fieldDay(await t.as('westTech', minutes(20)))).jobs).toEqual([])
    expect(await refusal(fieldDay(await t.as('westTech', minutes(20)), orderNo))).toEqual(['not-found'])
  })
})
