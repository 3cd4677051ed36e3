import { beforeAll, describe, expect, it } from 'vitest'
import { recordEvent } from '@/lib/audit/record-event'
import { sealEvents } from '@/lib/audit/seal-events'
import { verifyChain } from '@/lib/audit/verify-chain'
import type { Context } from '@/lib/platform/context'
import type { Db } from '@/lib/platform/db'
import { inTransaction } from '@/lib/platform/transaction'
import { systemContext } from '@/prisma/seed/builders'
import { asOwner, useDatabase } from '../../support/process-database'
import { minutes, town, type Town } from '../../support/town'

const test = useDatabase()
const quick = { settleMs: 50, waitMs: 5000 }
let t: Town
beforeAll(async () => void (t = await town(test.db)))

const note = (ctx: Context, text: string) =>
  recordEvent(ctx, { type: 'ticket.noted', subject: 'ticket', subjectId: t.org.id, data: { text } })
const sealed = async () => (await test.db.eventSeal.findMany({ orderBy: { n: 'asc' } })).map(({ count }) => count)
const forgeries = ['ALTER TABLE "Event" DISABLE TRIGGER ALL', 'ALTER TABLE "Event" ENABLE TRIGGER ALL'] as const
const forge = (...sql: string[]) => asOwner(test.url, forgeries[0], ...sql, forgeries[1])

describe('the record', () => {
  it('M3 is sealed in stretches, each on top of the one before, and holds', async () => {
    await t.until('resolved')
    const first = await sealEvents(test.db, minutes(1), quick)
    expect(first).toBe(await test.db.event.count())
    expect(await sealEvents(test.db, minutes(2), quick)).toBe(0)
    await t.until('dispatched', { agreementId: t.accounts.above.id })
    await sealEvents(test.db, minutes(3), quick)
    const seals = await test.db.eventSeal.findMany({ orderBy: { n: 'asc' } })
    expect(seals).toHaveLength(2)
    expect(seals[1]!.prevHash).toBe(seals[0]!.hash)
    expect(await verifyChain(test.db)).toEqual({
      ok: true,
      seals: 2,
      rows: await test.db.event.count(),
      firstBad: null,
    })
  })

  it('M3 waits for a transaction that drew a lower number before, and misses no row of it', async () => {
    const before = (await sealed()).length
    let drawn = () => {}
    let release = () => {}
    const isDrawn = new Promise<void>((resolve) => (drawn = resolve))
    const isReleased = new Promise<void>((resolve) => (release = resolve))
    const slow = test.db.$transaction(async (tx) => {
      await note({ ...systemContext(tx as unknown as Db, t.org.id, minutes(0)), inTransaction: true }, '慢')
      drawn()
      await isReleased
    })
    await isDrawn
    await note(systemContext(test.db, t.org.id, minutes(0)), '快')
    expect(await sealEvents(test.db, minutes(4), { settleMs: 50, waitMs: 300 })).toBeNull()
    expect(await sealed()).toHaveLength(before)
    release()
    await slow
    expect(await sealEvents(test.db, minutes(5), quick)).toBe(2)
    expect((await verifyChain(test.db)).ok).toBe(true)
  })

  it('M3 leaves no gap when a transaction is rolled back', async () => {
    const ctx = systemContext(test.db, t.org.id, minutes(0))
    const gone = inTransaction(ctx, async (tx) => {
      await note(tx, '作废')
      throw new Error('rolled back on purpose')
    })
    await expect(gone).rejects.toThrow('on purpose')
    await note(ctx, '之后')
    expect(await sealEvents(test.db, minutes(6), quick)).toBe(1)
    expect((await verifyChain(test.db)).ok).toBe(true)
  })

  it('M3 is sealed by one of two workers at a time', async () => {
    const ctx = systemContext(test.db, t.org.id, minutes(0))
    for (let i = 0; i < 20; i++) await note(ctx, `第${i}条`)
    const counts = await Promise.all([1, 2, 3].map(() => sealEvents(test.db, minutes(7), quick)))
    expect(counts.reduce((sum: number, count) => sum + (count ?? 0), 0)).toBe(20)
    expect((await verifyChain(test.db)).ok).toBe(true)
  })

  it('M3 names the first seal whose rows were altered, removed or added, even by the owner of the database', async () => {
    const [first, second] = await test.db.eventSeal.findMany({ orderBy: { n: 'asc' } })
    const row = `seq = (SELECT max(seq) FROM "Event" WHERE seq <= ${second!.toSeq})`
    const { data } = await test.db.event.findFirstOrThrow({ where: { seq: second!.toSeq } })
    await forge(`UPDATE "Event" SET data = jsonb_set(data, '{text}', '"改过"') WHERE ${row}`)
    expect(await verifyChain(test.db)).toMatchObject({
      ok: false,
      seals: 1,
      firstBad: { n: String(second!.n), why: 'row-altered', toSeq: String(second!.toSeq) },
    })
    await forge(`UPDATE "Event" SET data = '${JSON.stringify(data).replaceAll("'", "''")}' WHERE ${row}`)
    expect((await verifyChain(test.db)).ok).toBe(true)

    await forge(
      `CREATE TABLE kept AS SELECT * FROM "Event" WHERE seq = ${first!.fromSeq}`,
      `DELETE FROM "Event" WHERE seq = ${first!.fromSeq}`,
    )
    expect((await verifyChain(test.db)).firstBad).toMatchObject({ n: String(first!.n), why: 'row-missing' })
    await forge('INSERT INTO "Event" SELECT * FROM kept', 'DROP TABLE kept')
    expect((await verifyChain(test.db)).ok).toBe(true)

    const seals = [
      'ALTER TABLE "EventSeal" DISABLE TRIGGER ALL',
      `DELETE FROM "EventSeal" WHERE n = ${first!.n}`,
      'ALTER TABLE "EventSeal" ENABLE TRIGGER ALL',
    ]
    await asOwner(test.url, ...seals)
    expect((await verifyChain(test.db)).firstBad).toMatchObject({ n: String(second!.n), why: 'seal-missing' })
  })
})
