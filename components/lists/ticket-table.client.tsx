'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { Locale } from '@/lib/i18n/locales'
import Link from 'next/link'
import type { TicketRow } from '@/lib/tickets/views'
import { isOpen } from '@/lib/tickets/rules/lifecycle'
import { nameIn, summaryIn } from '../ui/named'
import { PlaceText } from '../ui/place-text'
import { StateChip } from '../ui/state-chip'
import { useNow } from '../ui/present.client'
import { DueAt, InstantAt } from '../ui/time-text.client'
import { RowKeys } from './row-keys.client'
import { rowTone } from './row-tone'
import { TicketMarks } from './ticket-marks'

const HEADS = ['no', 'state', 'kind', 'place', 'summary', 'unit', 'owner', 'due'] as const
const head = 'px-2 py-1.5 text-left text-xs font-medium whitespace-nowrap text-ink-3'
/** How rows and cells lie, said once for the whole body: fifty rows of it would be half of the page. */
const rowsLook =
  'block divide-y divide-line @4xl:table-row-group *:relative *:flex *:cursor-pointer *:flex-wrap *:items-center *:gap-x-3 *:gap-y-0.5 *:py-2.5 *:focus-within:bg-sunken *:hover:bg-sunken *:@4xl:table-row [&_td]:block @4xl:[&_td]:table-cell @4xl:[&_td]:px-2 @4xl:[&_td]:py-1.5 @4xl:[&_td]:align-top'

/** A dense table of tickets; where there is no room, each row is a short card of the same facts. */
export function TicketTable({ rows, now: initial, label }: { rows: TicketRow[]; now: string; label: string }) {
  const t = useTranslations('lists')
  const said = { t, words: useTranslations('words'), common: useTranslations('common'), locale: useLocale() as Locale }
  const now = useNow(initial)
  return (
    <RowKeys>
      <table aria-label={label} className="block w-full border-collapse text-sm @4xl:table">
        <thead className="hidden border-b border-line @4xl:table-header-group">
          <tr>
            {HEADS.map((name) => (
              <th key={name} scope="col" className={head}>
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={rowsLook}>
          {rows.map((row) => (
            <Row key={row.no} row={row} now={now} said={said} />
          ))}
        </tbody>
      </table>
    </RowKeys>
  )
}

type Words = ReturnType<typeof useTranslations>
type Said = Record<'t' | 'words' | 'common', Words> & { locale: Locale }

/** The words come with the row: a long list looks them up once. */
function Row({ row, now, said: { t, words, common, locale } }: { row: TicketRow; now: Date; said: Said }) {
  return (
    <tr>
      <td>
        <Link
          data-row
          href={`/tickets/${row.no}`}
          prefetch={false}
          className="font-medium whitespace-nowrap text-accent"
        >
          {row.no}
        </Link>
      </td>
      <td>
        <StateChip tone={rowTone(row, now.getTime())}>{words(`status.${row.status}`)}</StateChip>
      </td>
      <td className="text-ink-2 @4xl:min-w-20">
        {`${words(`service.${row.service}`)} · ${words(`kind.${row.kind}`)}`}
      </td>
      <td className="w-full @4xl:w-auto @4xl:min-w-36">
        <PlaceText text={row.place || row.landmarks} />
        {row.place && row.landmarks && <span className="block text-xs text-ink-3">{row.landmarks}</span>}
      </td>
      <td className="w-full @4xl:w-auto @4xl:min-w-44">
        <TicketMarks ticket={row} t={t} words={words} />
        <span className="line-clamp-2">{summaryIn(locale, row)}</span>
      </td>
      <td className={`${row.unit ? 'text-ink-2' : 'text-ink-3'} @4xl:min-w-24`}>
        {row.unit ? nameIn(locale, row.unit) : isOpen(row.status) ? t('noUnit') : '—'}
      </td>
      <td className="text-ink-2 @4xl:min-w-16">
        <span className="text-ink-3 @4xl:sr-only">{t('column.owner')} </span>
        {nameIn(locale, row.owner)}
      </td>
      <td className="ml-auto">
        {isOpen(row.status) ? (
          <DueAt at={row.nextDueAt} clock={row.nextClock} now={now} t={common} locale={locale} />
        ) : (
          <span className="text-ink-3">
            <InstantAt at={row.changedAt} now={now} locale={locale} />
          </span>
        )}
      </td>
    </tr>
  )
}
