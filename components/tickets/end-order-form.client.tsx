'use client'
import { useTranslations } from 'next-intl'
import type { OrderView } from '@/lib/fieldwork/views'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { EndOrder } from './order-actions'

type Props = { order: OrderView; act: 'waive' | 'recall'; end: EndOrder; done: () => void }

/** The word that nobody will do this order, or that it was sent by mistake, and why. */
export function EndOrderForm({ order, act, end, done }: Props) {
  const t = useTranslations('ticket')
  const verb = useVerb(end, done)
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
        aria-label={t(`${act}Reason`)}
        placeholder={t(`${act}Reason`)}
      />
      <Button type="submit" look="danger" disabled={verb.pending}>
        {t(`${act}Do`)}
      </Button>
      <RefusalNote state={verb.state} />
    </form>
  )
}
