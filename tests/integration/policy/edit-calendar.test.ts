import { describe, expect, it } from 'vitest'
import { getCalendar, listPacks } from '@/lib/policy/admin-queries'
import { editCalendar } from '@/lib/policy/edit-calendar'
import { EditCalendarInput } from '@/lib/policy/inputs'
import { policyBook } from '@/lib/policy/queries'
import { useDatabase } from '../../support/process-database'
import { key, race, refusal, town } from '../../support/town'

const test = useDatabase()
const edit = (given: Partial<EditCalendarInput>) =>
  EditCalendarInput.parse({
    requestKey: key(),
    year: 2027,
    baseVersion: 0,
    holidays: ['2027-01-01'],
    makeUpDays: [],
    reason: '公布了安排',
    ...given,
  })

describe('D5 the work calendar', () => {
  it('D5 RC40 warns of a year without one, and no longer once it is there', async () => {
    const t = await town(test.db)
    expect((await getCalendar(await t.as('sysadmin'))).missing).toEqual([2027])
    expect(await editCalendar(await t.as('sysadmin'), edit({}))).toEqual({ year: 2027, version: 1 })
    expect(await getCalendar(await t.as('sysadmin'), 2027)).toMatchObject({
      missing: [],
      version: 1,
      holidays: ['2027-01-01'],
    })
  })

  it('D5 RC41 an edit is a new version; the one before stays for the clocks that started with it', async () => {
    const t = await town(test.db)
    const before = (await policyBook(await t.as('sysadmin'))).calendar
    const { version } = await getCalendar(await t.as('sysadmin'), 2026)
    await editCalendar(await t.as('sysadmin'), edit({ year: 2026, baseVersion: version, holidays: ['2026-12-31'] }))
    const book = await policyBook(await t.as('sysadmin'))
    expect(book.calendar.version).not.toBe(before.version)
    expect(book.calendar.holidays.has('2026-12-31')).toBe(true)
    expect(book.calendarOf(before.version).holidays.has('2026-12-31')).toBe(false)
    const event = await test.db.event.findFirstOrThrow({ where: { orgId: t.org.id, type: 'calendar.edited' } })
    expect(event.data).toMatchObject({ year: 2026, version: version + 1, reason: '公布了安排' })
  })

  it('refuses days that cannot be, an old version, and other duties', async () => {
    const t = await town(test.db)
    const as = await t.as('sysadmin')
    expect(await refusal(editCalendar(as, edit({ holidays: ['2026-01-01'] })))).toEqual(['date_outside_year'])
    expect(await refusal(editCalendar(as, edit({ makeUpDays: ['2027-01-04'] })))).toEqual(['make_up_on_weekday'])
    const both = edit({ holidays: ['2027-01-03'], makeUpDays: ['2027-01-03'] })
    expect(await refusal(editCalendar(as, both))).toEqual(['day_is_both'])
    expect(await refusal(editCalendar(as, edit({ baseVersion: 3 })))).toEqual(['conflict'])
    expect(await refusal(editCalendar(await t.as('auditor'), edit({})))).toEqual(['forbidden'])
  })

  it('two who edit the same year: one is told it has changed', async () => {
    const t = await town(test.db)
    const { won, lost } = await race([
      editCalendar(await t.as('sysadmin'), edit({})),
      editCalendar(await t.as('sysadmin'), edit({ holidays: ['2027-01-02'] })),
    ])
    expect([won, lost]).toEqual([1, ['conflict']])
  })

  it('packs are listed with their sources', async () => {
    const t = await town(test.db)
    const packs = await listPacks(await t.as('sysadmin'))
    expect(packs.length).toBeGreaterThan(5)
    expect(packs.every((pack) => pack.source && pack.sourceEn)).toBe(true)
  })
})
