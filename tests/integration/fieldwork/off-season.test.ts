import { describe, expect, it } from 'vitest'
import { advanceRun } from '@/lib/billing/season-run'
import { openSeason } from '@/lib/billing/open-season'
import { deferWork } from '@/lib/fieldwork/defer-work'
import { DeferWorkInput } from '@/lib/fieldwork/inputs'
import { listOffSeason } from '@/lib/fieldwork/off-season-queries'
import { excuseOffSeason, finishOffSeason } from '@/lib/fieldwork/settle-off-season'
import { newId } from '@/lib/platform/ids'
import { orderRun } from '../../support/season'
import { useDatabase } from '../../support/process-database'
import { key, minutes, race, refusal, town, type Person, type Town } from '../../support/town'

const test = useDatabase()
const PUT_OFF = {
  outcome: 'deferred',
  deferCause: 'riser',
  deferReason: '立管须停暖改造',
  plannedOn: '2027-04-10',
} as const

const lineOf = (t: Town) => test.db.offSeasonLine.findFirstOrThrow({ where: { orgId: t.org.id } })
const settle = async (t: Town, act: typeof finishOffSeason, who: Person, reason = '已改造立管') => {
  const { id: lineId, version: expectedVersion } = await lineOf(t)
  return act(await t.as(who, minutes(200)), { lineId, requestKey: key(), expectedVersion, reason })
}
const open = async (t: Town, who: Person = 'manager') =>
  openSeason(await t.as(who, minutes(300)), { requestKey: key(), service: 'heat', periodCode: '2027-2028' })

async function withPeriod() {
  const t = await town(test.db)
  const day = (text: string) => new Date(text)
  await test.db.billingPeriod.create({
    data: {
      ...{ id: newId(), orgId: t.org.id, service: 'heat', code: '2027-2028' },
      ...{ startsOn: day('2027-11-15'), endsOn: day('2028-03-15') },
      ...{ dueOn: day('2027-12-31'), stopUseBy: day('2027-10-15') },
    },
  })
  return t
}
async function putOff() {
  const t = await withPeriod()
  const { ticketNo, orderNo } = await t.until('in-progress')
  await t.finish(orderNo, PUT_OFF)
  return { t, ticketNo }
}

