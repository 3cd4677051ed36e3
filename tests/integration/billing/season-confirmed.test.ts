import { beforeEach, describe, expect, it } from 'vitest'
import { openLedger } from '@/lib/billing/open-ledger'
import { seasonDesk } from '@/lib/billing/queries'
import { advanceRun, startRun } from '@/lib/billing/season-run'
import { newKey } from '@/lib/platform/ids'
import { systemContext } from '@/prisma/seed/builders'
import { useDatabase } from '../../support/process-database'
import { codesOf } from '../../support/refusals'
import { orderRun } from '../../support/season'
import { minutes, MORNING, race, town, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
let clock = 0
const system = () => systemContext(used.db, place.org.id, MORNING, 'test')
const manager = () => place.as('manager', minutes(++clock))
const rehearse = async () => {
  const { runId } = await orderRun(await manager(), 'dry')
  await advanceRun(system(), runId)
  return used.db.seasonRun.findUniqueOrThrow({ where: { id: runId } })
}
const issue = async (rehearsal?: { runId: string; sumFen: number }) =>
  startRun(await manager(), {
    requestKey: newKey(),
    service: 'heat',
    periodCode: '2026-2027',
    mode: 'issue',
    rehearsal,
  })
const said = ({ id, sumFen }: { id: string; sumFen: bigint }) => ({ runId: id, sumFen: Number(sumFen) })
const area = (grossAreaM2: number) =>
  used.db.agreement.updateMany({ where: { orgId: place.org.id, service: 'heat' }, data: { grossAreaM2 } })
const issued = () =>
  used.db.bill.aggregate({ where: { orgId: place.org.id, kind: 'season' }, _sum: { amountFen: true }, _count: true })

beforeEach(async () => {
  place = await town(used.db)
  await area(78.5)
  await used.db.agreement.updateMany({
    where: { orgId: place.org.id },
    data: { currentDueFen: 0n, priorArrearsFen: 0n },
  })
  await openLedger(system())
})

describe('B2 what is issued is what was confirmed', () => {
  it('B2 an issue names the latest rehearsal and its sum, and is not offered beside a rehearsal that waits', async () => {
    const old = await rehearse()
    expect(await codesOf(issue())).toEqual(['rehearsal_moved'])
    expect(await codesOf(issue({ ...said(old), sumFen: Number(old.sumFen) + 1 }))).toEqual(['rehearsal_moved'])
    await area(80)
    const waiting = await orderRun(await manager(), 'dry')
    expect(await seasonDesk(await manager())).toMatchObject({ underWay: 'dry', rehearsed: { runId: old.id } })
    expect(await codesOf(issue(said(old)))).toEqual(['rehearsal_waiting'])
    await advanceRun(system(), waiting.runId)
    // Done meanwhile: what was read out before is not issued.
    expect(await codesOf(issue(said(old)))).toEqual(['rehearsal_moved'])
    const { rehearsed, underWay } = await seasonDesk(await manager())
    expect(underWay).toBeNull()
    expect(rehearsed!.sumFen).toBeGreaterThan(Number(old.sumFen))
    const run = await issue({ runId: rehearsed!.runId, sumFen: rehearsed!.sumFen })
    await advanceRun(system(), run.runId)
    expect(await issued()).toEqual({ _sum: { amountFen: BigInt(rehearsed!.sumFen) }, _count: rehearsed!.billed })
    expect(await codesOf(issue({ runId: rehearsed!.runId, sumFen: rehearsed!.sumFen }))).toEqual(['rehearse_again'])
  })

  it('B2 a stretch that no longer comes to what was confirmed is not billed: the run stops and says so', async () => {
    const { runId } = await issue(said(await rehearse()))
    await area(80)
    expect(await advanceRun(system(), runId)).toBe(false)
    expect(await issued()).toEqual({ _sum: { amountFen: null }, _count: 0 })
    expect(await used.db.seasonRun.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ status: 'stopped' })
    expect(await used.db.event.count({ where: { subjectId: runId, type: 'season-run.stopped' } })).toBe(1)
    const again = await rehearse()
    await advanceRun(system(), (await issue(said(again))).runId)
    expect((await issued())._sum.amountFen).toBe(again.sumFen)
  })

  it('B2 of two who confirm at once one issues; a rehearsal ordered beside an issue never changes what it bills', async () => {
    const confirmed = await rehearse()
    expect(await race([issue(said(confirmed)), issue(said(confirmed))])).toEqual({ won: 1, lost: ['run_waiting'] })
    const [run] = await used.db.seasonRun.findMany({ where: { orgId: place.org.id, mode: 'issue' } })
    await Promise.allSettled([advanceRun(system(), run!.id), orderRun(await manager(), 'dry')])
    await advanceRun(system(), run!.id)
    expect(await issued()).toEqual({ _sum: { amountFen: confirmed.sumFen }, _count: confirmed.billed })
  })

  it('B2 the database refuses a run without its rehearsal, another one put in its place, and a sum beside it', async () => {
    const confirmed = await rehearse()
    const insert = (rehearsal: string) =>
      used.db.$executeRawUnsafe(
        `INSERT INTO "SeasonRun" (id, "orgId", service, "periodCode", mode, status, total, exceptions, largest, "byName", at, "rehearsalId")
       VALUES (gen_random_uuid(), '${place.org.id}', 'heat', '2026-2027', 'issue', 'waiting', 0, '{}', '[]', 'x', now(), ${rehearsal})`,
      )
    await expect(insert('NULL')).rejects.toThrow(/issued on a rehearsal/)
    const { runId } = await issue(said(confirmed))
    await expect(insert(`'${runId}'`)).rejects.toThrow(/issued on a rehearsal/)
    const update = (set: string) => used.db.$executeRawUnsafe(`UPDATE "SeasonRun" SET ${set} WHERE id = '${runId}'`)
    await expect(update(`"rehearsalId" = NULL`)).rejects.toThrow(/keeps its rehearsal/)
    await expect(update(`status = 'done', "sumFen" = 1`)).rejects.toThrow(/what was rehearsed/)
    await expect(used.db.$executeRaw`UPDATE "SeasonRunStretch" SET "sumFen" = 0`).rejects.toThrow()
  })
})
