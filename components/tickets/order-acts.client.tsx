'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { OrderView } from '@/lib/fieldwork/views'
import { Button } from '../ui/button'
import { AssignOrderForm } from './assign-order-form.client'
import type { CrewPick, OrderActions } from './order-actions'
import { EndOrderForm } from './end-order-form.client'

type Props = {
  order: OrderView
  crews: CrewPick[]
  can: { assign: boolean; waive: boolean; recall: boolean }
  locale: 'zh-CN' | 'en'
  actions: OrderActions
}

/** A crew and a time for an order nobody has begun, or the word that it was sent by mistake, or that nobody will do it. */
export function OrderActs({ order, crews, can, locale, actions }: Props) {
  const t = useTranslations('ticket')
  const router = useRouter()
  const [open, setOpen] = useState<'assign' | 'recall' | 'waive' | null>(null)
  const done = () => {
    setOpen(null)
    router.refresh()
  }
  const waits = order.status === 'sent' || order.status === 'accepted'
  const own = crews.filter(({ unitId }) => unitId === order.unit.id)
  const may = [
    can.assign && waits && own.length > 0 && ('assign' as const),
    can.recall && waits && ('recall' as const),
    can.waive && (waits || order.status === 'incomplete') && ('waive' as const),
  ].filter((act) => act !== false)
  if (may.length === 0) return null
  return (
    <div className="mt-1">
      <div className="-ml-3 flex gap-1">
        {may.map((act) => (
          <Button
            key={act}
            look="plain"
            aria-expanded={open === act}
            onClick={() => setOpen(open === act ? null : act)}
          >
            {t(act)}
          </Button>
        ))}
      </div>
      {open === 'assign' && (
        <AssignOrderForm {...{ order, locale, done }} crews={own} assign={actions.assignOrderAction} />
      )}
      {open === 'recall' && (
        <EndOrderForm key="recall" {...{ order, done }} act="recall" end={actions.recallOrderAction} />
      )}
      {open === 'waive' && <EndOrderForm key="waive" {...{ order, done }} act="waive" end={actions.waiveOrderAction} />}
    </div>
  )
}
