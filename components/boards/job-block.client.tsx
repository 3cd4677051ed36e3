'use client'
import { useTranslations } from 'next-intl'
import { wallClock } from '@/lib/i18n/format'
import type { BoardOrder } from '@/lib/fieldwork/views'
import { cx } from '../ui/classes'
import { nameIn } from '../ui/named'
import type { Desk } from './use-desk.client'

const TONE: Record<string, string> = {
  sent: 'border-line-strong bg-ground text-ink',
  accepted: 'border-run bg-run-soft text-run',
  'in-progress': 'border-run bg-run-soft text-run font-medium',
  done: 'border-kept bg-kept-soft text-kept',
  incomplete: 'border-near bg-near-soft text-near',
}

type Props = {
  order: BoardOrder
  crew: { name: string; nameEn: string }
  place: { left: string; width: string }
  locale: 'zh-CN' | 'en'
  desk: Desk
}

/** An order at its appointment. Pressed or carried it is rearranged, as long as nobody has begun it. */
export function JobBlock({ order, crew, place, locale, desk }: Props) {
  const t = useTranslations('lists.dispatch')
  const words = useTranslations('words')
  const movable = order.status === 'sent' || order.status === 'accepted'
  const time = `${wallClock(order.from!)}–${wallClock(order.to!)}`
  const kind = words(`orderKind.${order.kind}`)
  const said = { no: order.orderNo, kind, place: order.place || order.summary, time, crew: nameIn(locale, crew) }
  return (
    <button
      type="button"
      draggable={movable}
      data-order={order.orderNo}
      title={`${t('block', said)} · ${words(`orderStatus.${order.status}`)}`}
      aria-label={t('block', said)}
      aria-pressed={desk.moving?.orderNo === order.orderNo}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', `order:${order.orderNo}`)}
      onClick={() => desk.take(order)}
      style={place}
      className={cx(
        'absolute inset-y-1 overflow-hidden rounded border px-1 text-left text-xs leading-4',
        TONE[order.status] ?? TONE.sent,
        order.keyCustomer && 'border-l-4 border-l-near',
        desk.moving?.orderNo === order.orderNo && 'outline-2 outline-accent',
      )}
    >
      <span className="block truncate">{order.place.split(' ').slice(0, 2).join(' ') || order.summary}</span>
      <span className="block truncate">{kind}</span>
    </button>
  )
}
