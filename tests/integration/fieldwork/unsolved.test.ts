import { expect, it } from 'vitest'
import { openFurtherOrder } from '@/lib/fieldwork/open-order'
import { replyForUnit } from '@/lib/fieldwork/reply-for-unit'
import { railCounts } from '@/lib/fieldwork/rail-counts'
import { listUnsolved } from '@/lib/fieldwork/unsolved-queries'
import { waiveOrder } from '@/lib/fieldwork/waive-order'
import { getTicketPage } from '@/lib/tickets/ticket-page'
import { useDatabase } from '../../support/process-database'
import { key, minutes, refusal, town, type Person, type Town } from '../../support/town'

const test = useDatabase()

const away = {
  outcome: 'no-access',
  responsibility: null,
  customerSign: 'absent',
  customerMark: '',
  staffMark: '',
} as const
const shown = async (t: Town, who: Person = 'dispatcher') =>
  (await listUnsolved(await t.as(who, minutes(120)))).map(({ ticketNo }) => ticketNo)

it('D2 F2 what a visit left unsolved stands at the dispatch desk and at its unit’s leader until somebody says what comes next', async () => {
  const t = await town(test.db)
  const first = await t.until('in-progress')
  const second = await t.until('in-progress', { agreementId: t.accounts.key.id })
  expect(await shown(t)).toEqual([])
  await t.finish(
    second.orderNo,
    { outcome: 'not-fixed', whyIncomplete: 'parts', finding: '缺阀芯' },
    'tech',
    minutes(80),
  )
  await t.finish(first.orderNo, away, 'tech', minutes(90))

  const rows = await listUnsolved(await t.as('dispatcher', minutes(120)))
  expect(rows.map(({ ticketNo, why, finding }) => [ticketNo, why, finding])).toEqual([
    [second.ticketNo, 'parts', '缺阀芯'],
    [first.ticketNo, 'no-access', '已修好'],
  ])
  expect(rows[0]).toMatchObject({ orderNo: second.orderNo, at: minutes(80).toISOString() })
  expect(rows[0]!.by).not.toBeNull()
  expect(await shown(t, 'east')).toEqual([second.ticketNo, first.ticketNo])
  expect(await shown(t, 'west')).toEqual([])
  expect((await railCounts(await t.as('dispatcher', minutes(120)))).unplaced).toBe(2)
  for (const who of ['tech', 'clerk', 'auditor'] as const) expect(await refusal(shown(t, who))).toEqual(['forbidden'])
  expect(await shown(await town(test.db))).toEqual([]) // another company

  // An order on its way: no longer here. One that nobody will do leaves its ticket here, with who said so, until another is sent.
  await openFurtherOrder(await t.as('dispatcher', minutes(125)), {
    ...{ requestKey: key(), ticketNo: first.ticketNo, kind: 'inspect', unitId: t.units.east.id },
  })
  expect(await shown(t)).toEqual([second.ticketNo])
  await waiveOrder(await t.as('dispatcher', minutes(126)), {
    ...{ requestKey: key(), orderNo: second.orderNo, reason: '客户自己修好了' },
    expectedVersion: (await t.orderOf(second.orderNo)).version,
  })
  const [left] = await listUnsolved(await t.as('dispatcher', minutes(127)))
  expect(left).toMatchObject({ ticketNo: second.ticketNo, why: 'waived', finding: '客户自己修好了' })
  expect(left!.by?.name).toBe((await t.as('dispatcher')).actor.name)
  await openFurtherOrder(await t.as('dispatcher', minutes(128)), {
    ...{ requestKey: key(), ticketNo: second.ticketNo, kind: 'repair', unitId: t.units.east.id },
  })
  expect(await shown(t)).toEqual([])
})

it('D2 an order waived before anybody came leaves its ticket on the list', async () => {
  const t = await town(test.db)
  const { ticketNo, orderNo } = await t.until('accepted')
  await waiveOrder(await t.as('dispatcher', minutes(50)), {
    ...{ requestKey: key(), orderNo, reason: '重复派工' },
    expectedVersion: (await t.orderOf(orderNo)).version,
  })
  expect(await shown(t)).toEqual([ticketNo])
  expect((await railCounts(await t.as('dispatcher', minutes(120)))).unplaced).toBe(1)
})

it('D2 H8 what nobody will come for any more is answered in writing and followed up, whether a unit had taken it on or not', async () => {
  const t = await town(test.db)
  for (const [state, agreementId] of [
    ['dispatched', t.accounts.own.id],
    ['accepted', t.accounts.key.id],
  ] as const) {
    const { ticketNo, orderNo } = await t.until(state, { agreementId })
    const reply = async () => ({
      ...{ requestKey: key(), ticketNo, text: '客户来电说邻居关了阀门，已恢复' },
      expectedVersion: (await t.ticketOf(ticketNo)).version,
    })
    const offered = async () =>
      (await getTicketPage(await t.as('dispatcher', minutes(51)), ticketNo)).moves.find(
        ({ move }) => move === 'resolve',
      )
    expect((await offered())!.blockers.map(({ code }) => code)).toContain('open_orders')
    expect(await refusal(replyForUnit(await t.as('dispatcher', minutes(52)), await reply()))).toContain('open_orders')
    await waiveOrder(await t.as('dispatcher', minutes(53)), {
      ...{ requestKey: key(), orderNo, reason: '客户自己修好了' },
      expectedVersion: (await t.orderOf(orderNo)).version,
    })
    expect((await offered())!.blockers).toEqual([])
    await replyForUnit(await t.as('dispatcher', minutes(54)), await reply())
    expect(await t.ticketOf(ticketNo)).toMatchObject({ status: 'resolved', outcome: '客户来电说邻居关了阀门，已恢复' })
    expect(await shown(t)).toEqual([])
  }
})

it('D2 work that was made good by a later order is not asked for again', async () => {
  const t = await town(test.db)
  const { ticketNo, orderNo } = await t.until('in-progress')
  await t.finish(orderNo, away)
  const again = await openFurtherOrder(await t.as('dispatcher', minutes(95)), {
    ...{ requestKey: key(), ticketNo, kind: 'inspect', unitId: t.units.east.id, crewId: t.crews.east.id },
  })
  await t.accept(again.orderNo)
  await t.arrive(again.orderNo, 'tech', minutes(100))
  await t.finish(again.orderNo, {}, 'tech', minutes(110))
  expect(await shown(t)).toEqual([])
})
