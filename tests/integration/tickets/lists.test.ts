import { describe, expect, it } from 'vitest'
import { returnOrder } from '@/lib/fieldwork/accept-order'
import { newId } from '@/lib/platform/ids'
import { boardNumbers, dayFlows, listCommitments, listEscalations, unitLoads } from '@/lib/tickets/board-queries'
import { getDispatchBrief } from '@/lib/tickets/dispatch-brief'
import { exportTickets } from '@/lib/tickets/export-tickets'
import { TicketListInput } from '@/lib/tickets/inputs'
import { countQueues, listTickets, ticketsOfAccount } from '@/lib/tickets/queries'
import { reachSql, scopeWhere } from '@/lib/tickets/internal/find-ticket'
import { QUEUES } from '@/lib/tickets/rules/queues'
import { useDatabase } from '../../support/process-database'
import { key, minutes, MORNING, refusal, town, type Town } from '../../support/town'

const test = useDatabase()
const asked = (given: Partial<TicketListInput> = {}) => TicketListInput.parse(given)

/** One dispatched, one unplaced, one sent back, one resolved, one long overdue. */
async function aDay(t: Town) {
  const { ticketNo: sent } = await t.until('dispatched')
  const unplaced = await t.call({
    agreementId: t.accounts.above.id,
    callerPhone: '13800005603',
    contactPhone: '13800005603',
  })
  const back = await t.call({ agreementId: t.accounts.key.id, callerPhone: '13800005701', contactPhone: '13800005701' })
  const { orderNo } = await t.dispatch(back, { crew: 'east' })
  const version = await t.versionOf(back)
  await returnOrder(await t.as('tech', minutes(6)), {
    requestKey: key(),
    orderNo,
    reason: 'not-our-scope',
    note: '不归我们',
    expectedVersion: (await t.orderOf(orderNo)).version,
  })
  expect(await t.versionOf(back)).toBeGreaterThan(version)
  const { ticketNo: resolved } = await t.until('resolved', {
    agreementId: t.accounts.water.id,
    service: 'water',
    facts: [],
  })
  return { sent, unplaced, back, resolved }
}

describe('M2 a number is the count of its list', () => {
  it('every queue: badge, list and export say the same', async () => {
    const t = await town(test.db)
    await aDay(t)
    const ctx = await t.as('supervisor', minutes(300))
    const counts = await countQueues(ctx, QUEUES)
    for (const queue of QUEUES) {
      const list = await listTickets(ctx, asked({ queue }))
      const file = await exportTickets(ctx, asked({ queue }))
      expect({ queue, n: list.total, rows: file.rows.length }).toEqual({ queue, n: counts[queue], rows: counts[queue] })
      expect(list.rows.map((row) => row.no)).toEqual(file.rows.map((row) => row.no))
    }
    expect(counts).toMatchObject({ open: 3, unplaced: 2, returned: 1, 'returned-lately': 1, resolved: 1, opened: 4 })
  })

  it('the board counts what its lists hold, and the units theirs', async () => {
    const t = await town(test.db)
    await aDay(t)
    const ctx = await t.as('manager', minutes(300))
    const numbers = await boardNumbers(ctx)
    const counts = await countQueues(ctx, QUEUES)
    const { open, unplaced, overdue, nearing, resolved, returned, reopened, openedToday, closedToday } = numbers
    expect({
      open,
      unplaced,
      overdue,
      nearing,
      resolved,
      returned,
      reopened,
      opened: openedToday,
      ended: closedToday,
    }).toEqual({
      open: counts.open,
      unplaced: counts.unplaced,
      overdue: counts.overdue,
      nearing: counts.nearing,
      resolved: counts.resolved,
      returned: counts.returned,
      reopened: counts.reopened,
      opened: counts.opened,
      ended: counts.ended,
    })
    for (const unit of await unitLoads(ctx)) {
      const own = await countQueues(ctx, ['open', 'overdue', 'returned-lately'], unit.unitId)
      expect({ unit: unit.name, ...own }).toEqual({
        unit: unit.name,
        open: unit.open,
        overdue: unit.overdue,
        'returned-lately': unit.returned,
      })
    }
    const flows = await dayFlows(ctx, 14)
    expect(flows).toHaveLength(14)
    for (const { day, opened, closed } of flows) {
      const [a, b] = await Promise.all([
        listTickets(ctx, asked({ queue: 'opened', day })),
        listTickets(ctx, asked({ queue: 'ended', day })),
      ])
      expect({ day, opened, closed }).toEqual({ day, opened: a.total, closed: b.total })
    }
  })

  it('an export is on record and only reaches as far as its reader', async () => {
    const t = await town(test.db)
    const { sent } = await aDay(t)
    const east = await exportTickets(await t.as('east', minutes(300)), asked({ queue: 'open' }))
    expect(east.rows.map((row) => row.no)).toContain(sent)
    const west = await exportTickets(await t.as('west', minutes(300)), asked({ queue: 'open' }))
    expect(west.rows).toEqual([])
    expect(await refusal(exportTickets(await t.as('auditor'), asked()))).toEqual(['forbidden'])
    const events = await test.db.event.findMany({
      where: { orgId: t.org.id, type: 'list.exported' },
      orderBy: { seq: 'asc' },
    })
    expect(events.map((event) => event.data)).toMatchObject([
      { list: 'open', rows: east.rows.length },
      { list: 'open', rows: 0 },
    ])
  })

  it('boards are for leaders', async () => {
    const t = await town(test.db)
    expect(await refusal(boardNumbers(await t.as('tech')))).toEqual(['forbidden'])
    expect(await refusal(boardNumbers(await t.as('agent')))).toEqual(['forbidden'])
  })
})

