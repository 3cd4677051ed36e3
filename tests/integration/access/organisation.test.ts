import { describe, expect, it } from 'vitest'
import { changePassword, resetPassword } from '@/lib/access/change-password'
import { loadActor } from '@/lib/access/load-actor'
import { openSession, signIn } from '@/lib/access/sign-in'
import type { StaffContext } from '@/lib/platform/context'
import { addStaff, changeStaff } from '@/lib/units/add-staff'
import { changeCrew, formCrew } from '@/lib/units/form-crew'
import { openUnit, changeUnit } from '@/lib/units/open-unit'
import { leaderOf, proposedUnit, unitAndCrew } from '@/lib/units/queries'
import { rosterCrew } from '@/lib/units/roster-crew'
import { addScope, endScope } from '@/lib/units/set-scope'
import { unitPage } from '@/lib/units/organisation-queries'
import { useDatabase } from '../../support/process-database'
import { key, minutes, MORNING, race, refusal, town, type Town } from '../../support/town'

const test = useDatabase()
const names = { name: '新所', nameEn: 'New station' }
const opened = async (t: Town, code = 'N') => {
  const parentId = t.units.company.id
  await openUnit(await t.as('sysadmin'), {
    ...{ requestKey: key(), parentId, code, kind: 'second-level', phone: '' },
    ...names,
  })
  return test.db.unit.findFirstOrThrow({ where: { orgId: t.org.id, code } })
}
const person = (t: Town, more = {}) => ({
  ...{ requestKey: key(), name: '新人', nameEn: '', phone: '', oidcSubject: '', unitId: t.units.east.id },
  ...{
    staffNo: 'N900',
    username: `new-${t.org.code}`,
    duties: [{ role: 'technician' as const, unitId: t.units.east.id }],
  },
  ...more,
})

