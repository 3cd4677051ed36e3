import { describe, expect, it } from 'vitest'
import { returnOrder } from '@/lib/fieldwork/accept-order'
import { ruleAndSend } from '@/lib/fieldwork/rule-and-send'
import { getDispatchBrief } from '@/lib/tickets/dispatch-brief'
import { unitLoads } from '@/lib/tickets/board-queries'
import { reviewReturn } from '@/lib/tickets/rule-ownership'
import { listRulings, returnsToReview } from '@/lib/tickets/watch-queries'
import { proposalFor } from '@/lib/units/queries'
import { asOwner, useDatabase } from '../../support/process-database'
import { key, minutes, race, refusal, town, type Person, type Town } from '../../support/town'
import { passTo } from '../../support/timers'

const test = useDatabase()

const sendBack = async (t: Town, orderNo: string, at = minutes(6), more: { objection?: boolean; by?: Person } = {}) =>
  returnOrder(await t.as(more.by ?? 'east', at), {
    ...{ requestKey: key(), orderNo, reason: 'not-our-scope', note: '属物业' },
    ...{ objection: more.objection, expectedVersion: (await t.orderOf(orderNo)).version },
  })

/** Sent out and returned twice by the same unit. */
async function returnedTwice(t: Town) {
  const { ticketNo, orderNo } = await t.until('dispatched')
  await sendBack(t, orderNo)
  const again = await t.dispatch(ticketNo, { overruleReason: '核实过，确属东所', now: minutes(10) })
  await sendBack(t, again.orderNo, minutes(20))
  return ticketNo
}

const rule = async (
  t: Town,
  ticketNo: string,
  given: Partial<Parameters<typeof ruleAndSend>[1]> = {},
  by: Person = 'dispatcher',
  at = minutes(30),
) =>
  ruleAndSend(await t.as(by, at), {
    ...{ requestKey: key(), ticketNo, unitId: t.units.east.id, orderKind: 'inspect', basis: 'scope' },
    ...{ cited: '建设里供热报修属东供热所', expectedVersion: await t.versionOf(ticketNo) },
    ...given,
  })

