'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { OrderView } from '@/lib/fieldwork/views'
import { instantOfField } from '@/lib/i18n/format'
import type { ActionState } from '@/lib/kernel/result'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'

export type CrewPick = { id: string; unitId: string; name: string; nameEn: string }
export type OrderActions = {
  assignOrderAction: (input: {
    orderNo: string
    requestKey: string
    crewId: string | null
    window: { from: string; to: string } | null
    expectedVersion: number
  }) => Promise<ActionState<{ orderNo: string }>>
  waiveOrderAction: (input: {
    orderNo: string
    requestKey: string
    reason: string
    expectedVersion: number
  }) => Promise<ActionState<{ orderNo: string; resolved: boolean }>>
}
type Props = {
  order: OrderView
  crews: CrewPick[]
  canAssign: boolean
  canWaive: boolean
  locale: 'zh-CN' | 'en'
  actions: OrderActions
}

const field = (at: string | undefined) =>
  at ? new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 16) : ''

/** A crew and a time for an order nobody has begun, or the word that nobody will do it. */
export function OrderActs({ order, crews, canAssign, canWaive, locale, actions }: Props) {
  const t = useTranslations('ticket')
  const router = useRouter()
  const [open, setOpen] = useState<'assign' | 'waive' | null>(null)
  const done = () => {
    setOpen(null)
    router.refresh()
  }
  const assign = useVerb(actions.assignOrderAction, done)
  const waive = useVerb(actions.waiveOrderAction, done)
  const waits = order.status === 'sent' || order.status === 'accepted'
  const own = crews.filter(({ unitId }) => unitId === order.unit.id)
  const mayAssign = canAssign && waits && own.length > 0
  const mayWaive = canWaive && (waits || order.status === 'incomplete')
  if (!mayAssign && !mayWaive) return null
  const { no: orderNo, version: expectedVersion } = order
  return (
    <div className="mt-1">
      <div className="-ml-3 flex gap-1">
        {mayAssign && (
          <Button
            look="plain"
            aria-expanded={open === 'assign'}
            onClick={() => setOpen(open === 'assign' ? null : 'assign')}
          >
            {t('assign')}
          </Button>
        )}
        {mayWaive && (
          <Button
            look="plain"
            aria-expanded={open === 'waive'}
            onClick={() => setOpen(open === 'waive' ? null : 'waive')}
          >
            {t('waive')}
          </Button>
        )}
      </div>
      {open === 'assign' && (
        <form
          className="space-y-2"
          onSubmit={(event) => {
            event.preventDefault()
            const form = new FormData(event.currentTarget)
            const [from, to] = [instantOfField(String(form.get('from'))), instantOfField(String(form.get('to')))]
            const crewId = String(form.get('crew')) || null
            void assign.run({ orderNo, crewId, window: from && to ? { from, to } : null, expectedVersion })
          }}
        >
          <select name="crew" className={inputClass} aria-label={t('crew')} defaultValue={order.crew?.id ?? ''}>
            <option value="">{t('anyCrew')}</option>
            {own.map((crew) => (
              <option key={crew.id} value={crew.id}>
                {locale === 'en' ? crew.nameEn : crew.name}
              </option>
            ))}
          </select>
          <div className="grid grid-cols-2 gap-2">
            {(['from', 'to'] as const).map((name) => (
              <label key={name} className="text-sm text-ink-2">
                {t(name === 'from' ? 'windowFrom' : 'windowTo')}
                <input
                  type="datetime-local"
                  name={name}
                  className={`${inputClass} mt-0.5`}
                  defaultValue={field(order.window?.[name])}
                />
              </label>
            ))}
          </div>
          <Button type="submit" disabled={assign.pending}>
            {t('assignDo')}
          </Button>
        </form>
      )}
      {open === 'waive' && (
        <form
          className="flex flex-wrap gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            void waive.run({
              orderNo,
              reason: String(new FormData(event.currentTarget).get('reason')),
              expectedVersion,
            })
          }}
        >
          <input
            name="reason"
            required
            maxLength={200}
            className={inputClass}
            aria-label={t('waiveReason')}
            placeholder={t('waiveReason')}
          />
          <Button type="submit" look="danger" disabled={waive.pending}>
            {t('waiveDo')}
          </Button>
        </form>
      )}
      <RefusalNote state={assign.state ?? waive.state} />
    </div>
  )
}