describe('D1 units, crews, hours and scopes are made by screen', () => {
  it('a unit opened, led, crewed, rostered and given a scope is proposed and can be sent to', async () => {
    const t = await town(test.db)
    const unit = await opened(t)
    expect(unit.path).toBe('T/N')
    const admin = await t.as('sysadmin')
    const leading = { requestKey: key(), unitId: unit.id, ...names, phone: '', leaderId: t.staff.west.id }
    await changeUnit(admin, leading)
    expect((await leaderOf(admin, unit.id))?.id).toBe(t.staff.west.id)
    const crew = { name: '新一班', nameEn: '', skills: ['power'], capacity: 6, memberIds: [t.staff.tech2.id] }
    await formCrew(admin, { requestKey: key(), unitId: unit.id, code: 'N1', ...crew })
    const { id: crewId } = await test.db.crew.findFirstOrThrow({ where: { orgId: t.org.id, code: 'N1' } })
    expect((await unitAndCrew(admin, unit.id, crewId))?.crew?.onDuty).toBe(false)
    const week = { from: '2026-12-08', to: '2026-12-14', start: '08:00', end: '20:00' }
    const roster = { requestKey: key(), crewId, ...week, weekdays: [1, 2, 3, 4, 5] }
    expect(await rosterCrew(admin, roster)).toEqual({ shifts: 5 })
    expect(await rosterCrew(admin, roster)).toEqual({ shifts: 5 })
    expect(await test.db.shift.count({ where: { crewId } })).toBe(5)
    expect((await unitAndCrew(admin, unit.id, crewId))?.crew?.onDuty).toBe(true)
    const scope = { service: 'power' as const, kinds: [], community: '', zone: '', rank: 5 }
    await addScope(admin, { requestKey: key(), unitId: unit.id, ...scope })
    const matter = { kind: 'repair', service: 'power', communityId: null, zone: null }
    expect(await proposedUnit(admin, matter)).toMatchObject({ unitId: unit.id, crewId })
    expect((await unitPage(admin, 'N')).crews[0]).toMatchObject({
      code: 'N1',
      capacity: 6,
      memberIds: [t.staff.tech2.id],
    })
  })

  it('a night shift ends on the next day; a roster is not written backwards, into the past or for half a year', async () => {
    const t = await town(test.db)
    const admin = await t.as('sysadmin')
    const night = { requestKey: key(), crewId: t.crews.east2.id, weekdays: [2], start: '20:00', end: '08:00' }
    await rosterCrew(admin, { ...night, from: '2026-12-08', to: '2026-12-08' })
    const [shift] = await test.db.shift.findMany({ where: { crewId: t.crews.east2.id } })
    expect([shift?.startsAt, shift?.endsAt]).toEqual([new Date('2026-12-08T12:00Z'), new Date('2026-12-09T00:00Z')])
    const tried = (from: string, to: string) => refusal(rosterCrew(admin, { ...night, requestKey: key(), from, to }))
    expect(await tried('2026-12-10', '2026-12-09')).toEqual(['roster_backwards'])
    expect(await tried('2026-12-07', '2026-12-09')).toEqual(['roster_in_past'])
    expect(await tried('2026-12-08', '2027-05-01')).toEqual(['roster_too_long'])
  })

  it('the last scope without conditions stays, for the verb and in SQL; of two ended at once one stays', async () => {
    const t = await town(test.db)
    const admin = await t.as('sysadmin')
    const fallback = await test.db.unitScope.findFirstOrThrow({ where: { orgId: t.org.id, rank: 99 } })
    const end = (scopeId: string) => endScope(admin, { requestKey: key(), scopeId, reason: '并入' })
    expect(await refusal(end(fallback.id))).toEqual(['last_fallback'])
    await expect(test.db.$executeRaw`DELETE FROM "UnitScope" WHERE "orgId" = ${t.org.id}::uuid`).rejects.toThrow(
      'fallback',
    )
    const every = { service: null, kinds: [], community: '', zone: '', rank: 100 }
    const second = await addScope(admin, { requestKey: key(), unitId: t.units.office.id, ...every })
    const { won } = await race([end(fallback.id), end(second.scopeId)])
    expect(won).toBe(1)
  })

  it('refuses a taken code, a member who is no technician, places and units of nobody, and other duties', async () => {
    const t = await town(test.db)
    const other = await town(test.db)
    const admin = await t.as('sysadmin')
    await opened(t)
    const again = { requestKey: key(), parentId: t.units.company.id, code: 'N', ...names, phone: '' }
    const unit = { ...again, kind: 'team' as const }
    expect(await refusal(openUnit(admin, unit))).toEqual(['code_taken'])
    expect(await refusal(openUnit(admin, { ...unit, code: 'X', parentId: other.units.company.id }))).toEqual([
      'not-found',
    ])
    expect(await refusal(openUnit(await t.as('secadmin'), unit))).toEqual(['forbidden'])
    const crew = { requestKey: key(), crewId: t.crews.east.id, ...names, skills: [], capacity: 10 }
    expect(await refusal(changeCrew(admin, { ...crew, memberIds: [t.staff.agent.id] }))).toEqual(['not_technician'])
    expect(await refusal(changeCrew(admin, { ...crew, memberIds: [other.staff.tech.id] }))).toEqual(['not_technician'])
    const scope = { requestKey: key(), unitId: t.units.east.id, service: null, kinds: [], zone: '', rank: 3 }
    expect(await refusal(addScope(admin, { ...scope, community: '没有的小区' }))).toEqual(['unknown_place'])
  })
})

