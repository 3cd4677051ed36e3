import { describe, expect, it } from 'vitest'
import { endDefect, enterDefect } from '@/lib/accounts/edit-defect'
import { recallOrder } from '@/lib/fieldwork/recall-order'
import { setOff } from '@/lib/fieldwork/set-off'
import { syncCommands } from '@/lib/fieldwork/sync-commands'
import { newId } from '@/lib/platform/ids'
import { sign } from '@/lib/platform/signing'
import { photoHead } from '@/lib/platform/photo'
import { useDatabase } from '../../support/process-database'
import { goesOn, key, minutes, race, refusal, town, type Town } from '../../support/town'

const test = useDatabase()

/** A command of the technician's phone with an anchor the server gave at `anchored`. */
function command(t: Town, orderNo: string, kind: string, seq: number, at: Date, anchored = minutes(-600), body = {}) {
  const serverAt = anchored.toISOString()
  const mark = sign('anchor', [t.org.id, t.staff.tech.id, serverAt, serverAt].join(' '))
  const anchor = { serverAt, deviceAt: serverAt, mark }
  return { id: newId(), orderNo, kind, seq, after: null, deviceAt: at.toISOString(), anchor, body }
}

describe('F2 C67 what a phone says of its times', () => {
  it('F2 an arrival before the order was opened is the phone’s claim, not a verified time, and keeps no clock', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    const order = await t.orderOf(orderNo)
    const commands = [command(t, orderNo, 'arrive', 1, new Date(order.openedAt.getTime() - 10 * 60_000))]
    await syncCommands(
      await t.as('tech', minutes(240)),
      { person: t.staff.tech.id, sentAt: minutes(240), commands },
      goesOn,
    )
    const visit = await test.db.visit.findFirstOrThrow({ where: { orderId: order.id } })
    expect([visit.clock, visit.arrivedAt]).toEqual(['claimed', minutes(240)])
  })

  it('F2 no visit ends before it began, from SQL as well', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('in-progress')
    const order = await t.orderOf(orderNo)
    await expect(
      test.db
        .$executeRaw`UPDATE "Visit" SET "finishedAt" = "arrivedAt" - interval '1 minute', outcome = 'fixed' WHERE "orderId" = ${order.id}::uuid`,
    ).rejects.toThrow(/visit_ends_after_it_begins/)
  })
})

describe('F1 C55 who may go on', () => {
  it('M3 F1 of a batch only what came before the session ended is carried out; the rest is not received', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    const commands = [1, 2, 3].map((seq) => command(t, orderNo, 'set-off', seq, minutes(20)))
    let asked = 0
    const answer = await syncCommands(
      await t.as('tech', minutes(240)),
      { person: t.staff.tech.id, sentAt: minutes(240), commands },
      () => Promise.resolve(++asked < 2),
    )
    expect(answer.results.map(({ id }) => id)).toEqual([commands[0]!.id])
    expect(await test.db.fieldCommand.count({ where: { orgId: t.org.id } })).toBe(1)
  })

  it('D1 F1 an order is either recalled or on its way, never both', async () => {
    for (let round = 0; round < 6; round++) {
      const t = await town(test.db)
      const { orderNo } = await t.until('accepted')
      const expectedVersion = (await t.orderOf(orderNo)).version
      const [leader, tech] = [await t.as('dispatcher', minutes(20)), await t.as('tech', minutes(20))]
      const recall = () => recallOrder(leader, { orderNo, requestKey: key(), reason: '派错', expectedVersion })
      const { won } = await race([setOff(tech, { orderNo, requestKey: key() }), recall()])
      const { status, setOffAt } = await t.orderOf(orderNo)
      expect(won).toBe(1)
      expect(status === 'cancelled' ? setOffAt : status).toEqual(status === 'cancelled' ? null : 'accepted')
    }
  })
})

describe('F4 C59 a picture nobody’s camera makes', () => {
  it('F2 a strip of one pixel’s width is refused before anything of it is decoded', async () => {
    const { default: sharp } = await import('sharp')
    const strip = await sharp({ create: { width: 1, height: 40_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect(await refusal(photoHead(strip))).toEqual(['photo_pixels'])
  })
})

describe('F6 who speaks for a defect', () => {
  it('F6 a unit ends only defects of what it serves, between their beginning and today', async () => {
    const t = await town(test.db)
    const entered = {
      address: '建设里5号楼',
      title: '单管串联',
      titleEn: '',
      detail: '',
      source: '巡检',
      since: '2024-10-01',
    }
    const { defectId } = await enterDefect(await t.as('manager'), { requestKey: key(), service: 'heat', ...entered })
    const end = async (who: 'east' | 'west' | 'manager', endedOn: string) =>
      endDefect(await t.as(who), { requestKey: key(), defectId, endedOn, reason: '已改造' })
    expect(await refusal(end('manager', '2030-01-01'))).toEqual(['date_ahead'])
    expect(await refusal(end('manager', '2021-01-01'))).toEqual(['ended_before_begun'])
    expect(await refusal(end('west', '2026-12-01'))).toEqual(['not-found'])
    await end('east', '2026-12-01')
  })
})
