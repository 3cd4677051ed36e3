import { getTranslations } from 'next-intl/server'
import type { CallersToTell, FollowUpRow } from '@/lib/tickets/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { Empty } from '../ui/panel'
import { FollowUpKeys } from './follow-up-keys.client'
import { QueueRow } from './queue-row'
import { TellQueue } from './tell-queue'

type Props = { rows: FollowUpRow[]; toTell: CallersToTell[]; selected?: string; now: string; locale: 'zh-CN' | 'en' }

/** Whose answer is still missing: those who may be called now first, the others with the time from which they may be. */
export async function FollowUpQueue({ rows, toTell, selected, now, locale }: Props) {
  const t = await getTranslations('followUp')
  const groups = [
    { key: 'callNow', rows: rows.filter((row) => row.mayCallNow) },
    { key: 'callLater', rows: rows.filter((row) => !row.mayCallNow) },
  ]
  const order = [...toTell, ...groups.flatMap((group) => group.rows)].map(({ ticketNo }) => ticketNo)
  return (
    <div className="space-y-4">
      <LiveRefresh />
      <div className="flex items-baseline gap-3">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="text-ink-2">{t('count', { count: rows.length + toTell.length })}</p>
        <FollowUpKeys queue={[...new Set(order)]} selected={selected} />
      </div>
      <TellQueue rows={toTell} selected={selected} locale={locale} />
      {rows.length === 0 && toTell.length === 0 && (
        <Empty text={t('empty')}>
          <p className="text-sm">{t('emptyNext')}</p>
        </Empty>
      )}
      {groups.map(
        ({ key, rows: group }) =>
          group.length > 0 && (
            <section key={key} aria-labelledby={key}>
              <h2 id={key} className="mb-1 flex items-baseline justify-between text-sm font-medium text-ink-2">
                {t(key)} <span className="font-normal text-ink-3">{group.length}</span>
              </h2>
              <ul className="divide-y divide-line border-y border-line">
                {group.map((row) => (
                  <QueueRow
                    key={row.ticketNo}
                    row={row}
                    selected={row.ticketNo === selected}
                    now={now}
                    locale={locale}
                  />
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  )
}
