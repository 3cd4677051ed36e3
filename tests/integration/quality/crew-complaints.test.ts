import { describe, expect, it } from 'vitest'
import { fieldDay } from '@/lib/fieldwork/field-day'
import { ratingLinks } from '@/lib/fieldwork/queries'
import { TakeMatterInput } from '@/lib/quality/inputs'
import type { SystemContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { listQualityCases, ratingPage } from '@/lib/quality/queries'
import { crewRatings, listRatings } from '@/lib/quality/rating-queries'
import { rateVisit } from '@/lib/quality/rate-visit'
import { settleCase } from '@/lib/quality/settle-case'
import { takeMatter } from '@/lib/quality/take-matter'
import { TicketListInput } from '@/lib/tickets/inputs'
import { listTickets } from '@/lib/tickets/queries'
import { getTicketPage } from '@/lib/tickets/ticket-page'
import { useDatabase } from '../../support/process-database'
import { key, minutes, race, refusal, town, type Town } from '../../support/town'

const test = useDatabase()
const system = (t: Town, now = minutes(300)): SystemContext => ({
  db: test.db,
  now,
  actor: { kind: 'system', orgId: t.org.id, name: 'customer' },
  requestId: newId(),
})
async function visited() {
  const t = await town(test.db)
  const { ticketNo, orderNo } = await t.until('resolved')
  const { id } = await t.ticketOf(ticketNo)
  const [link] = await ratingLinks(await t.as('caller', minutes(120)), id)
  return { t, ticketNo, orderNo, token: link!.path.slice('/n/'.length) }
}
const rate = (t: Town, token: string, given: object = {}, now?: Date) =>
  rateVisit(system(t, now), { token, score: 1, words: '态度不好', complaint: true, ...given })

describe('F8 the customer rates the visit', () => {
  it('F8 offers one link a visit, that nobody can guess, with its message queued', async () => {
    const { t, token, ticketNo } = await visited()
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const [row] = await test.db.visitRating.findMany({ where: { orgId: t.org.id } })
    expect(JSON.stringify(row)).not.toContain(token)
    const { id } = await t.ticketOf(ticketNo)
    expect(await test.db.outgoingMessage.findMany({ where: { ticketId: id } })).toMatchObject([
      { state: 'queued', channel: 'sms', body: expect.stringContaining(`/n/${token}`) as string },
    ])
    expect(Object.keys((await ratingPage(system(t), token))!)).toEqual(['state', 'company', 'hotline', 'visitedOn'])
    expect(await ratingPage(system(t), 'A'.repeat(43))).toBeNull()
  })

  it('F8 takes one answer, in time, from whoever is first', async () => {
    const { t, token } = await visited()
    const { won, lost } = await race([
      rate(t, token, { score: 5 }),
      rate(t, token, { score: 1 }),
      rate(t, token, { score: 3 }),
    ])
    expect([won, lost]).toEqual([1, ['rating_given', 'rating_given']])
    const late = await visited()
    expect(await refusal(rate(late.t, late.token, {}, minutes(15 * 1440)))).toEqual(['rating_expired'])
    expect(await refusal(rate(late.t, 'B'.repeat(43)))).toEqual(['not-found'])
    expect((await ratingPage(system(t), token))!.state).toBe('given')
  })

  it('F8 opens a quality case of a low rating ticked as a complaint, and of nothing else', async () => {
    const high = await visited()
    await rate(high.t, high.token, { score: 4 })
    expect(await listQualityCases(await high.t.as('supervisor', minutes(320)))).toEqual([])
    const low = await visited()
    await rate(low.t, low.token)
    expect(await listQualityCases(await low.t.as('supervisor', minutes(320)))).toMatchObject([
      { source: 'rating', score: 1, words: '态度不好', state: 'open', crew: { name: '东一班' } },
    ])
  })

  it('F8 lets those it is about neither see nor settle it, whatever other duty they hold', async () => {
    const { t, token, ticketNo, orderNo } = await visited()
    await rate(t, token)
    const [one] = await listQualityCases(await t.as('supervisor', minutes(320)))
    await t.give('tech', 'supervisor', 'centre')
    const tech = await t.as('tech', minutes(320))
    expect(await listQualityCases(tech)).toEqual([])
    const input = { caseId: one!.id, requestKey: key(), finding: '没有问题' }
    expect(await refusal(settleCase(tech, input))).toEqual(['not-found'])
    for (const seen of [await fieldDay(tech, orderNo), await getTicketPage(tech, ticketNo)])
      expect(JSON.stringify(seen)).not.toContain('态度不好')
    const own = `UPDATE "QualityCase" SET state = 'settled', "handledById" = '${t.staff.tech.id}', "handledAt" = now(), finding = 'x' WHERE id = '${one!.id}'`
    await expect(test.db.$executeRawUnsafe(own)).rejects.toThrow(/about themselves/)
    await settleCase(await t.as('manager', minutes(330)), { ...input, finding: '已约谈' })
    expect(await refusal(settleCase(await t.as('manager', minutes(340)), { ...input, requestKey: key() }))).toEqual([
      'already_decided',
    ])
  })

  it('F8 closes a called-in complaint about the crew to that crew from its first moment', async () => {
    const { t } = await visited()
    const call = t.callInput({
      kind: 'complaint',
      words: '师傅说话难听',
      differentMatter: 'x',
      facts: [{ question: 'complaint-about', answer: 'crew' }],
    })
    const { ticketNo } = await takeMatter(await t.as('clerk', minutes(400)), TakeMatterInput.parse(call))
    const { id } = await t.ticketOf(ticketNo)
    const tech = await t.as('tech', minutes(410))
    await test.db.ticket.update({ where: { id }, data: { ownerId: t.staff.tech.id } })
    expect(await refusal(getTicketPage(tech, ticketNo))).toEqual(['not-found'])
    expect(JSON.stringify(await listTickets(tech, TicketListInput.parse({ queue: 'all' })))).not.toContain(ticketNo)
    await t.give('tech', 'supervisor', 'centre')
    expect(await refusal(getTicketPage(await t.as('tech', minutes(410)), ticketNo))).toEqual(['not-found'])
    expect(await listQualityCases(await t.as('gm', minutes(420)))).toMatchObject([{ source: 'call', ticketNo }])
    const give = (sql: string) => test.db.$executeRawUnsafe(sql)
    await expect(give(`UPDATE "Ticket" SET "crewId" = '${t.crews.east.id}' WHERE id = '${id}'`)).rejects.toThrow(
      /does not go to it/,
    )
    await expect(give(`UPDATE "Ticket" SET "aboutStaffIds" = '{}' WHERE id = '${id}'`)).rejects.toThrow(
      /permission denied/,
    )
  })

  it('F8 lets the agent name which of the crews that came it is about; it is that one that does not see it', async () => {
    const { t } = await visited()
    const { id: visitId, ...visit } = await test.db.visit.findFirstOrThrow({ where: { orgId: t.org.id } })
    const later = {
      arrivedAt: minutes(200),
      finishedAt: minutes(210),
      crewId: t.crews.east2.id,
      byId: t.staff.tech2.id,
    }
    await test.db.visit.create({ data: { ...visit, ...later, id: newId() } })
    const take = async (aboutCrewId: string | null, matter: string) =>
      takeMatter(
        await t.as('clerk', minutes(400)),
        TakeMatterInput.parse({
          ...t.callInput({ kind: 'complaint', words: '说话难听', differentMatter: matter }),
          ...{ facts: [{ question: 'complaint-about', answer: 'crew' }], aboutCrewId },
        }),
      )
    const about = async (no: string) => (await t.ticketOf(no)).aboutStaffIds
    expect(await about((await take(null, 'a')).ticketNo)).toEqual([t.staff.tech2.id])
    expect(await about((await take(t.crews.east.id, 'b')).ticketNo)).toEqual([t.staff.tech.id])
    expect(await refusal(take(t.crews.west.id, 'c'))).toEqual(['crew_not_there'])
    expect(visitId).toBeDefined()
    const cases = await listQualityCases(await t.as('supervisor', minutes(410)))
    expect(cases.map(({ crew }) => crew?.name).sort()).toEqual(['东一班', '东二班'].sort())
  })

  it('F8 shows low ratings to the unit’s leader and to management, a quality case to the latter alone, none to the crew', async () => {
    const plain = await visited()
    await rate(plain.t, plain.token, { score: 2, words: '来晚了', complaint: false })
    const east = await plain.t.as('east', minutes(320))
    expect(await listRatings(east, 'low')).toMatchObject([{ score: 2, words: '来晚了', crew: { name: '东一班' } }])
    expect(await crewRatings(east)).toMatchObject([{ answers: 1, average: 2, low: 1 }])
    expect(await listRatings(await plain.t.as('west', minutes(320)), 'all')).toEqual([])
    expect(await refusal(listRatings(await plain.t.as('tech', minutes(320)), 'all'))).toEqual(['forbidden'])
    const bad = await visited()
    await rate(bad.t, bad.token)
    expect(await listRatings(await bad.t.as('east', minutes(320)), 'all')).toEqual([])
    expect(await crewRatings(await bad.t.as('east', minutes(320)))).toEqual([])
    expect(await listRatings(await bad.t.as('supervisor', minutes(320)), 'low')).toMatchObject([{ complaint: true }])
    await bad.t.give('tech', 'supervisor', 'centre')
    expect(await listRatings(await bad.t.as('tech', minutes(320)), 'all')).toEqual([])
    const good = await visited()
    await rate(good.t, good.token, { score: 5, complaint: false })
    const supervisor = await good.t.as('supervisor', minutes(320))
    expect([(await listRatings(supervisor, 'low')).length, (await listRatings(supervisor, 'all')).length]).toEqual([
      0, 1,
    ])
  })
})
