import { beforeAll, describe, expect, it } from 'vitest'
import { findCustomers } from '@/lib/accounts/queries'
import { findByPhonePart } from '@/lib/accounts/find-by-phone-part'
import { FindByPhonePartInput } from '@/lib/accounts/inputs'
import { railCounts } from '@/lib/fieldwork/rail-counts'
import { joinTicket } from '@/lib/tickets/join-ticket'
import { discardDraft, keepDraft } from '@/lib/tickets/keep-draft'
import { findLikely } from '@/lib/tickets/intake-queries'
import { searchTickets } from '@/lib/tickets/queries'
import { takeCall } from '@/lib/tickets/take-call'
import { takeAndDispatch } from '@/lib/fieldwork/dispatch-to-unit'
import { TakeAndDispatchInput } from '@/lib/fieldwork/inputs'
import { JoinTicketInput } from '@/lib/tickets/inputs'
import { addFact } from '@/lib/tickets/add-fact'
import { archiveTicket, withdrawTicket } from '@/lib/tickets/close-ticket'
import { tellCaller } from '@/lib/tickets/tell-caller'
import { newId } from '@/lib/platform/ids'
import { useDatabase } from '../../support/process-database'
import { closeBySql, key, minutes, NOON_REST, race, refusal, town, type Person, type Town } from '../../support/town'

const test = useDatabase()
let t: Town
beforeAll(async () => void (t = await town(test.db)))
const fresh = async () => void (t = await town(test.db))

describe('H1 a question answered in the call', () => {
  it('is resolved at once with its answer and sent nowhere; what is one’s own unit’s stays with its owner', async () => {
    const ctx = await t.as('agent')
    const question = { kind: 'inquiry' as const, words: '哪天停暖', facts: [], agreementId: t.accounts.above.id }
    const call = (more: object) =>
      TakeAndDispatchInput.parse({ ...t.callInput({ ...question, ...more }), propose: true })
    const answered = await takeAndDispatch(ctx, { ...call({}), answer: '四月五日' })
    expect(answered).toMatchObject({ sent: null, dueAt: null })
    expect(await t.ticketOf(answered.ticketNo)).toMatchObject({ status: 'resolved', outcome: '四月五日' })
    expect(await test.db.workOrder.count({ where: { ticketId: (await t.ticketOf(answered.ticketNo)).id } })).toBe(0)
    const kept = await takeAndDispatch(ctx, call({ differentMatter: '另一个问题' }))
    expect(kept.sent).toBeNull()
    expect(await t.ticketOf(kept.ticketNo)).toMatchObject({ status: 'received', ownerId: t.staff.agent.id })
    const byCollector = takeAndDispatch(await t.as('collector'), {
      ...call({ differentMatter: '第三个' }),
      answer: '四月',
    })
    expect(await refusal(byCollector)).toEqual(['forbidden'])
  })

  it('keeps "昨晚8点" as the instant it means', async () => {
    const no = await t.call({ agreementId: t.accounts.key.id, facts: [{ question: 'since', answer: '昨晚8点' }] })
    const ticket = await t.ticketOf(no)
    const fact = await test.db.fact.findFirstOrThrow({ where: { ticketId: ticket.id, question: 'since' } })
    expect([fact.answer, ticket.summary]).toEqual(['2026-12-07T20:00:00+08:00', '从12月7日20:00起'])
  })
})

