import { describe, expect, it } from 'vitest'
import { listJobs, repeatsOf } from '@/lib/fieldwork/queries'
import { useDatabase } from '../../support/process-database'
import { minutes, refusal, town, type Town } from '../../support/town'

const test = useDatabase()
const rooms = (...answer: string[]) => [{ question: 'rooms', answer }]

/** A repair from call to finished visit. */
async function repaired(t: Town, given: { differentMatter: string; facts?: { question: string; answer: string[] }[] }) {
  const { ticketNo, orderNo } = await t.until('in-progress', given)
  await t.finish(orderNo)
  return { ticketNo, orderNo }
}
const measuring = async (t: Town) => test.db.workOrder.count({ where: { orgId: t.org.id, kind: 'measure' } })

describe('F7 the same repair again', () => {
  it('F7 raises the third repair of one symptom in a season one level, measures it, and does so once', async () => {
    const t = await town(test.db)
    await repaired(t, { differentMatter: 'a' })
    await repaired(t, { differentMatter: 'b' })
    expect(await measuring(t)).toBe(0)
    const { ticketNo } = await repaired(t, { differentMatter: 'c' })
    const ticket = await t.ticketOf(ticketNo)
    expect(ticket).toMatchObject({ level: 1, openOrders: 1, status: 'in-progress' })
    expect(await measuring(t)).toBe(1)
    // Nobody proves their own work, whatever crew they are in.
    const order = await test.db.workOrder.findFirstOrThrow({ where: { ticketId: ticket.id, kind: 'measure' } })
    await test.db.workOrder.update({ where: { id: order.id }, data: { crewId: t.crews.east.id } })
    expect(await refusal(t.accept(order.no, 'tech'))).toEqual(['own_repair'])
    const [job] = await listJobs(await t.as('tech'), { orderNo: order.no })
    expect(job!.acceptBlockers).toEqual([{ code: 'own_repair' }])
    const told = await test.db.escalation.findMany({ where: { ticketId: ticket.id, reason: 'repeat-repair' } })
    expect(told.map(({ toRole }) => toRole)).toEqual(['supervisor'])
    expect(await t.events(ticketNo)).toContain('ticket.repeated')
    const [seen] = await repeatsOf(await t.as('agent', minutes(200)), t.accounts.own.id)
    expect(seen).toMatchObject({ ticketNo, count: 3 })
    await repaired(t, { differentMatter: 'd' })
    expect(await measuring(t)).toBe(1)
  })

  it('F7 counts by symptom, in whatever order it was told, and by account', async () => {
    const t = await town(test.db)
    await repaired(t, { differentMatter: 'a', facts: rooms('living', 'kitchen') })
    await repaired(t, { differentMatter: 'b', facts: rooms('kitchen', 'living') })
    await repaired(t, { differentMatter: 'c', facts: rooms('bedrooms') })
    expect(await measuring(t)).toBe(0)
    await repaired(t, { differentMatter: 'd', facts: rooms('living', 'kitchen') })
    expect(await measuring(t)).toBe(1)
  })

  it('F7 opens one measurement when two crews finish the third at the same moment', async () => {
    const t = await town(test.db)
    await repaired(t, { differentMatter: 'a' })
    await repaired(t, { differentMatter: 'b' })
    const both = [
      await t.until('in-progress', { differentMatter: 'c' }),
      await t.until('in-progress', { differentMatter: 'd' }),
    ]
    await Promise.all(both.map(({ orderNo }) => t.finish(orderNo)))
    expect(await measuring(t)).toBe(1)
    expect(await test.db.repeatRepair.count({ where: { orgId: t.org.id } })).toBe(1)
  })

  it('F7 leaves it to the database that one symptom is noted once a season', async () => {
    const t = await town(test.db)
    for (const matter of ['a', 'b', 'c']) await repaired(t, { differentMatter: matter })
    const [row] = await test.db.repeatRepair.findMany({ where: { orgId: t.org.id } })
    await expect(
      test.db.repeatRepair.create({ data: { ...row!, id: crypto.randomUUID(), count: 4 } }),
    ).rejects.toThrow()
    await expect(test.db.repeatRepair.deleteMany({ where: { id: row!.id } })).rejects.toThrow()
  })
})
