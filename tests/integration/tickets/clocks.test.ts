import { describe, expect, it } from 'vitest'
import { acknowledgeEscalation } from '@/lib/tickets/acknowledge-escalation'
import { keepCommitment, makeCommitment, replaceCommitment, tellCustomer } from '@/lib/tickets/commit-to'
import { fireTimer } from '@/lib/tickets/fire-timer'
import { pauseClock, resumeClock } from '@/lib/tickets/pause-clock'
import { systemContext } from '@/prisma/seed/builders'
import { promiseOnSite } from '@/lib/fieldwork/promise-on-site'
import { keyOverruns, listTellTasks, vacantDuties } from '@/lib/tickets/watch-queries'
import { useDatabase } from '../../support/process-database'
import { passTo as firedUntil } from '../../support/timers'
import { key, minutes, race, refusal, town, type Town } from '../../support/town'

const test = useDatabase()
const HOUR = 60

const passTo = (t: Town, now: Date) => firedUntil(test.db, t.org.id, now)
const clockOf = async (t: Town, no: string, clock: string) =>
  test.db.clock.findFirstOrThrow({ where: { ticketId: (await t.ticketOf(no)).id, clock } })
const told = async (t: Town, no: string) =>
  await test.db.escalation.findMany({
    where: { ticketId: (await t.ticketOf(no)).id },
    orderBy: [{ at: 'asc' }, { step: 'asc' }],
  })
const nameOf = (t: Town, id: string | null) => Object.entries(t.staff).find(([, person]) => person.id === id)?.[0]

describe('pausing', () => {
  const pause = async (t: Town, no: string, now: Date, who: Parameters<Town['as']>[0] = 'dispatcher') =>
    pauseClock(await t.as(who, now), {
      requestKey: key(),
      ticketNo: no,
      clock: 'arrive',
      reason: 'customer-appointment',
    })
  const resume = async (t: Town, no: string, now: Date) =>
    resumeClock(await t.as('dispatcher', now), { requestKey: key(), ticketNo: no, clock: 'arrive' })

  it('D5 moves the due time by the length of the pause, and both are on record', async () => {
    const t = await town(test.db)
    const no = await t.call()
    await pause(t, no, minutes(HOUR))
    expect(await clockOf(t, no, 'arrive')).toMatchObject({ state: 'paused', dueAt: null })
    await resume(t, no, minutes(6 * HOUR))
    expect(await clockOf(t, no, 'arrive')).toMatchObject({ state: 'running', dueAt: minutes(29 * HOUR) })
    expect(await t.ticketOf(no)).toMatchObject({ nextDueAt: minutes(29 * HOUR) })
    const events = await test.db.clockEvent.findMany({
      where: { ticketId: (await t.ticketOf(no)).id, clock: 'arrive' },
      orderBy: { seq: 'asc' },
    })
    expect(events.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['start', null],
      ['pause', 'customer-appointment'],
      ['resume', null],
    ])
    expect((await t.events(no)).slice(-2)).toEqual(['clock.paused', 'clock.resumed'])
  })

  it('D5 fires nothing at the old due time of a paused clock, and everything at the new', async () => {
    const t = await town(test.db)
    const no = await t.call()
    await pause(t, no, minutes(HOUR))
    await passTo(t, minutes(25 * HOUR))
    expect(await told(t, no)).toEqual([])
    await resume(t, no, minutes(26 * HOUR))
    await passTo(t, minutes(48 * HOUR))
    expect(await clockOf(t, no, 'arrive')).toMatchObject({ state: 'running', dueAt: minutes(49 * HOUR) })
    await passTo(t, minutes(49 * HOUR))
    expect(await clockOf(t, no, 'arrive')).toMatchObject({ state: 'broken', breachedAt: minutes(49 * HOUR) })
  })

  it('D5 refuses a pause of what is paused, overdue or of another unit, and a resume of what runs', async () => {
    const t = await town(test.db)
    const no = await t.call()
    expect(await refusal(resume(t, no, minutes(1)))).toEqual(['not_paused'])
    expect(await refusal(pause(t, no, minutes(1), 'agent'))).toEqual(['forbidden'])
    expect(await refusal(pause(t, no, minutes(1), 'west'))).toEqual(['not-found'])
    await pause(t, no, minutes(1))
    expect(await refusal(pause(t, no, minutes(2)))).toEqual(['not_running'])
    await resume(t, no, minutes(3))
    expect(await refusal(pause(t, no, minutes(30 * HOUR)))).toEqual(['clock_overdue'])
  })

  it('D5 lets one of several pause', async () => {
    const t = await town(test.db)
    const no = await t.call()
    const { won } = await race([1, 2, 3, 4, 5].map(() => pause(t, no, minutes(10))))
    expect(won).toBe(1)
    expect(await test.db.clockEvent.count({ where: { ticketId: (await t.ticketOf(no)).id, kind: 'pause' } })).toBe(1)
  })
})