describe('taking a call', () => {
  it('H1 saves a call by its kind with facts, clocks and its event', async () => {
    const no = await t.call({
      facts: [
        { question: 'rooms', answer: ['bedrooms'] },
        { question: 'neighbours', answer: 'above-cold' },
      ],
    })
    const ticket = await t.ticketOf(no)
    expect(ticket).toMatchObject({ kind: 'repair', status: 'received', summary: '两个卧室不热，楼上也冷' })
    expect(
      await test.db.fact.count({ where: { ticketId: ticket.id, toldBy: '王芳', toldToId: t.staff.agent.id } }),
    ).toBe(2)
    const clocks = await test.db.clock.findMany({ where: { ticketId: ticket.id }, orderBy: { clock: 'asc' } })
    expect(clocks.map(({ clock, state }) => `${clock} ${state}`)).toEqual([
      'arrive running',
      'reply running',
      'resolve running',
    ])
    expect(ticket.nextDueAt).toEqual(minutes(24 * 60))
    expect(await t.events(no)).toEqual(['clock.started', 'clock.started', 'clock.started', 'ticket.received'])
  })

  it('H1 writes times into the line as dates, and asks each kind its own questions', async () => {
    const facts = [
      { question: 'since', answer: '2026-12-07T12:30:00.000Z' },
      { question: 'symptom', answer: 'no-water' },
      { question: 'neighbours', answer: 'same' },
    ]
    const no = await t.call({ service: 'water', agreementId: t.accounts.water.id, facts })
    expect(await t.ticketOf(no)).toMatchObject({
      summary: '从12月7日20:30起，没有水，邻居家也这样',
      summaryEn: 'Since 7 Dec 20:30; there is no water; it is the same next door',
    })
  })

  it('H2 keeps caller, contact, service address and fault address apart', async () => {
    await fresh()
    const no = await t.call({
      callerName: '朋友',
      callerPhone: '13900000001',
      contactName: '王芳',
      contactPhone: '１３８ 0000-5678',
      faultElsewhere: true,
      faultAddress: '滨河路口',
      kind: 'leak',
    })
    const ticket = await t.ticketOf(no)
    expect(ticket).toMatchObject({
      callerDigits: '13900000001',
      contactDigits: '13800005678',
      faultAddress: '滨河路口',
      personName: '李强',
    })
    expect(ticket.serviceAddress).toContain('5号楼2单元301')
    expect(ticket.premiseId).toBeNull()
  })

  it('H3 keeps landmarks and map position exactly as told', async () => {
    await fresh()
    const landmarks = '学校对面，过了报刊亭，\n往河边走二十步'
    const no = await t.call({
      kind: 'leak',
      service: 'water',
      agreementId: null,
      landmarks,
      latitude: 35.05,
      longitude: 118.34,
      faultElsewhere: true,
      faultPremiseId: t.homes.own.communityId,
    })
    expect(await t.ticketOf(no)).toMatchObject({
      landmarks,
      latitude: 35.05,
      longitude: 118.34,
      zone: t.homes.own.zone,
    })
  })

  it('H3 refuses a call that says nowhere where', async () => {
    expect(await refusal(t.call({ agreementId: null, faultElsewhere: true, callerPhone: '13900000009' }))).toEqual([
      'place_needed',
    ])
  })

  it('H2 refuses an account or a place of another company', async () => {
    const other = await town(test.db)
    expect(await refusal(t.call({ agreementId: other.accounts.own.id }))).toEqual(['unknown_account'])
    const elsewhere = {
      agreementId: null,
      callerPhone: '13900000008',
      faultElsewhere: true,
      faultPremiseId: other.homes.own.communityId,
    }
    expect(await refusal(t.call(elsewhere))).toEqual(['unknown_place'])
  })

  it('H4 records the read-back and that it was confirmed', async () => {
    await fresh()
    const no = await t.call({ readBack: '您是建设里5号楼2单元301的王芳，对吗？' })
    expect(await t.ticketOf(no)).toMatchObject({
      readBack: '您是建设里5号楼2单元301的王芳，对吗？',
      readBackAt: minutes(0),
    })
  })

  it('H8 makes the first employee who hears it the owner, whoever and wherever', async () => {
    await fresh()
    expect((await t.ticketOf(await t.call({ channel: 'door' }, 'collector'))).ownerId).toBe(t.staff.collector.id)
    const other = { channel: 'counter', agreementId: t.accounts.above.id } as const
    expect((await t.ticketOf(await t.call(other, 'clerk'))).ownerId).toBe(t.staff.clerk.id)
  })

  it('M3 refuses a call by those whose duty it is not, and leaves nothing', async () => {
    await fresh()
    for (const person of ['tech', 'east', 'manager', 'auditor', 'sysadmin', 'caller'] as const)
      expect(await refusal(t.call({}, person))).toEqual(['forbidden'])
    expect(await test.db.ticket.count({ where: { orgId: t.org.id } })).toBe(0)
  })

  it('D4 gives a key customer half the limit', async () => {
    const ticket = await t.ticketOf(await t.call({ agreementId: t.accounts.key.id }))
    expect(ticket).toMatchObject({ keyCustomer: true, nextDueAt: minutes(12 * 60) })
  })

  it('H9 makes one ticket of a save that happens many times at once', async () => {
    await fresh()
    const input = t.callInput()
    const ctx = await t.as('agent')
    const { won, lost } = await race(Array.from({ length: 12 }, () => takeCall(ctx, input)))
    expect(won).toBe(1)
    expect(new Set(lost)).toEqual(new Set(['duplicate_open'])) // named, not merely "somebody was faster"
    expect(await test.db.ticket.count({ where: { orgId: t.org.id } })).toBe(1)
    expect(await test.db.event.count({ where: { orgId: t.org.id, type: 'ticket.received' } })).toBe(1)
  })

  it('H9 saves and dispatches as one act: neither without the other', async () => {
    await fresh()
    const ctx = await t.as('agent')
    const input = { ...t.callInput(), overruleReason: '', crewId: null }
    expect(
      await refusal(takeAndDispatch(ctx, TakeAndDispatchInput.parse({ ...input, unitId: t.units.west.id }))),
    ).toEqual(['outside_scope'])
    expect(await test.db.ticket.count({ where: { orgId: t.org.id } })).toBe(0)
    const { ticketNo, sent } = await takeAndDispatch(
      ctx,
      TakeAndDispatchInput.parse({ ...input, unitId: t.units.east.id, crewId: t.crews.east.id }),
    )
    expect(sent).toMatchObject({ unit: '东供热所', crew: '东一班' })
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'dispatched', openOrders: 1 })
  })

  it('H9 D1 proposes the unit itself when the screen had no proposal yet, and keeps the call when told to', async () => {
    await fresh()
    const ctx = await t.as('agent')
    const kept = await takeAndDispatch(ctx, TakeAndDispatchInput.parse(t.callInput()))
    expect(kept.sent).toBeNull()
    await fresh()
    const { ticketNo, sent } = await takeAndDispatch(
      await t.as('agent'),
      TakeAndDispatchInput.parse({ ...t.callInput(), propose: true }),
    )
    expect(sent).toMatchObject({ unit: '东供热所', crew: '东一班' })
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'dispatched', openOrders: 1 })
  })

  it('D6 makes the promise of a call a tracked one, and none for the past', async () => {
    await fresh()
    expect(await refusal(t.call({ promise: { what: '上门', dueAt: minutes(-1).toISOString() } }))).toEqual([
      'promise_in_past',
    ])
    const ticket = await t.ticketOf(await t.call({ promise: { what: '今天上门', dueAt: minutes(300).toISOString() } }))
    expect(await test.db.commitment.findFirst({ where: { ticketId: ticket.id } })).toMatchObject({
      what: '今天上门',
      ownerId: t.staff.agent.id,
      state: 'open',
    })
  })
})

