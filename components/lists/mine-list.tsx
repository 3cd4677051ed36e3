import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { TicketList } from '@/lib/tickets/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { Panel } from '../ui/panel'
import { TicketTable } from './ticket-table.client'

const SHOWN = 12

/** What this person heard first and owns until a unit has taken it. */
export function MineList({ list, now }: { list: TicketList; now: string }) {
  const t = useTranslations('lists.mine')
  return (
    <Panel
      className="mt-8"
      id="mine"
      title={
        <>
          {t('title')} <span className="ml-2 font-normal text-ink-3">{t('note')}</span>
        </>
      }
      aside={
        list.total > SHOWN && (
          <Link href="/tickets?queue=mine" className="text-sm text-accent">
            {t('all', { n: list.totalIsFloor ? `${list.total}+` : list.total })}
          </Link>
        )
      }
    >
      <LiveRefresh />
      {list.rows.length === 0 ? (
        <p className="text-ink-3">{t('empty')}</p>
      ) : (
        <TicketTable rows={list.rows.slice(0, SHOWN)} now={now} label={t('title')} />
      )}
    </Panel>
  )
}