describe('silence', () => {
  it('D3 climbs from the crew to the unit leader, the supervisor and the management department', async () => {
    const t = await town(test.db)
    const { ticketNo } = await t.until('dispatched')
    await passTo(t, minutes(10 * HOUR))
    const steps = (await told(t, ticketNo)).filter(({ clock }) => clock === 'accept')
    expect(
      steps.map((step) => [
        step.reason,
        step.toRole,
        nameOf(t, step.toStaffId),
        (step.at.getTime() - minutes(0).getTime()) / 60_000,
      ]),
    ).toEqual([
      ['clock-warn', 'technician', 'tech', 24],
      ['clock-overrun', 'unit-leader', 'east', 30],
      ['clock-overrun', 'supervisor', 'supervisor', 37.5],
      ['clock-overrun', 'manager', 'manager', 45],
      ['gross-overrun', 'manager', 'manager', 90],
    ])
    expect(await t.events(ticketNo)).toEqual(
      expect.arrayContaining(['clock.nearing', 'clock.overrun', 'ticket.escalated']),
    )
    expect(await clockOf(t, ticketNo, 'accept')).toMatchObject({ state: 'broken' })
  })

  it('D3 climbs no further once the unit has answered, and an overrun stays one', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('dispatched')
    await passTo(t, minutes(33))
    await t.accept(orderNo, 'tech', minutes(34))
    await passTo(t, minutes(5 * HOUR))
    expect((await told(t, ticketNo)).map(({ toRole }) => toRole)).toEqual(['technician', 'unit-leader'])
    expect(await clockOf(t, ticketNo, 'accept')).toMatchObject({ state: 'broken', doneAt: minutes(34) })
  })

  it('H8 warns the first-contact owner while no unit holds the ticket, then the shift leader', async () => {
    const t = await town(test.db)
    const no = await t.call()
    await passTo(t, minutes(24 * HOUR))
    expect((await told(t, no)).map((step) => [step.reason, nameOf(t, step.toStaffId)])).toEqual([
      ['clock-warn', 'agent'],
      ['clock-overrun', 'leader'],
    ])
  })

  it('D3 tells the centre’s own leader of what the centre leaves lying', async () => {
    const t = await town(test.db)
    const no = await t.call({
      service: 'water',
      agreementId: null,
      faultElsewhere: true,
      landmarks: '桥下',
      callerPhone: '13900000003',
    })
    await t.dispatch(no, { unit: 'centre', crew: null })
    await passTo(t, minutes(31))
    expect((await told(t, no)).map((step) => [step.toRole, nameOf(t, step.toStaffId)])).toEqual([
      ['technician', 'supervisor'],
      ['unit-leader', 'supervisor'],
    ])
  })

  it('D4 tells the management department of a key customer’s overrun at once', async () => {
    const t = await town(test.db)
    const no = await t.call({ agreementId: t.accounts.key.id })
    await t.dispatch(no)
    await passTo(t, minutes(15))
    expect((await told(t, no)).filter(({ reason }) => reason === 'clock-overrun').map(({ toRole }) => toRole)).toEqual([
      'unit-leader',
      'manager',
    ])
  })

  it('D3 says so when nobody holds the role', async () => {
    const t = await town(test.db)
    await test.db.staff.update({ where: { id: t.staff.supervisor.id }, data: { status: 'disabled' } })
    const { ticketNo } = await t.until('dispatched')
    await passTo(t, minutes(40))
    expect(await told(t, ticketNo)).toContainEqual(
      expect.objectContaining({ toRole: 'supervisor', toStaffId: null, reason: 'clock-overrun' }),
    )
  })

  it('D3 a vacant duty tells the nearest person above, and stands where administrators and managers see it', async () => {
    const t = await town(test.db)
    await test.db.staff.update({ where: { id: t.staff.supervisor.id }, data: { status: 'disabled' } })
    const { ticketNo } = await t.until('dispatched')
    await passTo(t, minutes(40))
    expect((await told(t, ticketNo)).slice(-2)).toMatchObject([
      { toRole: 'supervisor', toStaffId: null, reason: 'clock-overrun' },
      { toRole: 'manager', toStaffId: t.staff.manager.id, reason: 'duty-vacant' },
    ])
    for (const who of ['sysadmin', 'manager', 'gm'] as const)
      expect(await vacantDuties(await t.as(who, minutes(41)))).toMatchObject([{ role: 'supervisor', count: 1 }])
    expect(await refusal(vacantDuties(await t.as('agent')))).toEqual(['forbidden'])
    await test.db.staff.update({ where: { id: t.staff.supervisor.id }, data: { status: 'active' } })
    expect(await vacantDuties(await t.as('sysadmin', minutes(42)))).toEqual([])
  })

  it('D3 marks a ticket at three times its limit', async () => {
    const t = await town(test.db)
    const { ticketNo } = await t.until('dispatched')
    await passTo(t, minutes(89))
    expect((await t.ticketOf(ticketNo)).grossAt).toBeNull()
    await passTo(t, minutes(90))
    expect((await t.ticketOf(ticketNo)).grossAt).toEqual(minutes(90))
  })

  it('D4 lists each overrun of a key customer for the management department, and nobody else’s', async () => {
    const t = await town(test.db)
    const [key, plain] = [await t.call({ agreementId: t.accounts.key.id }), await t.call()]
    for (const no of [key, plain]) await t.dispatch(no)
    await passTo(t, minutes(16))
    expect(await t.events(key)).toContain('key-customer.overrun')
    const rows = await keyOverruns(await t.as('manager', minutes(45)))
    expect(rows).toMatchObject([{ ticketNo: key, clock: 'accept', overMinutes: 30, doneAt: null }])
    expect(await refusal(keyOverruns(await t.as('tech')))).toEqual(['forbidden'])
  })

  it('D3 fires a timer once, whoever else fires it', async () => {
    const t = await town(test.db)
    await t.until('dispatched')
    const timer = await test.db.timer.findFirstOrThrow({
      where: { orgId: t.org.id, kind: 'clock-breach', subject: 'accept' },
    })
    const fired = await Promise.all(
      Array.from({ length: 10 }, () => fireTimer(systemContext(test.db, t.org.id, minutes(31)), timer)),
    )
    expect(fired.filter(Boolean)).toHaveLength(1)
    expect(await test.db.event.count({ where: { orgId: t.org.id, type: 'clock.overrun' } })).toBe(1)
  })

  it('D3 takes an escalation off the list once, by someone above', async () => {
    const t = await town(test.db)
    const { ticketNo } = await t.until('dispatched')
    await passTo(t, minutes(31))
    const row = (await told(t, ticketNo)).at(-1)!
    const see = async (who: Parameters<Town['as']>[0]) =>
      acknowledgeEscalation(await t.as(who, minutes(35)), { escalationId: row.id, requestKey: key() })
    expect(await refusal(see('agent'))).toEqual(['forbidden'])
    expect(await refusal(see('west'))).toEqual(['not-found'])
    expect((await race([see('east'), see('east'), see('supervisor')])).won).toBe(1)
    expect(await refusal(see('east'))).toEqual(['conflict'])
    expect((await t.events(ticketNo)).filter((type) => type === 'escalation.acknowledged')).toHaveLength(1)
  })
})