describe('digits within a number', () => {
  it('H5 M3 are looked for by asking, on record, by whoever takes calls and not without end', async () => {
    await fresh()
    const part = async (digits: string, who: Person = 'agent') =>
      findByPhonePart(await t.as(who), FindByPhonePartInput.parse({ digits }))
    const { hits } = await part('80000560')
    expect(hits.map(({ accountNo }) => accountNo).sort()).toEqual(['RN1', 'RN2', 'SN1'])
    expect(JSON.stringify(hits)).not.toContain('1380000560')
    const searched = await test.db.event.findMany({ where: { orgId: t.org.id, type: 'personal-data.searched' } })
    expect(searched).toMatchObject([{ actorId: t.staff.agent.id, data: { digits: '80000560', found: 3 } }])
    for (const who of ['tech', 'manager', 'gm', 'caller'] as const)
      expect(await refusal(part('80000560', who))).toEqual(['forbidden'])
    for (const digits of ['3880', '17753493880', '5349%'])
      expect(FindByPhonePartInput.safeParse({ digits }).success).toBe(false)
    for (let asked = 1; asked < 60; asked++) await part('80000560')
    expect(await refusal(part('80000560'))).toEqual(['too_many_asks'])
  })

  it('M3 whole numbers that are nobody’s are counted, so that a masked one is not guessed; a found one is not', async () => {
    await fresh()
    const ctx = await t.as('agent2')
    for (let asked = 0; asked < 70; asked++) await findCustomers(ctx, '13800005601')
    for (let asked = 0; asked <= 60; asked++) await findCustomers(ctx, `1990000${String(asked).padStart(4, '0')}`)
    expect(await refusal(findCustomers(ctx, '13800005601'))).toEqual(['too_many_asks'])
    expect((await findCustomers(ctx, '5601')).length).toBeGreaterThan(0)
    expect((await findCustomers(await t.as('agent'), '13800005601')).length).toBeGreaterThan(0)
    expect((await findCustomers(await t.as('agent2', minutes(20)), '13800005601')).length).toBeGreaterThan(0)
    // Nor by the tickets that carry a number: they are counted together.
    const leader = await t.as('leader')
    for (let asked = 0; asked <= 30; asked++) await searchTickets(leader, `1980000${String(asked).padStart(4, '0')}`)
    for (let asked = 0; asked <= 30; asked++)
      await findLikely(leader, { callerPhone: `1970000${String(asked).padStart(4, '0')}` })
    expect(await refusal(findCustomers(leader, '13800005601'))).toEqual(['too_many_asks'])
  })
})

