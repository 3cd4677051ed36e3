import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { keepHouse } from '@/lib/jobs/keep-house'
import { givenUpTimers, MAX_ATTEMPTS, sweepTimers } from '@/lib/jobs/sweep-timers'
import { newId } from '@/lib/platform/ids'
import { makeCommitment } from '@/lib/tickets/commit-to'
import { useDatabase } from '../../support/process-database'
import { key, minutes, town, type Town } from '../../support/town'

const test = useDatabase()

/** So many promises on one ticket, each with a warning and a breach that are due at the moments given. */
async function promises(t: Town, count: number, now = minutes(0)) {
  const no = await t.call({}, 'agent', now)
  const ctx = await t.as('agent', now)
  for (let i = 0; i < count; i++) {
    await makeCommitment(ctx, {
      requestKey: key(),
      ticketNo: no,
      what: `承诺${i}`,
      toWhom: '王芳',
      dueAt: new Date(now.getTime() + (60 + i) * 60_000),
    })
  }
  return no
}
const broken = (t: Town) => test.db.event.count({ where: { orgId: t.org.id, type: 'commitment.broken' } })
const unfired = (t: Town) =>
  test.db.timer.count({ where: { orgId: t.org.id, kind: { startsWith: 'commitment' }, firedAt: null } })

describe('sweeping', () => {
  it('D3 two workers at once fire each of two hundred timers exactly once', async () => {
    const t = await town(test.db)
    await promises(t, 100)
    const now = minutes(300)
    const work = async () => {
      for (let sum = 0; ;) {
        const { claimed, fired } = await sweepTimers(test.db, now)
        sum += fired
        if (claimed === 0) return sum
      }
    }
    const [one, two] = await Promise.all([work(), work()])
    expect(one + two).toBe(200)
    expect(await unfired(t)).toBe(0)
    expect(await broken(t)).toBe(100)
    // a warning that comes after its breach, from the slower worker, has nothing left to say
    expect(await test.db.event.count({ where: { orgId: t.org.id, type: 'commitment.nearing' } })).toBeLessThanOrEqual(
      100,
    )
    expect(await test.db.escalation.count({ where: { orgId: t.org.id, reason: 'commitment-broken' } })).toBe(100)
  })

  it('D3 leaves alone what is not due, cancelled or held by another worker', async () => {
    const t = await town(test.db)
    await promises(t, 3)
    const [leased, cancelled] = await test.db.timer.findMany({
      where: { orgId: t.org.id, kind: 'commitment-breach' },
      orderBy: { dueAt: 'asc' },
    })
    await test.db.timer.update({ where: { id: leased!.id }, data: { leaseUntil: minutes(301) } })
    await test.db.timer.update({ where: { id: cancelled!.id }, data: { cancelledAt: minutes(1) } })
    await sweepTimers(test.db, minutes(59))
    expect(await broken(t)).toBe(0)
    await sweepTimers(test.db, minutes(300))
    expect(await broken(t)).toBe(1)
    await sweepTimers(test.db, minutes(302))
    expect(await broken(t)).toBe(2)
  })

  it('D3 RC38 a clock that jumps two hours ahead and back fires each timer once, and the record stays in order', async () => {
    const t = await town(test.db)
    await promises(t, 4)
    for (const at of [
      minutes(62),
      minutes(62 + 120),
      minutes(62 - 120),
      minutes(62),
      minutes(62 + 120),
      minutes(300),
    ]) {
      await sweepTimers(test.db, at)
    }
    expect(await broken(t)).toBe(4)
    expect(await unfired(t)).toBe(0)
    const seqs = await test.db.event.findMany({
      where: { orgId: t.org.id },
      orderBy: { seq: 'asc' },
      select: { seq: true },
    })
    expect(new Set(seqs.map(({ seq }) => String(seq))).size).toBe(seqs.length)
  })

  it('D3 keeps a bad timer’s error, lets the rest go on, and gives it up after ten tries', async () => {
    const t = await town(test.db)
    await promises(t, 2)
    const bad = newId()
    const { id: subjectId } = await test.db.ticket.findFirstOrThrow({ where: { orgId: t.org.id } })
    await test.db.timer.create({
      data: { id: bad, orgId: t.org.id, kind: 'commitment-breach', subjectId, subject: 'not an id', dueAt: minutes(1) },
    })
    await sweepTimers(test.db, minutes(300))
    expect(await broken(t)).toBe(2)
    const first = await test.db.timer.findUniqueOrThrow({ where: { id: bad } })
    expect(first).toMatchObject({ attempts: 1, firedAt: null })
    expect(first.lastError).toBeTruthy()
    expect(first.leaseUntil!.getTime()).toBeGreaterThan(minutes(300).getTime())
    for (let i = 1; i < MAX_ATTEMPTS + 3; i++) await sweepTimers(test.db, minutes(300 + i * 120))
    expect(await test.db.timer.findUnique({ where: { id: bad } })).toMatchObject({
      attempts: MAX_ATTEMPTS,
      firedAt: null,
    })
    expect((await givenUpTimers(test.db)).map(({ id }) => id)).toContain(bad)
  })

  it('M3 keeps house without touching records', async () => {
    const t = await town(test.db)
    const now = minutes(0)
    const [staffId, orgId] = [t.staff.agent.id, t.org.id]
    const ago = (days: number) => minutes(-days * 1440)
    await test.db.requestKey.createMany({
      data: [
        { orgId, staffId, key: 'old', verb: 'x', bodyHash: '', at: ago(8) },
        { orgId, staffId, key: 'new', verb: 'x', bodyHash: '', at: ago(6) },
      ],
    })
    await test.db.rateLimit.createMany({
      data: [
        { key: 'over', expire: BigInt(now.getTime() - 1) },
        { key: 'on', expire: BigInt(now.getTime() + 1) },
        { key: 'ever' },
      ],
    })
    await test.db.presence.createMany({
      data: [
        { ticketId: newId(), staffId, orgId, seenAt: minutes(-11) },
        { ticketId: newId(), staffId, orgId, seenAt: minutes(-9) },
      ],
    })
    expect(await keepHouse(test.db, now)).toEqual({ requestKeys: 1, limits: 1, presences: 1, pieces: 0 })
    expect(await keepHouse(test.db, now)).toEqual({ requestKeys: 0, limits: 0, presences: 0, pieces: 0 })
  })
})

