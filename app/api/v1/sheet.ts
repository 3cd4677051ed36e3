import { writeXlsxStream } from 'hucre/xlsx'
import { csvCell } from '@/lib/kernel/csv-cell'
import { offsetMs } from '@/lib/kernel/zones'

/** Money as Excel sums it, in yuan; a day; a moment of the town's wall clock. */
const FORMATS = { text: undefined, money: '#,##0.00', day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm' } as const
export type Column<R> = {
  title: string
  is: keyof typeof FORMATS
  width: number
  of: (row: R) => string | number | bigint | null
}

/** An instant, or the fen of an amount, as the sheet holds it. A text never begins a formula. */
function cell(is: keyof typeof FORMATS, value: string | number | bigint | null, zone: string) {
  if (value === null || value === '') return null
  if (is === 'money') return Number(value) / 100
  if (is === 'day') return new Date(`${value}T00:00:00Z`)
  if (is === 'text') return csvCell(String(value))
  const at = new Date(String(value)).getTime()
  return new Date(at + offsetMs(zone, at))
}

/** Rows as a workbook, written while they are read: however many there are, few are in memory. Never kept by a cache. */
export function sheetAnswer<R>(
  name: string,
  columns: readonly Column<R>[],
  rows: AsyncIterable<R> | Iterable<R>,
  zone: string,
): Response {
  async function* lines() {
    for await (const row of rows) yield columns.map(({ is, of }) => cell(is, of(row), zone))
  }
  const written = writeXlsxStream(lines(), {
    name: name.slice(0, 31),
    columns: columns.map(({ title, is, width }) => ({ header: title, width, numFmt: FORMATS[is] })),
    freezePane: { rows: 1 },
  })
  return new Response(written as unknown as BodyInit, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${encodeURIComponent(name)}.xlsx"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