describe('a refused call', () => {
  const stranger = (n: number, prefix = '1960000') => `${prefix}${String(n).padStart(4, '0')}`
  const nowhere = { agreementId: null, callerName: '', callerPhone: '', landmarks: '', faultAddress: '' }

  it('M3 says no more of a number than it must: without a place nothing, with an ended draft nothing', async () => {
    await fresh()
    const ticketNo = await t.call()
    const own = { ...nowhere, contactPhone: '13800005678' }
    expect(await refusal(t.call(own, 'agent2'))).toEqual(['place_needed'])
    expect(await refusal(t.call({ ...own, landmarks: '桥头' }, 'agent2'))).toEqual(['duplicate_open'])
    const ctx = await t.as('agent2')
    const draftId = newId()
    await keepDraft(ctx, { draftId, kind: 'call', version: 0, body: { words: '不热' } })
    await discardDraft(ctx, { draftId })
    for (const callerPhone of ['13800005678', '13800005679']) {
      const said = { requestKey: key(), ticketNo, draftId, callerPhone, otherWhy: '另一来电人' }
      const facts = [{ question: 'rooms', answer: ['all'] }]
      expect(await refusal(joinTicket(ctx, JoinTicketInput.parse({ ...said, facts })))).toEqual(['draft_ended'])
    }
  })

  it('M3 counts the numbers it came with that are nobody’s, and then says always the same', async () => {
    await fresh()
    await t.call()
    const save = async (who: Person, contactPhone: string, more: object = {}) => {
      const input = { ...t.callInput({ ...nowhere, contactPhone, landmarks: '桥头' }), ...more }
      return takeAndDispatch(await t.as(who), TakeAndDispatchInput.parse(input))
    }
    const past = { promise: { what: '上门', dueAt: minutes(-1).toISOString() } }
    // A customer's own number is no guess, and the same one counts once.
    for (let n = 0; n < 70; n++) expect(await refusal(save('agent2', '13800005603', past))).toEqual(['promise_in_past'])
    for (let n = 0; n < 61; n++) expect(await refusal(save('agent2', stranger(n), past))).toEqual(['promise_in_past'])
    for (const number of ['13800005678', stranger(99)])
      expect(await refusal(save('agent2', number, past))).toEqual(['too_many_asks'])
    expect(await refusal(save('agent', '13800005678', past))).toEqual(['duplicate_open'])
    await save('agent2', stranger(99)) // a call that can be saved is saved
    const leader = await t.as('leader')
    const join = (callerPhone: string) =>
      joinTicket(leader, JoinTicketInput.parse({ requestKey: key(), ticketNo: 'T261208-9999', callerPhone }))
    for (let n = 0; n < 61; n++) expect(await refusal(join(stranger(n, '1950000')))).toEqual(['not-found'])
    expect(await refusal(join('13800005678'))).toEqual(['too_many_asks'])
  })

  it('M3 counts from the eight digits on that hide a middle; typed on, a number is one', async () => {
    await fresh()
    const ctx = await t.as('dispatcher')
    for (let n = 0; n < 50; n++)
      for (const length of [8, 9, 10]) await findCustomers(ctx, `7${String(n).padStart(3, '0')}000000`.slice(0, length))
    for (let n = 50; n < 60; n++) await findCustomers(ctx, `7${String(n).padStart(3, '0')}0000`)
    expect((await findCustomers(ctx, '13800005601')).length).toBeGreaterThan(0)
    await findCustomers(ctx, '70600000')
    expect(await refusal(findCustomers(ctx, '13800005601'))).toEqual(['too_many_asks'])
    expect((await findCustomers(ctx, '李强')).length).toBeGreaterThan(0)
  })
})

