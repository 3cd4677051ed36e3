'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { OrderView } from '@/lib/fieldwork/views'
import { Button } from '../ui/button'
import { AssignOrderForm } from './assign-order-form.client'
import type { CrewPick, OrderActions } from './order-actions'
import { WaiveOrderForm } from './waive-order-form.client'

type Props = {
  order: OrderView
  crews: CrewPick[]
  canAssign: boolean
  canWaive: boolean
  locale: 'zh-CN' | 'en'
  actions: OrderActions
}

/** A crew and a time for an order nobody has begun, or the word that nobody will do it. */
export function OrderActs({ order, crews, canAssign, canWaive, locale, actions }: Props) {
  const t = useTranslations('ticket')
  const router = useRouter()
  const [open, setOpen] = useState<'assign' | 'waive' | null>(null)
  const done = () => {
    setOpen(null)
    router.refresh()
  }
  const waits = order.status === 'sent' || order.status === 'accepted'
  const own = crews.filter(({ unitId }) => unitId === order.unit.id)
  const may = [
    canAssign && waits && own.length > 0 && ('assign' as const),
    canWaive && (waits || order.status === 'incomplete') && ('waive' as const),
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
      {open === 'waive' && <WaiveOrderForm {...{ order, done }} waive={actions.waiveOrderAction} />}
    </div>
  )
}