describe('promises', () => {
  const promise = async (t: Town, no: string, due = minutes(2 * HOUR)) =>
    makeCommitment(await t.as('agent'), {
      requestKey: key(),
      ticketNo: no,
      what: '两小时内到',
      toWhom: '王芳',
      dueAt: due,
    })
  const stateOf = async (id: string) => (await test.db.commitment.findUniqueOrThrow({ where: { id } })).state

  it('D6 warns before the time passes and escalates after it', async () => {
    const t = await town(test.db)
    const no = await t.call()
    const { commitmentId } = await promise(t, no)
    await passTo(t, minutes(90))
    expect((await t.events(no)).at(-1)).toBe('commitment.nearing')
    const { tellBy } = await test.db.commitment.findUniqueOrThrow({ where: { id: commitmentId } })
    expect(tellBy).toEqual(minutes(105))
    await passTo(t, minutes(105))
    expect((await told(t, no)).at(-1)).toMatchObject({ reason: 'customer-not-told', toStaffId: t.staff.leader.id })
    await passTo(t, minutes(2 * HOUR))
    expect(await stateOf(commitmentId)).toBe('broken')
    expect((await told(t, no)).at(-1)).toMatchObject({ reason: 'commitment-broken', toStaffId: t.staff.supervisor.id })
    expect(
      await refusal(keepCommitment(await t.as('agent', minutes(130)), { commitmentId, requestKey: key() })),
    ).toEqual(['conflict'])
  })

  it('D6 makes telling the customer a task due before the time, settled once with who, when and how', async () => {
    const t = await town(test.db)
    const no = await t.call()
    const { commitmentId } = await promise(t, no)
    await passTo(t, minutes(92))
    const mine = await listTellTasks(await t.as('agent', minutes(92)), 'mine')
    expect(mine).toMatchObject([
      { id: commitmentId, tellBy: minutes(105).toISOString(), ticketNo: no, what: '两小时内到' },
    ])
    expect(await listTellTasks(await t.as('agent2', minutes(92)), 'mine')).toEqual([])
    expect(await listTellTasks(await t.as('leader', minutes(92)), 'all')).toHaveLength(1)
    const tell = async (by: 'agent' | 'leader' | 'westTech' | 'auditor') =>
      tellCustomer(await t.as(by, minutes(95)), { requestKey: key(), commitmentId, how: 'phone', words: '要晚半小时' })
    expect(await refusal(tell('westTech'))).toEqual(['not-found'])
    expect(await refusal(tell('auditor'))).toEqual(['forbidden'])
    const { won, lost } = await race([tell('agent'), tell('leader'), tell('agent')])
    expect(won).toBe(1)
    expect(lost.every((code) => ['conflict', 'already_told'].includes(code))).toBe(true)
    expect(await test.db.commitment.findUniqueOrThrow({ where: { id: commitmentId } })).toMatchObject({
      ...{ customerToldAt: minutes(95), toldHow: 'phone', toldWords: '要晚半小时', state: 'open' },
    })
    await passTo(t, minutes(110))
    expect(await told(t, no)).not.toContainEqual(expect.objectContaining({ reason: 'customer-not-told' }))
    expect(await listTellTasks(await t.as('leader', minutes(110)), 'all')).toEqual([])
  })

  it('D6 moved without telling the customer, the new promise keeps the task, due when the old time passes', async () => {
    const t = await town(test.db)
    const no = await t.call()
    const { commitmentId } = await promise(t, no)
    const later = { commitmentId, requestKey: key(), dueAt: minutes(5 * HOUR) }
    const agent = await t.as('agent', minutes(30))
    expect(await refusal(replaceCommitment(agent, { ...later, customerTold: true }))).toEqual(['how_told_needed'])
    const next = await replaceCommitment(agent, { ...later, customerTold: false })
    expect(await listTellTasks(await t.as('agent', minutes(31)), 'mine')).toMatchObject([
      { id: next.commitmentId, tellBy: minutes(2 * HOUR).toISOString() },
    ])
    await passTo(t, minutes(2 * HOUR))
    expect((await told(t, no)).at(-1)).toMatchObject({ reason: 'customer-not-told' })
  })

  it('D6 a promise made at the door is tracked as any other; one that was past when it came is refused', async () => {
    const t = await town(test.db)
    const { orderNo, ticketNo } = await t.until('accepted')
    const say = async (dueAt: Date) =>
      promiseOnSite(await t.as('tech', minutes(20)), { requestKey: key(), orderNo, what: '明早送配件', dueAt })
    expect(await refusal(say(minutes(10)))).toEqual(['promise_in_past'])
    const { commitmentId } = await say(minutes(20 * HOUR))
    expect(await test.db.commitment.findUniqueOrThrow({ where: { id: commitmentId } })).toMatchObject({
      ...{ ownerId: t.staff.tech.id, toWhom: '王芳', ticketId: (await t.ticketOf(ticketNo)).id },
    })
  })

  it('D6 the database refuses a customer told by nobody in no way', async () => {
    const t = await town(test.db)
    const { commitmentId } = await promise(t, await t.call())
    const update = test.db
      .$executeRaw`UPDATE "Commitment" SET "customerToldAt" = now() WHERE id = ${commitmentId}::uuid`
    await expect(update).rejects.toThrow(/commitment_told/)
  })

  it('D6 is kept once, and then nothing fires', async () => {
    const t = await town(test.db)
    const no = await t.call()
    const { commitmentId } = await promise(t, no)
    const keep = async () => keepCommitment(await t.as('agent', minutes(60)), { commitmentId, requestKey: key() })
    expect((await race([keep(), keep(), keep()])).won).toBe(1)
    await passTo(t, minutes(3 * HOUR))
    expect(await stateOf(commitmentId)).toBe('kept')
    expect((await t.events(no)).filter((type) => type.startsWith('commitment'))).toEqual([
      'commitment.made',
      'commitment.kept',
    ])
  })

  it('D6 is replaced with the customer told before, and the new one runs', async () => {
    const t = await town(test.db)
    const no = await t.call()
    const { commitmentId } = await promise(t, no)
    const input = {
      commitmentId,
      requestKey: key(),
      dueAt: minutes(4 * HOUR),
      customerTold: true,
      how: 'phone',
    } as const
    expect(
      await refusal(replaceCommitment(await t.as('agent', minutes(60)), { ...input, dueAt: minutes(30) })),
    ).toEqual(['promise_in_past'])
    expect(await stateOf(commitmentId)).toBe('open')
    const next = await replaceCommitment(await t.as('agent', minutes(60)), input)
    await passTo(t, minutes(2 * HOUR))
    expect([await stateOf(commitmentId), await stateOf(next.commitmentId)]).toEqual(['replaced', 'open'])
  })

  it('D6 refuses a promise of the past, too far ahead, or on a ticket out of reach', async () => {
    const t = await town(test.db)
    const no = await t.call()
    expect(await refusal(promise(t, no, minutes(0)))).toEqual(['promise_in_past'])
    expect(await refusal(promise(t, no, minutes(201 * 24 * HOUR)))).toEqual(['promise_too_far'])
    const far = { requestKey: key(), ticketNo: no, what: '来', toWhom: '王芳', dueAt: minutes(60) }
    expect(await refusal(makeCommitment(await t.as('westTech'), far))).toEqual(['not-found'])
    expect(await refusal(makeCommitment(await t.as('auditor'), far))).toEqual(['forbidden'])
  })
})