describe('whose it is', () => {
  it('D1 after the second return a plain dispatch is refused until a ruling; the first return asks for none', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('dispatched')
    await sendBack(t, orderNo)
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'returned', rulingOpen: false })
    const again = await t.dispatch(ticketNo, { overruleReason: '核实过，确属东所', now: minutes(10) })
    await sendBack(t, again.orderNo, minutes(20))
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'returned', rulingOpen: true, returnCount: 2 })
    expect(await refusal(t.dispatch(ticketNo, { unit: 'centre', crew: null, now: minutes(21) }))).toEqual([
      'ruling_pending',
    ])
    expect((await t.events(ticketNo)).at(-1)).toBe('ruling.asked')
    expect(await listRulings(await t.as('dispatcher', minutes(21)))).toMatchObject([
      { ticketNo, cause: 'second-return', dueAt: minutes(140).toISOString(), unit: { name: '东供热所' } },
    ])
  })

  it('D1 an objection asks for a ruling at the first return', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('dispatched')
    await sendBack(t, orderNo, minutes(6), { objection: true })
    expect(await t.ticketOf(ticketNo)).toMatchObject({ rulingOpen: true, returnCount: 1 })
    expect(await listRulings(await t.as('supervisor', minutes(7)))).toMatchObject([{ ticketNo, cause: 'objection' }])
  })

  it('D1 rules with a basis, sends at once, and the ruled unit returns nothing any more', async () => {
    const t = await town(test.db)
    const no = await returnedTwice(t)
    expect(await refusal(rule(t, no, { unitId: t.units.west.id }))).toEqual(['basis_not_covering'])
    expect(await refusal(rule(t, no, { basis: 'clause', cited: 'XX-1' }))).toEqual(['unknown_clause'])
    expect(await refusal(rule(t, no, { basis: 'reason', cited: '就你' }))).toEqual(['reason_too_short'])
    const { orderNo } = await rule(t, no, { crewId: t.crews.east.id })
    expect(await t.ticketOf(no)).toMatchObject({
      ...{ status: 'dispatched', rulingOpen: false, ruledUnitId: t.units.east.id, unitId: t.units.east.id },
    })
    expect(await t.events(no)).toEqual(expect.arrayContaining(['ruling.made', 'ticket.dispatched']))
    expect(await refusal(sendBack(t, orderNo, minutes(40)))).toEqual(['ruled_no_return'])
    expect(await refusal(sendBack(t, orderNo, minutes(40), { objection: true, by: 'tech' }))).toEqual([
      'ruled_no_return',
    ])
    expect(await t.orderOf(orderNo)).toMatchObject({ status: 'sent' })
    expect(await refusal(rule(t, no))).toEqual(['no_ruling_open'])
  })

  it('D1 a ruling by a clause cites one there is; only dispatcher and supervisor rule; one of two wins', async () => {
    const t = await town(test.db)
    const no = await returnedTwice(t)
    for (const by of ['agent', 'leader', 'east', 'tech', 'manager', 'auditor'] as const)
      expect(await refusal(rule(t, no, {}, by))).toEqual(['forbidden'])
    await test.db.clause.create({
      data: {
        ...{ id: t.org.id, orgId: t.org.id, code: 'FW-3', title: '分界', titleEn: 'Boundary', text: '…', textEn: '…' },
        ...{ source: '自拟', verified: false, topic: 'boundary' },
      },
    })
    const { won } = await race([
      rule(t, no, { basis: 'clause', cited: 'FW-3' }),
      rule(t, no, { basis: 'clause', cited: 'FW-3' }, 'supervisor'),
    ])
    expect(won).toBe(1)
    expect(await test.db.ownershipRuling.findMany({ where: { orgId: t.org.id } })).toMatchObject([
      { state: 'decided', basis: 'clause', cited: 'FW-3', late: false },
    ])
  })

  it('D1 the customer’s clocks never stop while it travels, and its first-contact owner stays', async () => {
    const t = await town(test.db)
    const no = await t.call()
    const { id, ownerId } = await t.ticketOf(no)
    const clocks = async () =>
      test.db.clock.findMany({
        where: { ticketId: id, clock: { in: ['arrive', 'resolve'] } },
        orderBy: { clock: 'asc' },
        select: { clock: true, dueAt: true, state: true, startedAt: true },
      })
    const before = await clocks()
    expect(before.every(({ state }) => state === 'running')).toBe(true)
    const first = await t.dispatch(no)
    await sendBack(t, first.orderNo)
    const second = await t.dispatch(no, { overruleReason: '核实过，确属东所', now: minutes(10) })
    await sendBack(t, second.orderNo, minutes(20))
    expect(await clocks()).toEqual(before)
    await rule(t, no)
    expect(await clocks()).toEqual(before)
    expect(await test.db.clockEvent.count({ where: { ticketId: id, clock: 'resolve' } })).toBe(1)
    expect((await t.ticketOf(no)).ownerId).toBe(ownerId)
    expect((await getDispatchBrief(await t.as('dispatcher', minutes(31)), no)).ticket.owner.id).toBe(t.staff.agent.id)
  })

  it('D1 silence over a ruling warns the dispatcher and climbs to the supervisor, the managers and the general manager', async () => {
    const t = await town(test.db)
    const no = await returnedTwice(t)
    const { id } = await t.ticketOf(no)
    await passTo(test.db, t.org.id, minutes(300))
    const rows = await test.db.escalation.findMany({
      where: { ticketId: id, reason: { startsWith: 'ruling' } },
      orderBy: [{ at: 'asc' }, { step: 'asc' }],
    })
    expect(rows.map(({ toRole, at }) => [toRole, (at.getTime() - minutes(20).getTime()) / 60_000])).toEqual([
      ['dispatcher', 96],
      ['supervisor', 120],
      ['manager', 150],
      ['general-manager', 240],
    ])
    await rule(t, no, {}, 'supervisor', minutes(301))
    expect(await test.db.ownershipRuling.findFirstOrThrow({ where: { ticketId: id } })).toMatchObject({ late: true })
  })

  it('D4 a key customer’s ruling has half the limit', async () => {
    const t = await town(test.db)
    const { ticketNo, orderNo } = await t.until('dispatched', { agreementId: t.accounts.key.id })
    await sendBack(t, orderNo, minutes(6), { objection: true })
    expect(await listRulings(await t.as('dispatcher', minutes(7)))).toMatchObject([
      { ticketNo, dueAt: minutes(66).toISOString() },
    ])
  })

  it('D1 proposes the ruled unit alone, also when the ticket is opened again', async () => {
    const t = await town(test.db)
    const no = await returnedTwice(t)
    await rule(t, no, { unitId: t.units.west.id, basis: 'reason', cited: '接口在西队管网一侧，由西队处理' })
    const brief = await getDispatchBrief(await t.as('dispatcher', minutes(31)), no)
    const proposal = await proposalFor(await t.as('dispatcher', minutes(31)), {
      ...brief.ticket,
      matterPlace: brief.matterPlace,
    })
    expect(proposal).toMatchObject({ unitId: t.units.west.id, reason: 'ruling' })
  })
})