describe('a repeat call', () => {
  it.each([
    [
      'an account and the number alone',
      { callerPhone: '13933333331' },
      { agreementId: null, callerPhone: '13933333331' },
    ],
    [
      'the same contact of two callers',
      { callerPhone: '13944444441' },
      { agreementId: null, callerPhone: '13944444442' },
    ],
    [
      'the same contact, callers withheld',
      { agreementId: null, callerPhone: '' },
      { agreementId: null, callerPhone: '' },
    ],
    [
      'the caller of one whom to tell for the other',
      { agreementId: null, callerPhone: '13966666660', contactPhone: '13966666661' },
      { agreementId: null, callerPhone: '13966666662', contactPhone: '13966666660' },
    ],
  ])('H5 H9 is one ticket also when both come at once: %s', async (_, one, other) => {
    for (let round = 0; round < 2; round++) {
      await fresh()
      const number = { landmarks: '桥', contactPhone: '13955555550' }
      const { won, lost } = await race([t.call({ ...number, ...one }), t.call({ ...number, ...other }, 'agent2')])
      expect([won, lost]).toEqual([1, ['duplicate_open']])
    }
  })

  it('H5 knows the home wherever its address is said, and not what stands beside it', async () => {
    await fresh()
    await t.call()
    const room = '建设里5号楼2单元301'
    const { buildingId } = await test.db.premise.findUniqueOrThrow({ where: { id: t.homes.own.premiseId } })
    const said = (more: object) => ({
      ...{ agreementId: null, callerPhone: '13900000081', contactPhone: '13900000081', ...more },
    })
    for (const place of [
      { landmarks: `${room}，暖气不热` },
      { landmarks: `在${room}` },
      { landmarks: `学校对面\n${room}` },
      { faultAddress: '供销社那边', landmarks: room },
      { faultPremiseId: buildingId, faultAddress: room },
      { faultPremiseId: t.homes.other.premiseId, faultAddress: room },
      { faultPremiseId: t.homes.other.premiseId, landmarks: room },
    ])
      expect(await refusal(t.call(said(place), 'agent2')), JSON.stringify(place)).toEqual(['duplicate_open'])
    await t.call(said({ landmarks: `${room}对面的路灯下` }), 'agent2')
  })

  it('H5 makes one ticket of a home, whoever calls and whether the account is named or not', async () => {
    await fresh()
    const { premiseId: faultPremiseId } = await t.ticketOf(await t.call())
    const home = { agreementId: null, faultElsewhere: true, faultPremiseId, faultAddress: '建设里5号楼2单元301' }
    const spouse = { ...home, callerPhone: '13900000079', contactPhone: '13900000079' }
    expect(await refusal(t.call(spouse, 'agent2'))).toEqual(['duplicate_open'])
    expect(await refusal(t.call({ ...spouse, callerPhone: '' }, 'agent2'))).toEqual(['duplicate_open'])
    await t.call({ ...spouse, differentMatter: '另一间也不热，两家合租' }, 'agent2')
    await fresh()
    const { premiseId } = await t.ticketOf(await t.call({ agreementId: t.accounts.above.id, kind: 'leak' }))
    const calls = Array.from({ length: 6 }, (_, n) =>
      t.call({ ...home, faultPremiseId: premiseId, callerPhone: `1390000010${n}` }, n % 2 ? 'agent' : 'agent2'),
    )
    expect((await race(calls)).won).toBe(1)
  })

  it('H5 refuses a second ticket for the same matter and names the open one', async () => {
    await fresh()
    await t.call()
    expect(await refusal(t.call({ callerPhone: '13900000077' }, 'agent2'))).toEqual(['duplicate_open'])
    const road = { agreementId: null, faultElsewhere: true, faultAddress: '路口', callerPhone: '13900000078' }
    await t.call(road)
    expect(await refusal(t.call(road, 'agent2'))).toEqual(['duplicate_open'])
    // The number alone says it where either call names no account, as who called or as whom to tell; two homes are two matters.
    const nobody = { agreementId: null, landmarks: '在家里呢', callerName: '' }
    expect(await refusal(t.call(nobody, 'agent2'))).toEqual(['duplicate_open'])
    expect(await refusal(t.call({ ...nobody, callerPhone: '' }, 'agent2'))).toEqual(['duplicate_open'])
    expect(await t.call({ agreementId: t.accounts.above.id }, 'agent2')).toMatch(/^T261208-/)
    const silent = { ...nobody, callerPhone: '', contactPhone: '13900000082', landmarks: '桥头第三棵树' }
    await t.call(silent)
    expect(await refusal(t.call(silent, 'agent2'))).toEqual(['duplicate_open'])
    // Another account of the same home, the place said vaguely: it is that home's matter all the same.
    const water = {
      agreementId: t.accounts.water.id,
      service: 'heat' as const,
      faultElsewhere: true,
      faultAddress: '我租的房子',
    }
    expect(await refusal(t.call(water, 'agent2'))).toEqual(['duplicate_open'])
    // An urge is about what is open already.
    expect(await refusal(t.call({ kind: 'urge', facts: [] }, 'agent2'))).toEqual(['duplicate_open'])
  })

  it('H5 one call is saved once, from whichever window', async () => {
    await fresh()
    const ctx = await t.as('agent')
    const draftId = newId()
    await keepDraft(ctx, { draftId, kind: 'call', version: 0, body: { words: '不热' } })
    await t.call({ draftId })
    expect(await refusal(t.call({ draftId, agreementId: t.accounts.above.id }))).toEqual(['draft_ended'])
  })

  it('H5 an address that means one room on record is that room', async () => {
    await fresh()
    await t.call()
    const typed = { agreementId: null, callerPhone: '13900000081', contactPhone: '13900000081' }
    for (const faultAddress of ['建设里5号楼2单元301室', '建设里5栋2门301', '建设里5号楼2单元301室里的暖气'])
      expect(await refusal(t.call({ ...typed, faultAddress }, 'agent2'))).toEqual(['duplicate_open'])
    const said = { ...typed, landmarks: '建设里5号楼2单元301' }
    expect(await refusal(t.call(said, 'agent2'))).toEqual(['duplicate_open'])
  })

  it('H5 with the first matter taken back, the other one of the account is not doubled either', async () => {
    await fresh()
    const first = await t.call()
    await t.call({ differentMatter: '阳台管道滴水' })
    const why = { requestKey: key(), ticketNo: first, reason: '客户说不用了', expectedVersion: 1 }
    await withdrawTicket(await t.as('leader'), why)
    expect(await refusal(t.call({}, 'agent2'))).toEqual(['duplicate_open'])
  })

  it('H5 the same caller changes an answer only with a reason, account named or not; another one’s stands beside it', async () => {
    await fresh()
    const ticketNo = await t.call()
    const facts = [{ question: 'rooms', answer: ['all'] }]
    const join = async (more: object) => {
      const said = { requestKey: key(), ticketNo, facts, otherWhy: '另一位来电人的说法', ...more }
      return joinTicket(await t.as('agent2'), JoinTicketInput.parse(said))
    }
    const same = { callerName: '王芳', callerPhone: '13800005678' }
    expect(await refusal(join(same))).toEqual(['already_known'])
    // Who may be the same is not another: nothing given but words, or the name on record with another number.
    expect(await refusal(join({ callerName: '邻居', callerPhone: '' }))).toEqual(['already_known'])
    expect(await refusal(join({ ...same, callerPhone: '13900000092' }))).toEqual(['already_known'])
    expect((await join({ callerName: '邻居', callerPhone: '13900000091' })).again).toBe(false)
    expect(
      (await join({ ...same, facts: [{ question: 'rooms', answer: ['living'] }], changedWhy: '客厅也凉了' })).again,
    ).toBe(true)
  })

  it('S6 whoever does not dispatch saves all the same, and the dispatch desk has it; one’s own unit keeps it', async () => {
    await fresh()
    const input = (more: object) => TakeAndDispatchInput.parse({ ...t.callInput(), propose: true, ...more })
    const taken = await takeAndDispatch(await t.as('collector'), input({}))
    expect(taken.sent).toBeNull()
    expect(await t.ticketOf(taken.ticketNo)).toMatchObject({ status: 'received', unitId: null })
    const named = input({ agreementId: t.accounts.above.id, unitId: t.units.east.id })
    expect(await refusal(takeAndDispatch(await t.as('collector'), named))).toEqual(['forbidden'])
    const own = await takeAndDispatch(
      await t.as('agent'),
      input({ agreementId: t.accounts.above.id, unitId: t.units.centre.id }),
    )
    expect(own.sent).toBeNull()
  })

  it('H5 lets another matter of the same account be said to be one', async () => {
    expect(await t.call({ differentMatter: '阳台管道滴水，与不热无关' })).toMatch(/^T261208-/)
  })

  it('H5 joins a repeat call to the open ticket', async () => {
    await fresh()
    const no = await t.call()
    const given = {
      requestKey: key(),
      ticketNo: no,
      callerName: '李强',
      callerPhone: '13800005601',
      words: '还没来？',
      facts: [
        { question: 'rooms', answer: ['all'] },
        { question: 'radiators', answer: 'all-cold' },
      ],
    }
    // Told otherwise than it stands there: only with a reason; the first stays beside it.
    const join = async (more = {}) =>
      joinTicket(await t.as('agent2'), JoinTicketInput.parse({ ...given, requestKey: key(), ...more }))
    const own = { agreementId: (await t.ticketOf(no)).agreementId }
    expect(await refusal(join(own))).toEqual(['already_known'])
    expect(await test.db.ticketCall.count({ where: { orgId: t.org.id } })).toBe(0)
    const joined = await join({ ...own, changedWhy: '又看了，客厅也不热' })
    expect(joined).toMatchObject({ ticketNo: no, urgeCount: 1, again: true, state: { stands: 'unplaced', unit: null } })
    await join({ ...own, facts: [{ question: 'rooms', answer: ['all'] }] }) // as it stands there by now
    const ticket = await t.ticketOf(no)
    const facts = await test.db.fact.findMany({
      where: { ticketId: ticket.id },
      orderBy: [{ question: 'asc' }, { round: 'asc' }],
    })
    expect(facts.map(({ question, answer, round }) => ({ question, answer, round }))).toEqual([
      { question: 'radiators', answer: 'all-cold', round: 1 },
      { question: 'rooms', answer: ['bedrooms'], round: 1 },
      { question: 'rooms', answer: ['all'], round: 2 },
    ])
    expect((await t.events(no)).slice(-4)).toEqual([
      'ticket.joined',
      'ticket.fact-told',
      'ticket.fact-told',
      'ticket.joined',
    ])
    expect(await refusal(join({ agreementId: newId() }))).toEqual(['unknown_account'])
  })

  it('H5 U5 whoever else reports it is no urge, and hears the result before the ticket is put away', async () => {
    await fresh()
    const { ticketNo: no, orderNo } = await t.until('in-progress')
    const join = async (callerPhone: string) =>
      joinTicket(
        await t.as('agent2'),
        JoinTicketInput.parse({ requestKey: key(), ticketNo: no, callerPhone, callerName: '孙女士', words: '也不热' }),
      )
    const first = await join('13900001001')
    expect(first).toMatchObject({ urgeCount: 0, again: false })
    // What the first caller was told is told to the second: with whom, since when, and by when somebody comes or calls.
    const { dueAt, ...stands } = first.state
    const sent = await test.db.dispatch.findFirstOrThrow({ where: { orgId: t.org.id } })
    expect(stands).toMatchObject({ unit: t.units.east.name, since: sent.at.toISOString() })
    expect(['with', 'late']).toContain(stands.stands)
    expect(dueAt).not.toBeNull()
    expect(await join('13900001001')).toMatchObject({ urgeCount: 1, again: true })
    expect(await t.events(no)).toContain('ticket.also-reported')
    const [call] = await test.db.ticketCall.findMany({ where: { orgId: t.org.id }, orderBy: { at: 'asc' } })
    const tell = (who: 'caller' | 'tech' = 'caller', now?: Date) =>
      t
        .as(who, now)
        .then((ctx) =>
          tellCaller(ctx, { callId: call!.id, requestKey: key(), how: 'phone', words: '阀门已换，暖气热了' }),
        )
    expect(await refusal(tell())).toEqual(['no_result_yet'])
    await expect(
      test.db.$executeRaw`INSERT INTO "CallerTold" (id, "orgId", "ticketId", "callId", how, words, "byId", at)
        SELECT gen_random_uuid(), "orgId", "ticketId", id, 'phone', 'x', "byId", now() FROM "TicketCall" WHERE id = ${call!.id}::uuid`,
    ).rejects.toThrow(/no result/)
    await t.finish(orderNo)
    expect(await refusal(tell('tech'))).toEqual(['forbidden'])
    expect(await refusal(tell('caller', NOON_REST))).toEqual(['noon_rest'])
    expect((await railCounts(await t.as('caller')))['follow-up']).toBe(2) // the customer, and who else reported it
    await closeBySql(test.db, t.org.id, no)
    const version = (await t.ticketOf(no)).version
    const archive = async () =>
      archiveTicket(await t.as('supervisor'), { ticketNo: no, requestKey: key(), expectedVersion: version })
    expect(await refusal(archive())).toEqual(['callers_untold'])
    await tell()
    expect(await refusal(tell())).toEqual(['already_told'])
    await archive()
  })

  it('H5 counts every caller of many at once', async () => {
    await fresh()
    const no = await t.call()
    const ctx = await t.as('agent2')
    const join = (i: number) =>
      joinTicket(
        ctx,
        JoinTicketInput.parse({ requestKey: key(), ticketNo: no, callerPhone: `1390000${1000 + i}`, words: '也不热' }),
      )
    expect((await race(Array.from({ length: 10 }, (_, i) => join(i)))).won).toBe(10)
    expect((await t.ticketOf(no)).urgeCount).toBe(0) // ten people, none of them twice
    expect(await test.db.ticketCall.count({ where: { orgId: t.org.id } })).toBe(10)
  })

  it('H5 refuses to join what is over, by those who take no calls, or from another company', async () => {
    await fresh()
    const { ticketNo } = await t.until('resolved')
    const input = JoinTicketInput.parse({ requestKey: key(), ticketNo, callerPhone: '' })
    await joinTicket(await t.as('agent'), input)
    await closeBySql(test.db, t.org.id, ticketNo)
    expect(await refusal(joinTicket(await t.as('agent'), input))).toEqual(['not_joinable'])
    expect(await refusal(joinTicket(await t.as('tech'), input))).toEqual(['forbidden'])
    expect(await refusal(joinTicket(await (await town(test.db)).as('agent'), input))).toEqual(['not-found'])
  })
})

