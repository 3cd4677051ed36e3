'use client'
import { useTranslations } from 'next-intl'
import type { OrderView } from '@/lib/fieldwork/views'
import { fieldOfInstant, instantOfField } from '@/lib/i18n/format'
import { DateInput } from '../ui/date-input.client'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { nameIn } from '../ui/named'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { CrewPick, OrderActions } from './order-actions'

type Props = {
  order: OrderView
  crews: CrewPick[]
  locale: 'zh-CN' | 'en'
  assign: OrderActions['assignOrderAction']
  done: () => void
}

/** A crew of the order's own unit and the time the customer expects it. */
export function AssignOrderForm({ order, crews, locale, assign, done }: Props) {
  const t = useTranslations('ticket')
  const verb = useVerb(assign, done)
  return (
    <form
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const [from, to] = [instantOfField(String(form.get('from'))), instantOfField(String(form.get('to')))]
        void verb.run({
          orderNo: order.no,
          crewId: String(form.get('crew')) || null,
          window: from && to ? { from, to } : null,
          expectedVersion: order.version,
        })
      }}
    >
      <select name="crew" className={inputClass} aria-label={t('crew')} defaultValue={order.crew?.id ?? ''}>
        <option value="">{t('anyCrew')}</option>
        {crews.map((crew) => (
          <option key={crew.id} value={crew.id}>
            {nameIn(locale, crew)}
          </option>
        ))}
      </select>
      <div className="grid grid-cols-2 gap-2">
        {(['from', 'to'] as const).map((name) => (
          <label key={name} className="text-sm text-ink-2">
            {t(name === 'from' ? 'windowFrom' : 'windowTo')}
            <DateInput
              type="datetime-local"
              name={name}
              className="mt-0.5"
              defaultValue={order.window ? fieldOfInstant(order.window[name]) : ''}
            />
          </label>
        ))}
      </div>
      <Button type="submit" disabled={verb.pending}>
        {t('assignDo')}
      </Button>
      <RefusalNote state={verb.state} />
    </form>
  )
}
