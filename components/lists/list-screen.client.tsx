'use client'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { TAB_QUEUES, type Queue } from '@/lib/tickets/rules/queues'
import type { TicketList } from '@/lib/tickets/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { KeysHelp } from '../ui/keys-help.client'
import { LinkTabs } from '../ui/link-tabs'
import { PageTitle } from '../ui/page-title'
import { Empty } from '../ui/panel'
import { ListFilters, type UnitName } from './list-filters'
import { TicketTable } from './ticket-table.client'

type Asked = { queue: Queue; unit?: string; text?: string; day?: string; after?: string }
type Props = { asked: Asked; list: TicketList; counts: Record<string, number>; units: UnitName[]; now: string }

/** An address of the list; what is not asked is left out. */
export function listHref(asked: Partial<Asked>, path = '/tickets'): string {
  const query = new URLSearchParams(Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1])))
  return `${path}?${query}`
}

/** Queues of tickets as tabs, one dense table, the same list as a file. */
export function ListScreen({ asked, list, counts, units, now }: Props) {
  const t = useTranslations('lists')
  const common = useTranslations('common')
  const { queue, unit, text, day } = asked
  const isTab = (TAB_QUEUES as readonly Queue[]).includes(queue)
  const shown = [...TAB_QUEUES, ...(isTab ? [] : [queue])]
  const bounded = (n: number | undefined, floor: boolean) => (n === undefined ? undefined : floor ? `${n}+` : String(n))
  const title = text
    ? t('found', { text })
    : day && (queue === 'opened' || queue === 'ended')
      ? t(`onDay.${queue}`, { day })
      : t(`queue.${queue}`)
  return (
    <>
      <LiveRefresh />
      <PageTitle
        title={t('title')}
        note={<span data-testid="total">{t('total', { n: bounded(list.total, list.totalIsFloor) ?? '0' })}</span>}
      >
        <ListFilters
          queue={queue}
          unit={unit}
          text={text}
          day={day}
          units={units}
          exportHref={listHref({ queue, unit, text, day }, '/api/v1/tickets.csv')}
        />
        <KeysHelp
          keys={[
            ['J K', t('keys.walk')],
            ['Enter', t('keys.open')],
            ['/', t('keys.search')],
            ['?', t('keys.help')],
          ]}
        />
      </PageTitle>
      <LinkTabs
        label={t('title')}
        tabs={[
          ...shown.map((name) => ({
            key: name,
            label:
              name === queue && day && (name === 'opened' || name === 'ended')
                ? t(`onDay.${name}`, { day })
                : t(`queue.${name}`),
            href: listHref({ queue: name, unit, day: name === queue ? day : undefined }),
            count: bounded(
              name === queue && !text ? list.total : counts[name],
              name === queue && !text ? list.totalIsFloor : (counts[name] ?? 0) >= 1000,
            ),
            current: !text && name === queue,
          })),
          ...(text
            ? [
                {
                  key: 'found',
                  label: t('searchTab'),
                  href: listHref({ text }),
                  count: bounded(list.total, list.totalIsFloor),
                  current: true,
                },
              ]
            : []),
        ]}
      />
      {list.rows.length === 0 ? (
        <div className="mt-4">
          <Empty text={t(text ? 'empty.search' : unit ? 'empty.unit' : `empty.${queue}`)}>
            {queue !== 'open' || text || unit ? (
              <Link href="/tickets" className="text-accent">
                {t('toOpen')}
              </Link>
            ) : null}
          </Empty>
        </div>
      ) : (
        <TicketTable rows={list.rows} now={now} label={title} />
      )}
      <div className="mt-3 flex gap-4">
        {asked.after && (
          <Link href={listHref({ queue, unit, day })} className="text-accent">
            {t('first')}
          </Link>
        )}
        {list.next && (
          <Link href={listHref({ queue, unit, day, after: list.next })} rel="next" className="text-accent">
            {common('next')}
          </Link>
        )}
      </div>
    </>
  )
}
