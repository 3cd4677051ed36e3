import { describe, expect, it } from 'vitest'
import { disableStaff, enableStaff } from '@/lib/access/disable-staff'
import { loadActor } from '@/lib/access/load-actor'
import { listStaff } from '@/lib/access/queries'
import { revokeSessions } from '@/lib/access/revoke-sessions'
import { signIn } from '@/lib/access/sign-in'
import { asOwner, useDatabase } from '../../support/process-database'
import { key, MORNING, race, refusal, town, type Person, type Town } from '../../support/town'

const test = useDatabase()
const input = (t: Town, person: Person) => ({ staffId: t.staff[person].id, requestKey: key(), reason: '离职' })

/** A sign-in of someone, straight into the rows. */
async function signedIn(t: Town, person: Person): Promise<string> {
  const id = crypto.randomUUID()
  const at = { createdAt: MORNING, seenAt: MORNING, expiresAt: new Date(MORNING.getTime() + 8 * 3_600_000) }
  await test.db.session.create({ data: { id, orgId: t.org.id, staffId: t.staff[person].id, ...at } })
  return id
}
const works = async (sessionId: string) => (await loadActor(test.db, sessionId, MORNING)) !== null

describe('signing in', () => {
  const attempt = (username: string) =>
    signIn({ username, password: 'not the password', device: undefined, userAgent: 'x', now: MORNING })

  it('M3 RC6 a name no database can keep is a wrong one', async () => {
    for (const name of ['agent\u0000', '\ud842', 'agent\n', ''])
      expect(await attempt(name)).toEqual({ ok: false, reason: 'wrong' })
  })

  it('M3 RC69 what fails on our side is not told to whoever signs in', async () => {
    await asOwner(test.url, 'ALTER TABLE rate_limit RENAME TO rate_limit_away')
    expect(await attempt('anyone')).toEqual({ ok: false, reason: 'failed' })
    await asOwner(test.url, 'ALTER TABLE rate_limit_away RENAME TO rate_limit')
    expect(await attempt('anyone')).toEqual({ ok: false, reason: 'wrong' })
  })
})

describe('M3 ending sessions', () => {
  it('signs a person out everywhere at once and records who and why', async () => {
    const t = await town(test.db)
    const [one, two] = [await signedIn(t, 'agent'), await signedIn(t, 'agent')]
    expect(await works(one)).toBe(true)
    expect(await revokeSessions(await t.as('secadmin'), input(t, 'agent'))).toEqual({ ended: 2 })
    expect([await works(one), await works(two)]).toEqual([false, false])
    const event = await test.db.event.findFirstOrThrow({ where: { orgId: t.org.id, type: 'session.revoked' } })
    expect(event.data).toMatchObject({ username: t.staff.agent.username, reason: '离职', count: 2 })
  })

  it('refuses other duties, oneself, and people of another company', async () => {
    const t = await town(test.db)
    const other = await town(test.db)
    expect(await refusal(revokeSessions(await t.as('sysadmin'), input(t, 'agent')))).toEqual(['forbidden'])
    expect(await refusal(revokeSessions(await t.as('secadmin'), input(t, 'secadmin')))).toEqual(['own_account'])
    expect(await refusal(revokeSessions(await t.as('secadmin'), input(other, 'agent')))).toEqual(['not-found'])
  })
})

describe('M3 disabling a person', () => {
  it('ends sessions, keeps the person out, and can be undone without bringing sessions back', async () => {
    const t = await town(test.db)
    const session = await signedIn(t, 'collector')
    await disableStaff(await t.as('secadmin'), input(t, 'collector'))
    expect(await works(session)).toBe(false)
    const [row] = await listStaff(await t.as('secadmin'), t.staff.collector.username)
    expect(row).toMatchObject({ status: 'disabled', sessions: [] })
    await enableStaff(await t.as('secadmin'), input(t, 'collector'))
    expect(await works(session)).toBe(false)
    const types = await test.db.event.findMany({
      where: { orgId: t.org.id, subject: 'staff' },
      orderBy: { seq: 'asc' },
    })
    expect(types.map((event) => event.type)).toEqual(['staff.disabled', 'staff.enabled'])
  })

  it('refuses oneself, twice, the last guard, and other duties', async () => {
    const t = await town(test.db)
    await t.give('manager', 'security-admin', 'company')
    expect(await refusal(disableStaff(await t.as('secadmin'), input(t, 'secadmin')))).toEqual(['own_account'])
    await disableStaff(await t.as('secadmin'), input(t, 'manager'))
    expect(await refusal(disableStaff(await t.as('secadmin'), input(t, 'manager')))).toEqual(['already_disabled'])
    await t.give('gm', 'security-admin', 'company')
    await disableStaff(await t.as('gm'), input(t, 'secadmin'))
    expect(await refusal(disableStaff(await t.as('secadmin'), input(t, 'gm')))).toEqual(['last_security_admin'])
    expect(await refusal(disableStaff(await t.as('agent'), input(t, 'caller')))).toEqual(['forbidden'])
  })

  it('two guards who disable the same person: one does it', async () => {
    const t = await town(test.db)
    await t.give('manager', 'security-admin', 'company')
    const acts = [
      disableStaff(await t.as('secadmin'), input(t, 'agent')),
      disableStaff(await t.as('manager'), input(t, 'agent')),
    ]
    const { won, lost } = await race(acts)
    expect(won).toBe(1)
    expect(['already_disabled', 'conflict']).toContain(lost[0])
  })

  it('a sign-in after it is a new one', async () => {
    const t = await town(test.db)
    await disableStaff(await t.as('secadmin'), input(t, 'clerk'))
    await enableStaff(await t.as('secadmin'), input(t, 'clerk'))
    expect(await works(await signedIn(t, 'clerk'))).toBe(true)
  })
})
