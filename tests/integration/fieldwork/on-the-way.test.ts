import { describe, expect, it } from 'vitest'
import { fieldDay } from '@/lib/fieldwork/field-day'
import { setOff } from '@/lib/fieldwork/set-off'
import { syncCommands } from '@/lib/fieldwork/sync-commands'
import { startVisit } from '@/lib/fieldwork/visit'
import { sweepTimers } from '@/lib/jobs/sweep-timers'
import { newId } from '@/lib/platform/ids'
import { sign } from '@/lib/platform/signing'
import { joinTicket } from '@/lib/tickets/join-ticket'
import { revealPhone } from '@/lib/tickets/reveal-phone'
import { useDatabase } from '../../support/process-database'
import { goesOn, key, minutes, refusal, town, type Town } from '../../support/town'

const test = useDatabase()

const promises = (t: Town) =>
  test.db.commitment.findMany({
    where: { orgId: t.org.id },
    select: { what: true, toWhom: true, dueAt: true, state: true },
  })
const messages = (t: Town) =>
  test.db.outgoingMessage.findMany({
    where: { orgId: t.org.id, kind: 'on-the-way' },
    select: { toDigits: true, body: true },
  })

describe('D6 a crew on its way', () => {
  it('D6 F1 has promised by when it is there: told to the contact, kept by the arrival', async () => {
    const t = await town(test.db)
    const { orderNo, ticketNo } = await t.until('accepted')
    await setOff(await t.as('tech', minutes(20)), { requestKey: key(), orderNo, minutesAway: 30 })
    const [promise] = await promises(t)
    expect(promise).toMatchObject({ what: '维修人员到场', dueAt: minutes(50), state: 'open' })
    const [message, ...more] = await messages(t)
    expect(more).toEqual([])
    expect(message!.toDigits).toBe('13800005678')
    expect(message!.body).toContain(ticketNo)
    const day = await fieldDay(await t.as('tech', minutes(21)), orderNo)
    expect(day.jobs[0]!.promise).toEqual({ what: '维修人员到场', dueAt: minutes(50).toISOString() })
    await startVisit(await t.as('tech', minutes(45)), { requestKey: key(), orderNo })
    expect(await promises(t)).toMatchObject([{ state: 'kept' }])
  })

  it('D6 F1 breaks it by coming late, and promises nothing when it names no time', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    await setOff(await t.as('tech', minutes(20)), { requestKey: key(), orderNo })
    expect([await promises(t), await messages(t)]).toEqual([[], []])
    await setOff(await t.as('tech', minutes(21)), { requestKey: key(), orderNo, minutesAway: 10 }) // it had set off already
    expect(await promises(t)).toEqual([])
    const late = await town(test.db)
    const other = await late.until('accepted')
    await setOff(await late.as('tech', minutes(20)), { requestKey: key(), orderNo: other.orderNo, minutesAway: 10 })
    await startVisit(await late.as('tech', minutes(31)), { requestKey: key(), orderNo: other.orderNo })
    expect(await promises(late)).toMatchObject([{ state: 'broken' }])
  })

  it('D6 F1 RA17 is judged by when it was there, however late the server hears of it', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    await setOff(await t.as('tech', minutes(20)), { requestKey: key(), orderNo, minutesAway: 30 })
    await sweepTimers(test.db, minutes(90)) // the time passed and nobody had heard of the crew
    expect(await promises(t)).toMatchObject([{ state: 'broken' }])
    const at = { serverAt: minutes(5).toISOString(), deviceAt: minutes(5).toISOString() }
    const mark = sign('anchor', [t.org.id, t.staff.tech.id, at.serverAt, at.deviceAt].join(' '))
    const command = { id: newId(), orderNo, kind: 'arrive', seq: 1, after: null, anchor: { ...at, mark }, body: {} }
    const commands = [{ ...command, deviceAt: minutes(44).toISOString() }]
    const { results } = await syncCommands(
      await t.as('tech', minutes(240)),
      { person: t.staff.tech.id, sentAt: minutes(240), commands },
      goesOn,
    )
    expect(results).toMatchObject([{ verdict: 'applied' }])
    expect(await promises(t)).toMatchObject([{ state: 'kept' }])
  })

  it('D6 F1 promises nothing by a time that had passed when the server heard of it', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    const at = { serverAt: minutes(5).toISOString(), deviceAt: minutes(5).toISOString() }
    const mark = sign('anchor', [t.org.id, t.staff.tech.id, at.serverAt, at.deviceAt].join(' '))
    const command = { id: newId(), orderNo, kind: 'set-off', seq: 1, after: null, anchor: { ...at, mark } }
    const commands = [{ ...command, deviceAt: minutes(20).toISOString(), body: { minutesAway: 20 } }]
    const { results } = await syncCommands(
      await t.as('tech', minutes(240)),
      { person: t.staff.tech.id, sentAt: minutes(240), commands },
      goesOn,
    )
    expect(results).toMatchObject([{ verdict: 'applied' }])
    expect([await promises(t), await messages(t)]).toEqual([[], []])
  })
})

describe('H5 those who called about the same matter', () => {
  it('M3 H5 F1 are rung by the crew with the reason on record, and only of a ticket one may see', async () => {
    const t = await town(test.db)
    const { orderNo, ticketNo } = await t.until('accepted')
    const call = {
      callerName: '卖报的',
      callerPhone: '13900007711',
      address: '',
      words: '路上冒水',
      facts: [],
      changedWhy: '',
      otherWhy: '',
    }
    await joinTicket(await t.as('agent', minutes(15)), { requestKey: key(), ticketNo, ...call })
    const day = await fieldDay(await t.as('tech', minutes(20)), orderNo)
    const [known] = day.jobs[0]!.ticket.calls
    expect(known).toMatchObject({ callerName: '卖报的', words: '路上冒水', phoneMasked: '' })
    const asked = { ticketNo, field: 'callerPhone' as const, callId: known!.id, reason: '上门联系' }
    expect(await revealPhone(await t.as('tech', minutes(21)), asked)).toEqual({ phone: '13900007711' })
    const events = await test.db.event.findMany({ where: { orgId: t.org.id, type: 'personal-data.revealed' } })
    expect(events.map(({ data }) => data)).toEqual([{ field: 'joinedCall', reason: '上门联系' }])
    expect(await refusal(revealPhone(await t.as('westTech', minutes(21)), asked))).toEqual(['not-found'])
    const other = { ...asked, callId: newId() }
    expect(await refusal(revealPhone(await t.as('tech', minutes(21)), other))).toEqual(['not-found'])
  })
})
