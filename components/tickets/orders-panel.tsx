import { useTranslations } from 'next-intl'
import { spokenWindow } from '@/lib/i18n/format'
import type { OrderView, VisitView } from '@/lib/fieldwork/views'
import type { CrewPick, OrderActions } from './order-actions'
import { OrderActs } from './order-acts.client'
import { Panel } from '../ui/panel'
import { StateChip, type Tone } from '../ui/state-chip'
import { VisitNotes } from './visit-notes'

type Props = {
  orders: OrderView[]
  visits: VisitView[]
  locale: 'zh-CN' | 'en'
  now: string
  crews: CrewPick[]
  can: { assign: boolean; waive: boolean; recall: boolean }
  actions: OrderActions
}

const TONE: Record<string, Tone> = {
  sent: 'wait',
  accepted: 'run',
  'in-progress': 'run',
  done: 'kept',
  incomplete: 'near',
  cancelled: 'wait',
  waived: 'wait',
}

/** Work orders with what was found, measured, agreed and signed. */
export function OrdersPanel({ orders, visits, locale, now, crews, can, actions }: Props) {
  const t = useTranslations('ticket')
  const words = useTranslations('words')
  const nameOf = (named: { name: string; nameEn: string }) => (locale === 'en' ? named.nameEn : named.name)
  return (
    <Panel title={t('orders')} id="orders">
      {orders.length === 0 && <p className="text-ink-3">{t('noOrders')}</p>}
      <ul className="space-y-3">
        {orders.map((order) => (
          <li key={order.no}>
            <p className="flex flex-wrap items-center gap-x-2">
              <span className="font-medium">{order.no}</span> {words(`orderKind.${order.kind}`)}{' '}
              <StateChip tone={TONE[order.status] ?? 'wait'}>{words(`orderStatus.${order.status}`)}</StateChip>
            </p>
            <p className="text-sm text-ink-2">
              {nameOf(order.unit)} {order.crew ? nameOf(order.crew) : t('noCrewYet')}
              {order.window && (
                <span className="block font-medium text-ink">
                  {t('window', {
                    time: spokenWindow(
                      locale,
                      { from: new Date(order.window.from), to: new Date(order.window.to) },
                      new Date(now),
                    ),
                  })}
                </span>
              )}
              {order.whyIncomplete && (
                <span className="block text-near">{words(`whyIncomplete.${order.whyIncomplete}`)}</span>
              )}
              {order.waiveReason && <span className="block">{t('waived', { reason: order.waiveReason })}</span>}
            </p>
            <OrderActs order={order} crews={crews} can={can} locale={locale} actions={actions} />
            {visits
              .filter((visit) => visit.orderNo === order.no)
              .map((visit) => (
                <VisitNotes key={visit.id} visit={visit} locale={locale} now={now} />
              ))}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
