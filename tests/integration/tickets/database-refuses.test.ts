import { beforeAll, describe, expect, it } from 'vitest'
import { useDatabase } from '../../support/process-database'
import { closeBySql, MORNING, town, type Town } from '../../support/town'

const test = useDatabase()
let t: Town
let no: string
let id: string
beforeAll(async () => {
  t = await town(test.db)
  no = (await t.until('in-progress')).ticketNo
  id = (await t.ticketOf(no)).id
})

/** What the database says when the application's own role tries. */
async function says(sql: string): Promise<string> {
  try {
    await test.db.$executeRawUnsafe(sql)
  } catch (error) {
    return String((error as Error).message)
  }
  expect.fail('the database let it through')
}
/** A further order of the ticket for a unit, as somebody would write it past the verbs. */
const orderOf = (unitId: string, said: Record<string, string>, ticket = id) =>
  `INSERT INTO "WorkOrder" SELECT (jsonb_populate_record(w, jsonb_build_object('id', gen_random_uuid(), 'no', 'W' || gen_random_uuid(), 'unitId', '${unitId}',
    'crewId', NULL, 'status', 'sent', 'acceptedAt', NULL, 'acceptedById', NULL, 'windowFrom', NULL, 'windowTo', NULL)
    || '${JSON.stringify(said)}'::jsonb)).* FROM "WorkOrder" w WHERE "ticketId" = '${ticket}' LIMIT 1`
const set = (what: string, ticket = id) => says(`UPDATE "Ticket" SET ${what} WHERE id = '${ticket}'`)