describe('facts', () => {
  it('U2 refuses to ask a recorded fact again without a reason, and keeps both answers with one', async () => {
    await fresh()
    const no = await t.call()
    const again = {
      requestKey: key(),
      ticketNo: no,
      question: 'rooms',
      answer: ['all'],
      toldBy: '王芳',
      reaskReason: '',
    }
    expect(await refusal(addFact(await t.as('dispatcher'), again))).toEqual(['already_known'])
    await addFact(await t.as('dispatcher'), { ...again, reaskReason: '客户来电补充' })
    const facts = await test.db.fact.findMany({
      where: { ticketId: (await t.ticketOf(no)).id, question: 'rooms' },
      orderBy: { round: 'asc' },
    })
    expect(facts.map(({ round, reaskReason }) => [round, reaskReason])).toEqual([
      [1, null],
      [2, '客户来电补充'],
    ])
  })

  it('U2 lets two people ask at the same moment and gives each a round of its own', async () => {
    await fresh()
    const no = await t.call()
    const ask = async (i: number) =>
      addFact(await t.as('agent'), {
        requestKey: key(),
        ticketNo: no,
        question: 'rooms',
        answer: ['all'],
        toldBy: '王芳',
        reaskReason: `第${i}次`,
      })
    await race([ask(1), ask(2), ask(3), ask(4)])
    const rounds = await test.db.fact.findMany({
      where: { ticketId: (await t.ticketOf(no)).id, question: 'rooms' },
      orderBy: { round: 'asc' },
    })
    expect(rounds.map(({ round }) => round)).toEqual([1, 2, 3, 4, 5])
  })
})

