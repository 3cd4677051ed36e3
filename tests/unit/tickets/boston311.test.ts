import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { DateTime } from 'luxon'
import { expect, it } from 'vitest'
import { foldClock, type ClockEvent } from '@/lib/tickets/rules/clocks'
import { newYorkAlways } from '../policy/calendars'

type Row = { case_enquiry_id: string; open_dt: string; target_dt: string; closed_dt: string; ontime: string }

const file = new URL('../../fixtures/boston311-100.csv', import.meta.url)
const rows = parse(readFileSync(file), { columns: true, bom: true }) as Row[]
const at = (text: string) => DateTime.fromSQL(text, { zone: 'America/New_York' }).toJSDate()

/** No target: no clock was started, so nothing can be late. */
function verdict(row: Row): string {
  const events: ClockEvent[] = []
  if (row.target_dt) {
    const amount = (at(row.target_dt).getTime() - at(row.open_dt).getTime()) / 60_000
    const limit = { amount, unit: 'minutes', counting: 'elapsed', packVersion: 1 } as const
    const provenance = { source: '城市公开数据', sourceEn: 'city open data', verified: true }
    events.push({ seq: 1, kind: 'start', at: at(row.open_dt), limit: { ...limit, ...provenance } })
  }
  if (row.closed_dt) events.push({ seq: 2, kind: 'fulfil', at: at(row.closed_dt) })
  const view = foldClock(events, newYorkAlways, at('2022-06-01 00:00:00'))
  return view?.state === 'broken' ? 'OVERDUE' : 'ONTIME'
}

it('D5 gives the verdict of the city on its own 100 service requests', () => {
  expect(rows).toHaveLength(100)
  const ours = rows.map((row) => [row.case_enquiry_id, verdict(row)])
  expect(ours).toEqual(rows.map((row) => [row.case_enquiry_id, row.ontime]))
  expect(rows.filter((row) => row.ontime === 'OVERDUE')).toHaveLength(17)
})