describe('what came back', () => {
  it('D1 judges each return once, an unjustified one with its reason, and counts it for the unit', async () => {
    const t = await town(test.db)
    await returnedTwice(t)
    const [first, second] = await returnsToReview(await t.as('dispatcher', minutes(25)))
    expect(first).toMatchObject({ reason: 'not-our-scope', note: '属物业', unit: { name: '东供热所' } })
    const judge = async (
      dispatchId: string,
      verdict: 'justified' | 'unjustified',
      note = '',
      by: Person = 'dispatcher',
    ) => reviewReturn(await t.as(by, minutes(26)), { requestKey: key(), dispatchId, verdict, note })
    expect(await refusal(judge(first!.dispatchId, 'unjustified'))).toEqual(['verdict_reason_needed'])
    for (const by of ['agent', 'east', 'tech', 'leader', 'auditor'] as const)
      expect(await refusal(judge(first!.dispatchId, 'justified', '', by))).toEqual(['forbidden'])
    const stranger = await town(test.db)
    expect(
      await refusal(
        reviewReturn(await stranger.as('dispatcher'), {
          ...{ requestKey: key(), dispatchId: first!.dispatchId, verdict: 'justified', note: '' },
        }),
      ),
    ).toEqual(['not-found'])
    const { won, lost } = await race([
      judge(first!.dispatchId, 'unjustified', '属本所范围'),
      judge(first!.dispatchId, 'justified'),
    ])
    expect([won, lost]).toEqual([1, ['conflict']])
    await judge(second!.dispatchId, 'unjustified', '上次已核实')
    expect(await returnsToReview(await t.as('dispatcher', minutes(27)))).toEqual([])
    const east = (await unitLoads(await t.as('manager', minutes(28)))).find(({ unitId }) => unitId === t.units.east.id)
    expect(east).toMatchObject({ returned: 1 })
    expect(east!.unjustified).toBeGreaterThanOrEqual(1)
  })
})

describe('the database under a ruling', () => {
  it('D1 refuses, as the application’s role, to send while a ruling is open, to send elsewhere after it, and to return', async () => {
    const t = await town(test.db)
    const no = await returnedTwice(t)
    const { id } = await t.ticketOf(no)
    const as = (sql: string) =>
      asOwner(test.url, 'BEGIN', 'SET LOCAL ROLE askonce_app', sql.replaceAll(':id', `'${id}'`), 'COMMIT')
    const { east, west } = t.units
    await expect(
      as(`UPDATE "Ticket" SET status = 'dispatched', "unitId" = '${east.id}' WHERE id = :id`),
    ).rejects.toThrow(/waits for a ruling/)
    await expect(as(`UPDATE "Ticket" SET "rulingOpen" = false WHERE id = :id`)).rejects.toThrow(/has not been made/)
    await expect(as(`UPDATE "Ticket" SET "ruledUnitId" = '${west.id}' WHERE id = :id`)).rejects.toThrow(
      /no ruling names/,
    )
    await expect(as(`UPDATE "OwnershipRuling" SET state = 'decided' WHERE "ticketId" = :id`)).rejects.toThrow(
      /ruling_whole/,
    )
    await expect(as(`DELETE FROM "OwnershipRuling" WHERE "ticketId" = :id`)).rejects.toThrow(/permission denied/)
    await rule(t, no)
    await expect(as(`UPDATE "Ticket" SET status = 'returned', "unitId" = NULL WHERE id = :id`)).rejects.toThrow(
      /after a ruling nothing is returned/,
    )
    await expect(as(`UPDATE "Ticket" SET "ruledUnitId" = NULL WHERE id = :id`)).rejects.toThrow(/a ruling stands/)
    await expect(
      as(
        `UPDATE "Dispatch" SET "returnedAt" = now(), "returnReason" = 'x' WHERE "ticketId" = :id AND "endedAt" IS NULL`,
      ),
    ).rejects.toThrow(/after a ruling nothing is returned/)
    await expect(as(`UPDATE "OwnershipRuling" SET "unitId" = '${west.id}' WHERE "ticketId" = :id`)).rejects.toThrow(
      /made once/,
    )
  })
})