describe('F5 the off-season list', () => {
  it('F5 puts what cannot be repaired now on the list with why, whose and when, and its clocks wait for the season’s end', async () => {
    const { t, ticketNo } = await putOff()
    const [line] = await listOffSeason(await t.as('east', minutes(120)))
    expect(line).toMatchObject({
      ticketNo,
      cause: 'riser',
      reason: '立管须停暖改造',
      plannedOn: '2027-04-10',
      state: 'open',
    })
    expect(line!.unit.name).toBe('东供热所')
    const { id, status } = await t.ticketOf(ticketNo)
    expect(status).toBe('accepted')
    const clocks = await test.db.clock.findMany({ where: { ticketId: id, doneAt: null } })
    expect(clocks.map(({ clock, state }) => `${clock} ${state}`)).toContain('resolve paused')
    const pauses = await test.db.clockEvent.findMany({ where: { ticketId: id, kind: 'pause' } })
    expect(new Set(pauses.map(({ reason }) => reason))).toEqual(new Set(['waiting-for-season-end']))
  })

  it('F5 wants cause, reason and a planned day that has not passed', async () => {
    const t = await withPeriod()
    const { orderNo } = await t.until('in-progress')
    expect(await refusal(t.finish(orderNo, { outcome: 'deferred' }))).toEqual([
      'defer_cause_needed',
      'defer_reason_needed',
      'planned_needed',
    ])
    expect(await refusal(t.finish(orderNo, { ...PUT_OFF, plannedOn: '2026-12-07' }))).toEqual(['planned_past'])
  })

  it('F5 takes a line from the unit leader too, once, and of no other unit', async () => {
    const t = await withPeriod()
    const { ticketNo } = await t.until('accepted')
    const input = () =>
      DeferWorkInput.parse({ ticketNo, requestKey: key(), cause: 'parts', reason: '等配件', plannedOn: '2027-04-01' })
    expect(await refusal(deferWork(await t.as('west', minutes(30)), input()))).toEqual(['not-found'])
    expect(await refusal(deferWork(await t.as('agent', minutes(30)), input()))).toEqual(['forbidden'])
    await deferWork(await t.as('east', minutes(30)), input())
    expect(await refusal(deferWork(await t.as('east', minutes(31)), input()))).toEqual(['already_deferred'])
    expect(await listOffSeason(await t.as('west', minutes(40)))).toEqual([])
  })

  it('F5 opens no season while a line is neither done nor excused, and one that is empty', async () => {
    const { t } = await putOff()
    expect(await refusal(open(t))).toEqual(['off_season_open'])
    expect(await refusal(open(t, 'east'))).toEqual(['forbidden'])
    await settle(t, finishOffSeason, 'east')
    expect(await open(t)).toEqual({ periodCode: '2027-2028' })
    expect(await refusal(open(t))).toEqual(['season_opened'])
  })

  it('F5 issues no bills of a season while work put off before it is open, whichever way it is asked', async () => {
    const { t } = await putOff()
    const run = async (mode: 'dry' | 'issue', periodCode = '2027-2028') =>
      orderRun(await t.as('manager', minutes(310)), mode, periodCode)
    const actor = { kind: 'system', orgId: t.org.id, name: 'worker' } as const
    const carry = async (runId: string) => {
      while (await advanceRun({ db: test.db, now: minutes(320), actor, requestId: newId() }, runId));
    }
    await carry((await run('dry')).runId)
    expect(await refusal(run('issue'))).toEqual(['off_season_open'])
    const sql = `INSERT INTO "SeasonRun" (id, "orgId", service, "periodCode", mode, status, total, exceptions, largest, "byId", "byName", at)
      VALUES ('${newId()}', '${t.org.id}', 'heat', '2027-2028', 'issue', 'waiting', 0, '{}', '[]', '${t.staff.manager.id}', 'x', now())`
    await expect(test.db.$executeRawUnsafe(sql)).rejects.toThrow(/off-season list is not empty/)
    const running = {
      service: 'heat',
      code: '2026-2027',
      startsOn: new Date('2026-11-15'),
      endsOn: new Date('2027-03-15'),
    }
    const days = { dueOn: new Date('2026-12-31'), stopUseBy: new Date('2026-10-15') }
    await test.db.billingPeriod.create({ data: { id: newId(), orgId: t.org.id, ...running, ...days } })
    await carry((await run('dry', '2026-2027')).runId)
    await run('issue', '2026-2027') // put off while it runs: that waits for the next one
    await settle(t, excuseOffSeason, 'manager', '改造批复未下')
    expect(await run('issue')).toBeDefined()
  })

  it('F5 lets only a manager by name excuse a line, with a reason, and its clocks run on', async () => {
    const { t, ticketNo } = await putOff()
    expect(await refusal(settle(t, excuseOffSeason, 'east'))).toEqual(['forbidden'])
    expect(await refusal(settle(t, excuseOffSeason, 'supervisor'))).toEqual(['forbidden'])
    await settle(t, excuseOffSeason, 'manager', '改造批复未下，列入明年计划')
    const { id } = await t.ticketOf(ticketNo)
    const resolve = await test.db.clock.findFirstOrThrow({ where: { ticketId: id, clock: 'resolve' } })
    expect(resolve.state).not.toBe('paused')
    expect(await lineOf(t)).toMatchObject({ state: 'excused', settledById: t.staff.manager.id })
    expect(await t.events(ticketNo)).toContain('work.put-off-excused')
    expect(await open(t)).toBeDefined()
  })

  it('F5 settles a line once, however many try at the same moment', async () => {
    const { t } = await putOff()
    const { won } = await race([settle(t, finishOffSeason, 'east'), settle(t, excuseOffSeason, 'manager')])
    expect(won).toBe(1)
  })

  it('F5 is refused by the database itself: no opening, no excuse by another, no second settling, no deleting', async () => {
    const { t } = await putOff()
    const { id } = await lineOf(t)
    const sql = (text: string) => test.db.$executeRawUnsafe(text)
    const opening = `INSERT INTO "SeasonOpening" VALUES ('${newId()}', '${t.org.id}', 'heat', '2027-2028', '${t.staff.manager.id}', now())`
    await expect(sql(opening)).rejects.toThrow(/off-season list is not empty/)
    const by = (who: Person, state: string) =>
      sql(
        `UPDATE "OffSeasonLine" SET state = '${state}', "settledById" = '${t.staff[who].id}', "settledAt" = now(), "settledReason" = 'x' WHERE id = '${id}'`,
      )
    await expect(by('east', 'excused')).rejects.toThrow(/only a manager/)
    await expect(sql(`UPDATE "OffSeasonLine" SET state = 'done' WHERE id = '${id}'`)).rejects.toThrow()
    await expect(sql(`DELETE FROM "OffSeasonLine" WHERE id = '${id}'`)).rejects.toThrow()
    await by('manager', 'excused')
    await expect(by('manager', 'done')).rejects.toThrow(/stays as it was settled/)
    await sql(opening)
    await expect(sql(`DELETE FROM "SeasonOpening" WHERE "orgId" = '${t.org.id}'`)).rejects.toThrow()
  })
})