describe('drafts', () => {
  it('H9 keeps what is typed, and tells the second tab of the first', async () => {
    await fresh()
    const [ctx, draftId] = [await t.as('agent'), newId()]
    expect(await keepDraft(ctx, { draftId, kind: 'call', version: 0, body: { words: '卧' } })).toEqual({ version: 1 })
    expect(await keepDraft(ctx, { draftId, kind: 'call', version: 1, body: { words: '卧室' } })).toEqual({ version: 2 })
    expect(await refusal(keepDraft(ctx, { draftId, kind: 'call', version: 1, body: { words: '客厅' } }))).toEqual([
      'conflict',
    ])
    expect(
      await refusal(keepDraft(await t.as('agent2'), { draftId, kind: 'call', version: 2, body: { words: '偷看' } })),
    ).toEqual(['conflict'])
    expect(await test.db.draft.findUnique({ where: { id: draftId } })).toMatchObject({
      body: { words: '卧室' },
      version: 2,
    })
  })

  it('H9 ends the draft with its ticket and takes no more text', async () => {
    const [ctx, draftId] = [await t.as('agent'), newId()]
    await keepDraft(ctx, { draftId, kind: 'call', version: 0, body: {} })
    await t.call({ draftId })
    expect(await test.db.draft.findUnique({ where: { id: draftId } })).toMatchObject({ endedBy: 'saved' })
    expect(await refusal(keepDraft(ctx, { draftId, kind: 'call', version: 1, body: {} }))).toEqual(['conflict'])
    expect(await discardDraft(ctx, { draftId })).toEqual({ discarded: false })
  })
})