describe('D1 what a dispatcher reads', () => {
  it('who sent it back and why, and nothing outside their duty', async () => {
    const t = await town(test.db)
    const { back } = await aDay(t)
    const brief = await getDispatchBrief(await t.as('dispatcher', minutes(10)), back)
    expect(brief.returns).toMatchObject([{ reason: 'not-our-scope', note: '不归我们', unit: { name: '东供热所' } }])
    expect(brief.facts.map((fact) => fact.question)).toContain('rooms')
    expect(await refusal(getDispatchBrief(await t.as('tech'), back))).toEqual(['forbidden'])
  })

  it('an account shows its own tickets and those it joined', async () => {
    const t = await town(test.db)
    const { sent } = await aDay(t)
    const rows = await ticketsOfAccount(await t.as('agent'), t.accounts.own.id)
    expect(rows.map((row) => row.no)).toEqual([sent])
  })
})

describe('M3 a list reaches as far as its reader, however long it is', () => {
  it('an old alarm of one’s unit is not pushed out by a hundred newer ones of others', async () => {
    const t = await town(test.db)
    const { ticketNo: own } = await t.until('accepted')
    const far = await t.call({ agreementId: t.accounts.water.id, service: 'water', facts: [] })
    const told = async (no: string, n: number, at: Date) => {
      const ticketId = (await t.ticketOf(no)).id
      const row = { orgId: t.org.id, ticketId, step: 1, toRole: 'supervisor', reason: 'clock-overrun' }
      const rows = Array.from({ length: n }, (_, i) => ({ id: newId(), ...row, clock: 'accept', at: minutes(i, at) }))
      await test.db.escalation.createMany({ data: rows })
      const promised = { ticketId, orgId: t.org.id, what: '回电', toWhom: '王芳', ownerId: t.staff.agent.id }
      await test.db.commitment.createMany({
        data: rows.map((r) => ({
          ...promised,
          id: newId(),
          madeById: t.staff.agent.id,
          madeAt: MORNING,
          dueAt: new Date(minutes(9999).getTime() - r.at.getTime() + MORNING.getTime()),
        })),
      })
    }
    await told(own, 1, MORNING)
    await told(far, 120, minutes(10))
    for (const whose of ['mine', 'all'] as const)
      expect((await listEscalations(await t.as('east'), whose)).map((row) => row.ticketNo)).toEqual([own])
    expect((await listCommitments(await t.as('east'), 'all')).map((row) => row.ticketNo)).toEqual([own])
    expect(await listEscalations(await t.as('supervisor'), 'all')).toHaveLength(100)
    expect(await listEscalations(await (await town(test.db)).as('supervisor'), 'all')).toEqual([])
  })

  it('the condition in SQL reaches exactly what the condition of the look-up reaches', async () => {
    const t = await town(test.db)
    await aDay(t)
    for (const person of ['agent', 'east', 'west', 'tech', 'tech2', 'westTech', 'auditor', 'manager'] as const) {
      const ctx = await t.as(person)
      const one = await test.db.ticket.findMany({ where: await scopeWhere(ctx), select: { id: true } })
      const two = await test.db.$queryRaw<{ id: string }[]>`SELECT t.id FROM "Ticket" t WHERE ${reachSql(ctx)}`
      const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).sort()
      expect({ person, ids: ids(two) }).toEqual({ person, ids: ids(one) })
    }
  })
})
