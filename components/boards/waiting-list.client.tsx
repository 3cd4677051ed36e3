'use client'
import { useLocale, useTranslations } from 'next-intl'
import { spokenWindow } from '@/lib/i18n/format'
import type { BoardOrder, WaitingOrder } from '@/lib/fieldwork/views'
import { datedInEnglish } from '@/lib/tickets/rules/dated-english'
import { cx } from '../ui/classes'
import { nameIn, summaryIn } from '../ui/named'
import { Panel } from '../ui/panel'
import { DueText } from '../ui/time-text.client'
import { useBoardWords } from './use-board-words.client'
import type { Desk } from './use-desk.client'

/** Orders sent to a unit that still want a crew or a time: pressed or carried to a row they get one. */
export function WaitingList({ desk, orders, now }: { desk: Desk; orders: WaitingOrder[]; now: string }) {
  const t = useTranslations('lists.dispatch')
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN'
  const words = useBoardWords(locale)
  const rowOf = (order: BoardOrder) =>
    desk.rows.find(({ unit, crew }) => unit.id === order.unitId && (crew?.id ?? null) === order.crewId)
  return (
    <Panel id="waiting" title={t('waiting')} aside={<span className="text-sm text-ink-3">{orders.length || ''}</span>}>
      {orders.length === 0 && <p className="text-ink-3">{t('waitingNone')}</p>}
      <ul className="grid grid-cols-1 gap-1 sm:grid-cols-2 2xl:grid-cols-3">
        {orders.map((order) => {
          const row = rowOf(order)
          return (
            <li key={order.orderNo}>
              <button
                type="button"
                draggable
                data-order={order.orderNo}
                aria-pressed={desk.moving?.orderNo === order.orderNo}
                onDragStart={(event) => event.dataTransfer.setData('text/plain', `order:${order.orderNo}`)}
                onClick={() => desk.take(order)}
                className={cx(
                  'w-full rounded border border-line px-2 py-1 text-left hover:bg-sunken',
                  desk.moving?.orderNo === order.orderNo && 'border-accent bg-accent-soft',
                )}
              >
                <span className="block truncate">
                  <span className="text-ink-2">{words.kind(order.kind)}</span> {order.place || summaryIn(locale, order)}
                </span>
                <span className="block truncate text-xs text-ink-3">
                  {order.orderNo} · {nameIn(locale, order.unit)} ·{' '}
                  {row?.crew ? nameIn(locale, row.crew) : <span className="text-near">{t('noCrew')}</span>}
                </span>
                {order.place && (
                  <span className="block truncate text-sm text-ink-2">
                    {summaryIn(locale, { summary: order.about, summaryEn: order.aboutEn })}
                  </span>
                )}
                <span className="flex flex-wrap gap-x-3 text-xs">
                  {order.from !== null && order.to !== null && (
                    <span className="font-medium text-over">
                      {t('missed', {
                        time: spokenWindow(
                          locale,
                          { from: new Date(order.from), to: new Date(order.to) },
                          new Date(now),
                        ),
                      })}
                    </span>
                  )}
                  {order.dueAt && (
                    <span>
                      <span className="text-ink-3">{t('nextLimit')}</span> <DueText at={order.dueAt} now={now} />
                    </span>
                  )}
                  {order.suits && (
                    <span className="text-ink-2">
                      {t('suits', { time: locale === 'en' ? datedInEnglish(order.suits) : order.suits })}
                    </span>
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