describe('in SQL, as the role of the application', () => {
  it.each(['received', 'returned', 'closed', 'archived', 'withdrawn', 'reopened', 'lost'])(
    'H8 a ticket at work cannot jump to %s',
    async (status) => {
      expect(await set(`status = '${status}'`)).toMatch(/does not go from|ticket_status/)
    },
  )

  it.each(['sent', 'accepted', 'waived', 'cancelled', 'lost'])(
    'D2 an order being worked on cannot jump to %s',
    async (status) => {
      const of = `"waiveReason" = 'x', "waivedById" = gen_random_uuid() WHERE "ticketId" = '${id}'`
      expect(await says(`UPDATE "WorkOrder" SET status = '${status}', ${of}`)).toMatch(/does not go from|order_status/)
    },
  )

  it('D2 an order keeps its number, ticket and kind', async () => {
    for (const what of [`no = 'W000000-0001'`, `kind = 'flush'`, `"ticketId" = gen_random_uuid()`])
      expect(await says(`UPDATE "WorkOrder" SET ${what} WHERE "ticketId" = '${id}'`)).toContain('keeps its number')
  })

  it.each([
    'BankLine" SET "amountFen',
    'WithholdingItem" SET "amountFen',
    'Suspense" SET "amountFen',
    'PaymentNotice" SET "amountFen',
  ])('B4 %s stays as it was written', async (what) => {
    expect(await says(`UPDATE "${what}" = 1`)).toContain('permission denied')
  })

  it('D2 a ticket cannot be settled with open orders', async () => {
    expect(await set(`status = 'resolved'`)).toContain('work orders are still open')
  })

  it('H8 a ticket keeps its number, company and opening time', async () => {
    for (const what of [`no = 'T000000-0001'`, `"openedAt" = now()`, `"orgId" = gen_random_uuid()`])
      expect(await set(what)).toContain('permission denied')
  })

  it.each([
    'words',
    'landmarks',
    'summary',
    '"callerPhone"',
    '"contactPhone"',
    '"faultAddress"',
    '"readBack"',
    'matter',
  ])('H5 what a caller said stays: %s', async (column) => {
    expect(await set(`${column} = 'x'`)).toContain('permission denied')
  })

  it.each([
    ['dueAt', `"dueAt" = "dueAt" + interval '1 day'`],
    ['startedAt', `"startedAt" = now()`],
    ['limit', `"limitMinutes" = 99999`],
    ['state', `state = 'kept', "doneAt" = now()`],
    ['breach', `state = 'broken', "breachedAt" = now()`],
  ])('D5 a clock is not moved by an edit: %s', async (_, what) => {
    const of = `"ticketId" = '${id}' AND state = 'running'`
    expect(await says(`UPDATE "Clock" SET ${what} WHERE ${of}`)).toContain('moves only by an event')
    expect(await says(`UPDATE "Timer" SET "dueAt" = now() WHERE "subjectId" = '${id}'`)).toContain('permission denied')
  })

  it('D5 a clock that is due is found broken, at the moment it was due', async () => {
    const [{ clock }] = await test.db.$queryRawUnsafe<[{ clock: string }]>(
      `SELECT clock FROM "Clock" WHERE "ticketId" = '${id}' AND state = 'running' ORDER BY clock LIMIT 1`,
    )
    const broken = `state = 'broken', "breachedAt" = "dueAt" WHERE "ticketId" = '${id}' AND clock = '${clock}'`
    expect(await test.db.$executeRawUnsafe(`UPDATE "Clock" SET ${broken}`)).toBe(1)
  })

  it('D1 S2 nobody is sent where their unit’s scope does not reach, but for a reason', async () => {
    const columns = `id, "orgId", "ticketId", "unitId", "byId", at, "endedAt", "proposedUnitId", "overruleReason"`
    const send = (reason: string) =>
      `INSERT INTO "Dispatch" (${columns}) SELECT gen_random_uuid(), "orgId", id, '${t.units.west.id}', "ownerId", now(), now(), '${t.units.west.id}', ${reason} FROM "Ticket" WHERE id = '${id}'`
    for (const reason of ['NULL', `''`, `'  '`])
      expect(await says(send(reason))).toContain('scope of the unit excludes')
    expect(await test.db.$executeRawUnsafe(send(`'他们离得近'`))).toBe(1)
  })

  it('D6 a promise keeps its words and its time, and is settled once', async () => {
    const columns = `id, "orgId", "ticketId", what, "toWhom", "dueAt", "ownerId", "madeById", "madeAt"`
    const values = `gen_random_uuid(), "orgId", id, '今天上门', '王芳', now() + interval '2 hours', "ownerId", "ownerId", now()`
    await test.db.$executeRawUnsafe(
      `INSERT INTO "Commitment" (${columns}) SELECT ${values} FROM "Ticket" WHERE id = '${id}'`,
    )
    const of = `"ticketId" = '${id}'`
    for (const what of [`what = 'x'`, `"dueAt" = now()`, `"toWhom" = 'x'`, `"ownerId" = gen_random_uuid()`])
      expect(await says(`UPDATE "Commitment" SET ${what} WHERE ${of}`)).toContain('permission denied')
    const kept = `state = 'kept', "settledAt" = "dueAt" + interval '1 minute'`
    expect(await says(`UPDATE "Commitment" SET ${kept} WHERE ${of}`)).toContain('kept late was broken')
    const told = `"customerToldAt" = now(), "toldById" = "ownerId", "toldHow" = 'phone', "toldWords" = '改到明天'`
    const broken = `state = 'broken', "settledAt" = now(), ${told}`
    expect(await test.db.$executeRawUnsafe(`UPDATE "Commitment" SET ${broken} WHERE ${of}`)).toBe(1)
    expect(await says(`UPDATE "Commitment" SET state = 'kept' WHERE ${of}`)).toContain('stays settled')
    expect(await says(`UPDATE "Commitment" SET "toldWords" = 'x' WHERE ${of}`)).toContain('was told stays')
  })

  it('D3 a timer that is over is not set again', async () => {
    const of = `id = (SELECT id FROM "Timer" WHERE "subjectId" = '${id}' AND "firedAt" IS NULL AND "cancelledAt" IS NULL LIMIT 1)`
    await test.db.$executeRawUnsafe(`UPDATE "Timer" SET "firedAt" = now() WHERE ${of}`)
    const over = `"subjectId" = '${id}' AND "firedAt" IS NOT NULL`
    expect(await says(`UPDATE "Timer" SET "firedAt" = NULL WHERE ${over}`)).toContain('over once')
  })

  it.each(['PolicyPack', 'CalendarYear', 'Clause', 'Flag', 'Outage', 'Org', 'NetworkNode', 'BillingPeriod'])(
    'M3 what no verb rewrites is not rewritten: %s',
    async (table) => {
      const may = `SELECT has_any_column_privilege(current_user, '"${table}"', 'UPDATE') AS may, current_user AS role`
      expect(await test.db.$queryRawUnsafe(may)).toEqual([{ may: false, role: 'askonce_app' }])
    },
  )

  it('U3 a reopened ticket goes one level up', async () => {
    const done = await t.until('resolved', { agreementId: t.accounts.above.id })
    const { id: ticket } = await t.ticketOf(done.ticketNo)
    expect(await set(`status = 'reopened'`, ticket)).toContain('one level up')
  })

  it.each([
    'Ticket',
    'Fact',
    'Event',
    'EventSeal',
    'WorkOrder',
    'Visit',
    'Escalation',
    'Commitment',
    'ClockEvent',
    'ContactAttempt',
    'Timer',
    'Staff',
  ])('M3 nothing can be deleted from %s', async (table) => {
    expect(await says(`DELETE FROM "${table}"`)).toContain('permission denied')
    expect(await says(`TRUNCATE "${table}"`)).toContain('permission denied')
  })

  it.each([
    'Event',
    'EventSeal',
    'ClockEvent',
    'Fact',
    'TicketCall',
    'ContactAttempt',
    'Reading',
    'PriceConsent',
    'ProgressReport',
  ])('M3 what was written to %s stays', async (table) => {
    expect(await says(`UPDATE "${table}" SET at = now()`)).toContain('permission denied')
  })

  it('M3 tables and guards cannot be altered', async () => {
    expect(await says('ALTER TABLE "Event" DISABLE TRIGGER ALL')).toContain('must be owner')
    expect(await says('DROP TRIGGER ticket_move ON "Ticket"')).toContain('must be owner')
  })

  it('F8 the working crew cannot be made the owner of the follow-up', async () => {
    const done = await t.until('resolved', { agreementId: t.accounts.key.id })
    const { id: ticket } = await t.ticketOf(done.ticketNo)
    expect(
      await says(`UPDATE "FollowUp" SET "ownerId" = '${t.staff.tech.id}' WHERE "ticketId" = '${ticket}'`),
    ).toContain('does not follow it up')
    const unreachable = `UPDATE "FollowUp" SET "ownerId" = '${t.staff.caller.id}', state = 'unreachable', "endedAt" = '${MORNING.toISOString()}' WHERE "ticketId" = '${ticket}'`
    expect(await says(unreachable)).toContain('not every allowed call was made')
    expect(await says(`UPDATE "Ticket" SET status = 'closed' WHERE id = '${ticket}'`)).toContain('called back')
    // a call to tell the result is no follow-up call
    const told = (
      purpose: string,
    ) => `INSERT INTO "ContactAttempt" (id, "orgId", "phoneDigits", purpose, "refId", "roundId", "byId", at, outcome)
      SELECT gen_random_uuid(), '${t.org.id}', '1', '${purpose}', '${ticket}', id, '${t.staff.caller.id}', '${MORNING.toISOString()}', 'reached' FROM "FollowUp" WHERE "ticketId" = '${ticket}'`
    await test.db.$executeRawUnsafe(told('report-back'))
    const solved = `UPDATE "FollowUp" SET state = 'solved', solved = true WHERE "ticketId" = '${ticket}'`
    expect(await says(solved)).toContain('nobody has reached the customer')
    await closeBySql(test.db, t.org.id, done.ticketNo)
    expect(await says(`UPDATE "FollowUp" SET state = 'open' WHERE "ticketId" = '${ticket}'`)).toContain(
      'a final answer is final',
    )
    const attempt = `INSERT INTO "ContactAttempt" (id, "orgId", "phoneDigits", purpose, "refId", "roundId", "byId", at, outcome)
      VALUES (gen_random_uuid(), '${t.org.id}', '1', 'follow-up', '${ticket}', gen_random_uuid(), gen_random_uuid(), now(), 'busy')`
    expect(await says(attempt)).toContain('no open follow-up')
  })

  it('U1 U3 a follow-up stays with its ticket and its round, and ends as it was answered', async () => {
    const t2 = await town(test.db)
    const solved = await t2.ticketOf((await t2.until('resolved')).ticketNo)
    await closeBySql(test.db, t2.org.id, solved.no)
    const { id: ticket } = await t2.ticketOf(
      (await t2.until('resolved', { agreementId: t2.accounts.above.id })).ticketNo,
    )
    const round = await test.db.followUp.findFirstOrThrow({ where: { ticketId: ticket } })
    for (const what of [
      'id = gen_random_uuid()',
      `"ticketId" = '${solved.id}'`,
      'round = 7',
      '"orgId" = gen_random_uuid()',
    ])
      expect(await says(`UPDATE "FollowUp" SET ${what} WHERE id = '${round.id}'`)).toContain('stays with its ticket')
    const begin = (
      of: string,
      n: number,
    ) => `INSERT INTO "FollowUp" (id, "orgId", "ticketId", round, "openedAt", "notBefore")
      VALUES (gen_random_uuid(), '${t2.org.id}', '${of}', ${n}, now(), now())`
    const { id: working } = await t2.ticketOf(
      (await t2.until('in-progress', { agreementId: t2.accounts.key.id })).ticketNo,
    )
    for (const [of, n] of [
      [ticket, 2],
      [ticket, -1],
      [solved.id, 2],
      [working, 1],
    ] as const)
      expect(await says(begin(of, n))).toContain('begins when its ticket is resolved')
    expect(await set(`"reopenCount" = "reopenCount" + 1`, ticket)).toContain('counts its reopenings')
    const call = (
      by: string,
    ) => `INSERT INTO "ContactAttempt" (id, "orgId", "phoneDigits", purpose, "refId", "roundId", "byId", at, outcome)
      VALUES (gen_random_uuid(), '${t2.org.id}', '1', 'follow-up', '${ticket}', '${round.id}', ${by}, '${MORNING.toISOString()}', 'reached')`
    expect(await says(call('gen_random_uuid()'))).toContain('nobody of the company')
    expect(await says(call(`'${t.staff.caller.id}'`))).toContain('nobody of the company')
    await test.db.$executeRawUnsafe(call(`'${t2.staff.caller.id}'`))
    for (const what of [
      `state = 'solved', solved = false`,
      `state = 'solved'`,
      `state = 'not-solved', solved = true`,
      'solved = true',
    ])
      expect(await says(`UPDATE "FollowUp" SET ${what} WHERE id = '${round.id}'`)).toContain(
        'what the customer answered',
      )
    const ended = `state = 'solved', solved = true WHERE id = '${round.id}'`
    expect(await test.db.$executeRawUnsafe(`UPDATE "FollowUp" SET ${ended}`)).toBe(1)
  })

  it('M3 a ticket begins received', async () => {
    const copy = (
      status: string,
    ) => `INSERT INTO "Ticket" SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(),
      'no', 'T999999-${status}', 'status', '${status}', 'matter', 'x', 'unitId', null, 'crewId', null, 'openOrders', 0))).* FROM "Ticket" t WHERE id = '${id}'`
    for (const status of ['closed', 'resolved', 'accepted', 'archived'])
      expect(await says(copy(status))).toContain('begins received')
    expect(await test.db.$executeRawUnsafe(copy('received'))).toBe(1)
  })

  it('D2 S1 a work order keeps what it is and who took it on, and begins sent', async () => {
    const order = (what: string) => says(`UPDATE "WorkOrder" SET ${what} WHERE "ticketId" = '${id}'`)
    for (const what of ['id = gen_random_uuid()', `"openedById" = gen_random_uuid()`, `"overruleReason" = 'x'`])
      expect(await order(what), what).toContain('keeps its number')
    for (const what of ['"acceptedById" = gen_random_uuid()', '"acceptedById" = NULL', '"acceptedAt" = now()'])
      expect(await order(what), what).toContain('stays with it')
    expect(await order(`"crewId" = '${t.crews.west.id}'`)).toContain('to its own crews')
    const { orderNo } = await t.dispatch(await t.call({ differentMatter: '卫生间不热' }))
    const taken = `status = 'accepted', "acceptedAt" = now() WHERE no = '${orderNo}' AND "orgId" = '${t.org.id}'`
    expect(await says(`UPDATE "WorkOrder" SET ${taken}`)).toContain('somebody takes')
    expect(await says(orderOf(t.units.east.id, { kind: 'flush', status: 'accepted' }))).toContain('begins sent')
  })

  it('D1 S2 work of a ticket goes only where it was sent, or with a reason', async () => {
    const sentNo = await t.call({ differentMatter: '阳台不热' })
    await t.dispatch(sentNo)
    const { id: sent } = await t.ticketOf(sentNo)
    const west = (overruleReason: string) => orderOf(t.units.west.id, { kind: 'flush', overruleReason }, sent)
    for (const reason of ['', '\u3000', '\u200b']) expect(await says(west(reason))).toContain('scope of the unit')
    // One that came back the moment it was sent is no sending.
    const back = `INSERT INTO "Dispatch" (id, "orgId", "ticketId", "unitId", "byId", at, "endedAt", "returnedAt", "returnedById", "returnReason")
      VALUES (gen_random_uuid(), '${t.org.id}', '${sent}', '${t.units.west.id}', gen_random_uuid(), now(), now(), now(), gen_random_uuid(), 'x')`
    await test.db.$executeRawUnsafe(back)
    expect(await set(`"unitId" = '${t.units.west.id}'`, sent)).toContain('it was sent to')
    expect(await set(`"unitId" = NULL`, sent)).toContain('it was sent to')
    expect(await says(west(''))).toContain('scope of the unit')
    expect(await test.db.$executeRawUnsafe(west('管井里是他们的阀'))).toBe(1)
    expect(await set(`"unitId" = '${t.units.west.id}'`, sent)).toContain('it was sent to')
    const held = `INSERT INTO "Ticket" SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(),
      'no', 'T999999-0009', 'status', 'received', 'matter', 'y', 'openOrders', 0))).* FROM "Ticket" t WHERE id = '${id}'`
    expect(await says(held)).toContain('begins received')
  })

  it('M3 a company gets its rules once', async () => {
    const wider = `INSERT INTO "PolicyPack" SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'version', p.version + 1))).*
      FROM "PolicyPack" p WHERE "orgId" = '${t.org.id}' AND topic = 'contact'`
    expect(await says(wider)).toContain('has its rules')
  })

  it('H5 what tells two matters apart can be read', async () => {
    const copy = `INSERT INTO "Ticket" SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'no', 'T999999-0002', 'status', 'received',
      'matter', U&'\\200B', 'unitId', null, 'crewId', null, 'openOrders', 0))).* FROM "Ticket" t WHERE id = '${id}'`
    expect(await says(copy)).toContain('matter_says')
  })

  it('D1 a dispatch stays with its ticket', async () => {
    const other = await t.ticketOf(await t.call({ differentMatter: '阳台管道滴水' }))
    for (const what of [
      `"ticketId" = '${other.id}'`,
      'id = gen_random_uuid()',
      '"orgId" = gen_random_uuid()',
      '"byId" = gen_random_uuid()',
      `"unitId" = '${t.units.west.id}'`,
    ])
      expect(await says(`UPDATE "Dispatch" SET ${what} WHERE "ticketId" = '${id}'`)).toContain('stays with its ticket')
  })

  it('U2 what nobody can read is no reason, in the database as in a form', async () => {
    const unseen = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cf}\p{M}\u2800]/u
    const all = Array.from({ length: 0x10ffff }, (_, at) => at + 1).filter((at) => at < 0xd800 || at > 0xdfff)
    const hidden = all.map((at) => String.fromCodePoint(at)).filter((char) => unseen.test(char))
    const [row] = await test.db.$queryRaw<[{ blank: boolean; words: number }]>`
      SELECT says_something(${hidden.join('')}) OR says_something('') OR says_something(NULL) AS blank,
        (SELECT count(*)::int FROM unnest(${['他', ' 近', '.', '\u00ade', '😀', '가', 'é']}::text[]) w WHERE says_something(w)) AS words`
    expect(row).toEqual({ blank: false, words: 7 })
    expect(hidden.length).toBeGreaterThan(2000)
  })

  it('F4 D5 what was found and signed on site stays; a clock counts as one of the three', async () => {
    const done = await t.until('resolved', { service: 'water', agreementId: t.accounts.water.id, facts: [] })
    const { id: ticket } = await t.ticketOf(done.ticketNo)
    for (const what of [`finding = '未发现问题'`, `"customerSign" = 'signed'`, `"finishedAt" = NULL`])
      expect(await says(`UPDATE "Visit" SET ${what} WHERE "ticketId" = '${ticket}'`)).toContain('stays as it was')
    expect(await says(`UPDATE "Visit" SET "arrivedAt" = now() WHERE "ticketId" = '${id}'`)).toContain('stays as it was')
    expect(await says(`UPDATE "Clock" SET counting = 'never' WHERE "ticketId" = '${id}'`)).toMatch(
      /by an event of its own/,
    )
  })

  it('D1 a dispatch against the proposal and a return need their reason', async () => {
    const dispatch = `INSERT INTO "Dispatch" (id, "orgId", "ticketId", "unitId", "proposedUnitId", "byId", at)
      VALUES (gen_random_uuid(), '${t.org.id}', '${id}', '${t.units.centre.id}', '${t.units.east.id}', gen_random_uuid(), now())`
    expect(await says(dispatch)).toContain('dispatch_overrule')
    expect(await says(`UPDATE "Dispatch" SET "returnedAt" = now() WHERE "ticketId" = '${id}'`)).toContain(
      'dispatch_return',
    )
  })

  it('D1 a ticket has one open dispatch', async () => {
    const second = `INSERT INTO "Dispatch" (id, "orgId", "ticketId", "unitId", "byId", at)
      VALUES (gen_random_uuid(), '${t.org.id}', '${id}', '${t.units.centre.id}', gen_random_uuid(), now())`
    expect(await says(second)).toContain('23505')
  })

  it('U2 a fact asked again needs its reason', async () => {
    const again = `INSERT INTO "Fact" (id, "orgId", "ticketId", question, answer, "toldBy", "toldToId", channel, at, round)
      VALUES (gen_random_uuid(), '${t.org.id}', '${id}', 'rooms', '[]', '王芳', gen_random_uuid(), 'hotline', now(), 2)`
    expect(await says(again)).toContain('fact_reask')
  })

  it('H5 the same matter of an account is one open ticket', async () => {
    const copy = `INSERT INTO "Ticket" SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'no', 'T999999-0001'))).* FROM "Ticket" t WHERE id = '${id}'`
    expect(await says(copy)).toContain('23505')
  })
})