describe('M3 people and their passwords', () => {
  const entry = { device: undefined, userAgent: 'test', now: MORNING }
  const sessionOf = async (t: Town, username: string): Promise<StaffContext> => {
    const staff = await test.db.staff.findUniqueOrThrow({ where: { username } })
    const actor = await loadActor(test.db, await openSession(staff, 'test', MORNING), MORNING)
    return { ...(await t.as('sysadmin')), actor: actor!.actor }
  }

  it('a person added signs in with a password told once, must change it, and holds the duties given', async () => {
    const t = await town(test.db)
    const made = await addStaff(await t.as('secadmin'), person(t))
    const first = await signIn({ ...entry, ...made })
    expect(first).toMatchObject({ ok: true })
    const actor = await loadActor(test.db, first.ok ? first.sessionId : '', MORNING)
    expect(actor).toMatchObject({ passwordTemporary: true, actor: { duties: [{ role: 'technician' }] } })
    const own = await sessionOf(t, made.username)
    const next = 'turnip lantern 42 river'
    const change = (given: object) => changePassword(own, { requestKey: key(), old: made.password, next, ...given })
    expect(await refusal(change({ old: 'wrong' }))).toEqual(['password_wrong'])
    expect(await refusal(change({ next: 'short' }))).toEqual(['password_short'])
    expect(await refusal(change({ next: 'password1234' }))).toEqual(['password_guessable'])
    expect(await refusal(change({ next: made.password }))).toEqual(['password_same'])
    expect(await change({})).toEqual({ ended: 1 })
    expect(await signIn({ ...entry, ...made })).toEqual({ ok: false, reason: 'wrong' })
    expect(await signIn({ ...entry, username: made.username, password: next })).toMatchObject({ ok: true })
    const kept = await test.db.event.findMany({ where: { orgId: t.org.id, subject: 'staff' } })
    expect(JSON.stringify(kept.map((event) => event.data))).not.toContain(made.password)
  })

  it('a new password set by the administrator ends every sign-in and the old password', async () => {
    const t = await town(test.db)
    const made = await addStaff(await t.as('secadmin'), person(t))
    const own = await sessionOf(t, made.username)
    const reset = { staffId: own.actor.id, requestKey: key(), reason: '忘记密码' }
    const again = await resetPassword(await t.as('secadmin'), reset)
    expect(again.password).not.toBe(made.password)
    expect(await loadActor(test.db, own.actor.sessionId, MORNING)).toBeNull()
    expect(await signIn({ ...entry, ...made })).toEqual({ ok: false, reason: 'wrong' })
    expect(await refusal(resetPassword(await t.as('sysadmin'), reset))).toEqual(['forbidden'])
    const self = { ...reset, staffId: t.staff.secadmin.id }
    expect(await refusal(resetPassword(await t.as('secadmin'), self))).toEqual(['own_account'])
  })

  it('guessing the old password of an open screen is stopped after ten tries', async () => {
    const t = await town(test.db)
    const made = await addStaff(await t.as('secadmin'), person(t))
    const own = await sessionOf(t, made.username)
    const guess = () => refusal(changePassword(own, { requestKey: key(), old: 'guess', next: 'turnip lantern 42' }))
    for (let n = 0; n < 10; n++) expect(await guess()).toEqual(['password_wrong'])
    expect(await guess()).toEqual(['too_many_tries'])
  })

  it('duties change at the next request; nobody changes their own, mixes audit with others or administration with customers', async () => {
    const t = await town(test.db)
    const made = await addStaff(await t.as('secadmin'), person(t))
    const own = await sessionOf(t, made.username)
    const { staffNo: _, username: __, ...body } = person(t)
    const change = async (staffId: string, roles: ('dispatcher' | 'audit-admin' | 'system-admin')[]) =>
      changeStaff(await t.as('secadmin'), {
        ...{ ...body, requestKey: key(), staffId },
        duties: roles.map((role) => ({ role, unitId: t.units.centre.id })),
      })
    await change(own.actor.id, ['dispatcher'])
    const now = await loadActor(test.db, own.actor.sessionId, minutes(1))
    expect(now?.actor.duties.map(({ role }) => role)).toEqual(['dispatcher'])
    expect(await refusal(change(t.staff.secadmin.id, ['dispatcher']))).toEqual(['own_account'])
    expect(await refusal(change(own.actor.id, ['audit-admin', 'system-admin']))).toEqual(['audit_apart'])
    expect(await refusal(change(own.actor.id, ['system-admin', 'dispatcher']))).toEqual(['admin_serves_customers'])
    const twice = refusal(addStaff(await t.as('secadmin'), person(t)))
    expect(await twice).toEqual(['code_taken'])
  })
})
