import { stringify } from 'csv-stringify/sync'
import { getLocale, getTranslations } from 'next-intl/server'
import { exactTime } from '@/lib/i18n/format'
import { csvCell } from '@/lib/kernel/csv-cell'
import { exportTickets } from '@/lib/tickets/export-tickets'
import { TicketListInput } from '@/lib/tickets/inputs'
import { apiRead } from '@/lib/web/api-route'

const COLUMNS = [
  'no',
  'state',
  'service',
  'kind',
  'severity',
  'level',
  'place',
  'landmarks',
  'summary',
  'unit',
  'owner',
  'due',
  'opened',
  'changed',
  'urged',
  'returned',
] as const
const BOM = '\ufeff'

/** A list of tickets as a file for a spreadsheet: the list's own condition, in the reader's language, never a formula. */
export const GET = apiRead(async (ctx, params) => {
  const asked = TicketListInput.parse(Object.fromEntries(params))
  const { rows, truncated } = await exportTickets(ctx, asked)
  const [t, words, locale] = await Promise.all([getTranslations('lists'), getTranslations('words'), getLocale()])
  const nameOf = (named: { name: string; nameEn: string } | null) =>
    named ? (locale === 'en' ? named.nameEn : named.name) : ''
  const at = (time: string | null) => (time ? exactTime(new Date(time)) : '')
  const lines = rows.map((row) => [
    row.no,
    words(`status.${row.status}`),
    words(`service.${row.service}`),
    words(`kind.${row.kind}`),
    words(`severity.${row.severity}`),
    String(row.level),
    row.place,
    row.landmarks,
    row.summary,
    nameOf(row.unit),
    nameOf(row.owner),
    at(row.nextDueAt),
    at(row.openedAt),
    at(row.changedAt),
    String(row.urgeCount),
    String(row.returnCount),
  ])
  const text =
    BOM +
    stringify(
      [COLUMNS.map((name) => t(`column.${name}`)), ...lines].map((line) => line.map(csvCell)),
      { record_delimiter: '\r\n' },
    )
  const name = `tickets-${asked.text ? 'search' : asked.queue}-${exactTime(ctx.now).slice(0, 10)}.csv`
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
      'x-truncated': String(truncated),
    },
  })
})
