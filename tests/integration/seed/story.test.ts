import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { passwordIs } from '@/lib/access/passwords'
import { localMinute } from '@/lib/kernel/zones'
import { TICKET_STATES } from '@/lib/tickets/rules/lifecycle'
import { findCustomers } from '@/lib/accounts/queries'
import { contextOf } from '@/prisma/seed/builders'
import { DEMO_PASSWORD, signIns } from '@/prisma/seed/story/company'
import { tellStory } from '@/prisma/seed/story/tell'
import { useDatabase } from '../../support/process-database'

const test = useDatabase()
/** Half past three at night, when no customer may be called. */
const NIGHT = new Date('2026-12-08T19:30:00Z')

beforeAll(() => tellStory(test.db, NIGHT), 240_000)

const home = async (accountNo: string) => test.db.agreement.findFirstOrThrow({ where: { accountNo } })
const riserOf = async (accountNo: string) =>
  (await test.db.premise.findUniqueOrThrow({ where: { id: (await home(accountNo)).premiseId } })).riserId!

describe('the demo company', () => {
  it('M1 has a week of tickets in every state, each with its owner and its line', async () => {
    const tickets = await test.db.ticket.findMany()
    expect([...new Set(tickets.map(({ status }) => status))].sort()).toEqual([...TICKET_STATES].sort())
    expect(tickets.length).toBeGreaterThan(80)
    expect(tickets.filter(({ summary }) => summary === '' || /\d{4}-\d{2}-\d{2}T/.test(summary))).toEqual([])
    expect(tickets.filter(({ openedAt, changedAt }) => openedAt > NIGHT || changedAt > NIGHT)).toEqual([])
  })

  it('B1 has the whole register and the homes the stories are told of', async () => {
    expect(await test.db.agreement.count()).toBeGreaterThan(8000)
    const contacts = await test.db.contact.findMany({
      where: { agreementId: (await home('RN90000011')).id },
      orderBy: { rank: 'asc' },
    })
    expect(contacts.map(({ name, relation }) => `${name} ${relation}`)).toEqual(['李强 holder', '王芳 tenant'])
  })

  it.each(['王芳', 'wf', 'wangfang', '王芳 建设里', '建设里5-2-301 王芳'])(
    'H5 finds the tenant of 301, who holds no account, by %s',
    async (text) => {
      const { id } = await test.db.staff.findUniqueOrThrow({ where: { username: 'agent1' } })
      const ctx = await contextOf(test.db, id, NIGHT)
      const hits = await findCustomers(ctx, text)
      expect(hits.map(({ accountNo, contactName }) => `${accountNo} ${contactName}`)).toContain('RN90000011 王芳')
    },
  )

  it('H5 shows the tenant of 301 last winter’s three visits, the defect and two open tickets on the riser', async () => {
    const { id } = await home('RN90000011')
    const riserId = await riserOf('RN90000011')
    const own = await test.db.ticket.findMany({ where: { agreementId: id }, orderBy: { openedAt: 'asc' } })
    expect(own.map(({ status, openedAt }) => [status, openedAt.toISOString().slice(0, 7)])).toEqual([
      ['archived', '2025-12'],
      ['archived', '2026-01'],
      ['archived', '2026-02'],
    ])
    expect(await test.db.reading.count({ where: { ticketId: { in: own.map((ticket) => ticket.id) } } })).toBe(6)
    const open = await test.db.ticket.findMany({ where: { riserId, status: { in: ['accepted', 'in-progress'] } } })
    expect(open.map(({ personName }) => personName).sort()).toEqual(['孙丽华', '赵建国'])
    const { buildingId } = await test.db.premise.findUniqueOrThrow({
      where: { id: (await home('RN90000011')).premiseId },
    })
    expect(await test.db.defect.findFirst({ where: { premiseId: buildingId } })).toMatchObject({
      title: '单管串联立管',
    })
  })

  it('H3 has the leak with no address on its way: landmarks kept, two callers joined, one hour running', async () => {
    const leak = await test.db.ticket.findFirstOrThrow({
      where: { landmarks: { contains: '报刊亭' }, status: 'accepted' },
    })
    expect(leak).toMatchObject({ urgeCount: 0, agreementId: null, zone: '河东区供水一区' })
    expect(await test.db.ticketCall.count({ where: { ticketId: leak.id } })).toBe(2)
    const clock = await test.db.clock.findFirstOrThrow({ where: { ticketId: leak.id, clock: 'arrive' } })
    expect([clock.limitMinutes, clock.dueAt!.getTime() - leak.openedAt.getTime()]).toEqual([60, 3_600_000])
  })

  it('U1 has called no customer outside the hours, whatever the hour it was made', async () => {
    const attempts = await test.db.contactAttempt.findMany()
    expect(attempts.length).toBeGreaterThan(40)
    const outside = attempts
      .map(({ at }) => localMinute('Asia/Shanghai', at.getTime()))
      .filter((m) => m < 510 || (m >= 720 && m < 840) || m >= 1230)
    expect(outside).toEqual([])
  })

  it('D3 has fired what was due and holds what is to come', async () => {
    expect(await test.db.timer.count({ where: { firedAt: null, cancelledAt: null, dueAt: { lte: NIGHT } } })).toBe(0)
    expect(await test.db.timer.count({ where: { firedAt: null, cancelledAt: null } })).toBeGreaterThan(50)
    const reasons = await test.db.escalation.groupBy({ by: ['reason'] })
    expect(reasons.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['clock-warn', 'clock-overrun', 'not-solved', 'commitment-broken']),
    )
    expect(await test.db.escalation.count({ where: { toStaffId: null } })).toBe(0)
  })

  it('D1 always has someone on duty', async () => {
    for (const hours of [0, 7, 24 * 30]) {
      const at = new Date(NIGHT.getTime() + hours * 3_600_000)
      const onDuty = await test.db.shift.count({
        where: { startsAt: { lte: at }, endsAt: { gt: at }, crewId: { not: null } },
      })
      expect(onDuty).toBe(6)
    }
  })

  it('M3 lets everyone of the printed list sign in', async () => {
    const printed: unknown = JSON.parse(readFileSync('prisma/seed/sign-ins.json', 'utf8'))
    expect(printed).toEqual(signIns())
    const staff = await test.db.staff.findMany({ select: { username: true, passwordHash: true } })
    expect(staff.map(({ username }) => username).sort()).toEqual(
      signIns()
        .map(({ username }) => username)
        .sort(),
    )
    expect(await passwordIs(staff[0]!.passwordHash, DEMO_PASSWORD)).toBe(true)
    expect(new Set(staff.map(({ passwordHash }) => passwordHash)).size).toBe(1)
  })
})
