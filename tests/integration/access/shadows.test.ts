import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { preferenceOf } from '@/lib/messages/rules/preference'
import { newId } from '@/lib/platform/ids'
import { useDatabase } from '../../support/process-database'
import { MORNING, town } from '../../support/town'

const used = useDatabase()

describe('M3 what the guards of the database stand on', () => {
  it('M3 every function looks at the tables of the company, never at temporary ones of the same name', async () => {
    const loose = await used.db.$queryRaw<{ name: string }[]>`
      SELECT p.proname AS name FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
      WHERE p.pronamespace = 'public'::regnamespace AND l.lanname = 'plpgsql'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
        AND NOT coalesce('search_path=pg_catalog, public, pg_temp' = ANY (p.proconfig), false)`
    expect(loose).toEqual([])
  })

  it('M3 the application’s role keeps no record of migrations and gives no place in a chain', async () => {
    await expect(used.db.$executeRaw`UPDATE "_prisma_migrations" SET logs = 'x'`).rejects.toThrow(/permission denied/)
    await expect(used.db.$executeRaw`INSERT INTO "LedgerTx" (seq, id) VALUES (-5, gen_random_uuid())`).rejects.toThrow(
      /permission denied/,
    )
    await expect(
      used.db
        .$executeRaw`INSERT INTO "EventSeal" (n, "fromSeq", "toSeq", count, "prevHash", hash, at) VALUES (9, 1, 9, 1, '', '', now())`,
    ).rejects.toThrow(/permission denied/)
  })

  it('M3 a session that has ended stays so, and is nobody else’s', async () => {
    const place = await town(used.db)
    const { id: staffId } = (await place.as('agent')).actor
    const times = { createdAt: MORNING, seenAt: MORNING, expiresAt: new Date('2026-12-08T12:00:00Z') }
    const mine = await used.db.session.create({ data: { id: newId(), orgId: place.org.id, staffId, ...times } })
    const where = { id: mine.id }
    await used.db.session.update({ where, data: { revokedAt: MORNING } })
    for (const data of [{ revokedAt: null }, { expiresAt: new Date('2099-01-01') }, { staffId: newId() }])
      await expect(used.db.session.update({ where, data })).rejects.toThrow('ends once')
  })

  it('M3 S1 a ticket is not ended over its open orders, nor called for by the crew that worked', async () => {
    const place = await town(used.db)
    const { ticketNo } = await place.until('accepted')
    const where = { orgId_no: { orgId: place.org.id, no: ticketNo } }
    await expect(used.db.ticket.update({ where, data: { openOrders: 0, status: 'resolved' } })).rejects.toThrow(
      'still open',
    )
    const elsewhere = await town(used.db)
    const done = await elsewhere.until('resolved')
    const ticket = await used.db.ticket.findFirstOrThrow({ where: { orgId: elsewhere.org.id, no: done.ticketNo } })
    await expect(used.db.ticket.update({ where: { id: ticket.id }, data: { status: 'closed' } })).rejects.toThrow(
      'called back',
    )
    const visit = await used.db.visit.findFirstOrThrow({ where: { ticketId: ticket.id } })
    const round = await used.db.followUp.findFirstOrThrow({ where: { ticketId: ticket.id } })
    const call = {
      orgId: elsewhere.org.id,
      phoneDigits: '13800000000',
      purpose: 'follow-up',
      refId: ticket.id,
      roundId: round.id,
      at: MORNING,
      outcome: 'reached',
    }
    await expect(used.db.contactAttempt.create({ data: { ...call, id: newId(), byId: visit.byId } })).rejects.toThrow(
      'does not follow it up',
    )
    const reading = {
      orgId: elsewhere.org.id,
      visitId: visit.id,
      ticketId: ticket.id,
      kind: 'room-temperature',
      place: 'x',
      value: 20,
      unit: '℃',
      at: MORNING,
      byId: visit.byId,
    }
    await expect(used.db.reading.create({ data: { ...reading, id: newId() } as never })).rejects.toThrow()
  })

  it('M3 U1 S1 in SQL too nobody is called at noon rest, at night, a fourth time, or after the final answer', async () => {
    const place = await town(used.db)
    const { ticketNo } = await place.until('resolved')
    const ticket = await used.db.ticket.findFirstOrThrow({ where: { orgId: place.org.id, no: ticketNo } })
    const round = await used.db.followUp.findFirstOrThrow({ where: { ticketId: ticket.id } })
    await used.db.agreement.updateMany({
      where: { id: ticket.agreementId! },
      data: { note: '', contactPreference: '' },
    })
    const call = (at: string, roundId = round.id) =>
      used.db.contactAttempt.create({
        data: {
          ...{
            id: newId(),
            orgId: place.org.id,
            phoneDigits: '13800000000',
            purpose: 'follow-up',
            outcome: 'no-answer',
          },
          ...{ refId: ticket.id, roundId, byId: place.staff.caller.id, at: new Date(at) },
        },
      })
    for (const hour of ['2026-12-09T12:30:00+08:00', '2026-12-09T22:00:00+08:00', '2026-12-09T03:00:00+08:00'])
      await expect(call(hour)).rejects.toThrow('at this hour')
    const prefers = (note: string, contactPreference = '') =>
      used.db.agreement.updateMany({ where: { id: ticket.agreementId! }, data: { note, contactPreference } })
    await prefers('房东在外地')
    await expect(call('2026-12-09T12:30:00+08:00')).rejects.toThrow('at this hour')
    await prefers('晚8点后联系', '10:00-11:30')
    await expect(call('2026-12-09T20:10:00+08:00')).rejects.toThrow('at this hour')
    await prefers('请勿回访')
    await expect(call('2026-12-09T10:00:00+08:00')).rejects.toThrow('at this hour')
    await prefers('房东在外地')
    await expect(call('2026-12-09T10:00:00+08:00', newId())).rejects.toThrow('no open follow-up')
    const first = '2026-12-09T10:00:00+08:00'
    await call(first)
    for (const soon of [first, '2026-12-09T10:01:00+08:00', '2026-12-08T17:00:00+08:00'])
      await expect(call(soon)).rejects.toThrow('too soon')
    for (const day of [10, 11]) await call(`2026-12-${String(day).padStart(2, '0')}T10:00:00+08:00`)
    await expect(call('2026-12-12T10:00:00+08:00')).rejects.toThrow('used up')
    await used.db.followUp.update({
      where: { id: round.id },
      data: { state: 'unreachable', endedAt: MORNING },
    })
    await expect(call('2026-12-12T10:00:00+08:00')).rejects.toThrow('no open follow-up')
  })

  it('M3 U1 the database reads a customer’s own hours as the application does', async () => {
    const piece = fc.constantFrom(
      ...[
        '早上',
        '上午',
        '下午',
        '晚',
        '晚上',
        '8',
        '1',
        '0',
        '30',
        '２',
        '点',
        '时',
        ':',
        '：',
        '-',
        '—',
        '~',
        '到',
        '至',
      ],
      ...[
        ' ',
        '　',
        '后',
        '以后',
        '之后',
        '不要',
        '再',
        '打',
        '来',
        '电话',
        '请勿',
        '回访',
        'No Calls',
        '房东在外地',
        '18:00-20:30',
      ],
    )
    const made = fc.sample(
      fc.array(piece, { maxLength: 9 }).map((parts) => parts.join('')),
      { numRuns: 4000, seed: 20_261_201 },
    )
    const golden = [
      '',
      '18:00-20:30',
      '房东在外地，租客缴费，晚8点后联系',
      '上午9点到11点，下午15:00至16:30',
      '20:00-18:00',
    ]
    const notes = [...golden, ...made]
    const rows = await used.db.$queryRaw<{ hours: [number, number][] | null }[]>`
      SELECT said_hours(note) AS hours FROM unnest(${notes}::text[]) WITH ORDINALITY AS n(note, turn) ORDER BY turn`
    const read = notes.map((note) => {
      const said = preferenceOf(note)
      return said?.noCalls ? [] : (said?.windows ?? null)
    })
    expect(rows.map(({ hours }) => hours)).toEqual(read)
    expect(read.filter(Boolean).length).toBeGreaterThan(200)
  })
})