/** The worker as `npm start` runs it: a process of its own. */
function startWorker(): ChildProcess {
  const args = ['--import', 'tsx', '--conditions=react-server', 'lib/jobs/worker.ts']
  const env = { ...process.env, DATABASE_URL: test.url, DATABASE_POOL: '4', LOG_LEVEL: 'error' }
  return spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('the process', () => {
  it('D3 a worker killed half-way and started again beside a second one fires each timer exactly once', async () => {
    const t = await town(test.db)
    await promises(t, 120, new Date(Date.now() - 10 * 3_600_000))
    await test.db.timer.updateMany({
      where: { orgId: { not: t.org.id }, firedAt: null, cancelledAt: null },
      data: { cancelledAt: new Date() },
    })
    const first = startWorker()
    await once(first, 'message')
    while ((await broken(t)) < 5) await sleep(5)
    first.kill('SIGKILL')
    await once(first, 'exit')
    expect(await unfired(t)).toBeGreaterThan(0)
    await test.db.timer.updateMany({ where: { orgId: t.org.id, firedAt: null }, data: { leaseUntil: new Date(0) } }) // a minute passes
    const workers = [startWorker(), startWorker()]
    for (let waited = 0; (await unfired(t)) > 0 && waited < 15_000; waited += 100) await sleep(100)
    expect(await unfired(t)).toBe(0)
    expect(await broken(t)).toBe(120)
    expect(await test.db.escalation.count({ where: { orgId: t.org.id, reason: 'commitment-broken' } })).toBe(120)
    const [asked, orphan] = workers as [ChildProcess, ChildProcess]
    asked.kill('SIGTERM')
    orphan.disconnect()
    expect(await Promise.all(workers.map(async (worker) => (await once(worker, 'exit'))[0]))).toEqual([0, 0])
  }, 60_000)
})
