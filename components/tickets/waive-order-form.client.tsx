'use client'
import { useTranslations } from 'next-intl'
import type { OrderView } from '@/lib/fieldwork/views'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { OrderActions } from './order-actions'

type Props = { order: OrderView; waive: OrderActions['waiveOrderAction']; done: () => void }

/** The word that nobody will do this order, and why. */
export function WaiveOrderForm({ order, waive, done }: Props) {
  const t = useTranslations('ticket')
  const verb = useVerb(waive, done)
  return (
    <form
      className="flex flex-wrap gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const reason = String(new FormData(event.currentTarget).get('reason'))
        void verb.run({ orderNo: order.no, reason, expectedVersion: order.version })
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
      <Button type="submit" look="danger" disabled={verb.pending}>
        {t('waiveDo')}
      </Button>
      <RefusalNote state={verb.state} />
    </form>
  )
}
