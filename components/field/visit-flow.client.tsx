'use client'
import { MapPinCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { JobView, VisitView } from '@/lib/fieldwork/views'
import type { BoundaryBody, MeasuringBody } from '@/lib/policy/rules/pack-bodies'
import { RefusalNote } from '../ui/refusal-note.client'
import { TimeText } from '../ui/time-text.client'
import { useVerb } from '../ui/use-verb.client'
import type { VisitActions } from './actions'
import { FinishForm } from './finish-form.client'
import { PriceForm } from './price-form.client'
import { ReadingForm } from './reading-form.client'
import { SideForm } from './side-form.client'
import { TouchButton } from './touch'
import { useJobForm } from './use-job-form.client'

export type FlowProps = {
  job: JobView
  service: string
  visit: VisitView | null
  boundary?: BoundaryBody
  measuring?: MeasuringBody
  mayVisit: boolean
  contactName: string
  now: string
  locale: 'zh-CN' | 'en'
  actions: VisitActions
}

/** What is done on site: arrive, measure, whose side, price before work, outcome and signatures. */
export function VisitFlow(props: FlowProps) {
  const { job, visit, mayVisit, actions, now } = props
  const t = useTranslations('field')
  const router = useRouter()
  const [finished, setFinished] = useState<{ resolved: boolean } | null>(null)
  const { form, change, forget } = useJobForm(job.orderNo)
  const arrive = useVerb(actions.arrive, () => router.refresh())

  if (finished || !['sent', 'accepted', 'in-progress'].includes(job.status)) {
    return (
      <div role="status" className="space-y-3 border-t border-line pt-4">
        <p className="text-xl">
          {t(finished ? (finished.resolved ? 'finishedResolved' : 'finishedOpen') : `over.${job.status}`)}
        </p>
        <Link
          href="/field"
          className="inline-flex min-h-12 items-center rounded bg-accent px-5 font-medium text-accent-ink"
        >
          {t('nextJob')}
        </Link>
      </div>
    )
  }
  if (!mayVisit) return <p className="border-t border-line pt-4 text-ink-2">{t('onlyCrew')}</p>
  if (job.status === 'sent') return <p className="border-t border-line pt-4 text-ink-2">{t('acceptFirst')}</p>
  if (!visit) {
    return (
      <div className="space-y-3 border-t border-line pt-4">
        <RefusalNote state={arrive.state} />
        <TouchButton
          look="primary"
          className="w-full gap-2 py-3!"
          disabled={arrive.pending}
          onClick={() => void arrive.run({ orderNo: job.orderNo, claimedAt: new Date().toISOString() })}
        >
          <MapPinCheck aria-hidden className="size-5" />
          {t('arrive')}
        </TouchButton>
        <p className="text-base text-ink-2">{t('arriveHint')}</p>
        {job.kind === 'handle' && (
          <p className="text-base text-ink-2">
            {t('handleHint')}{' '}
            <Link href={`/tickets/${job.ticketNo}`} className="text-accent underline">
              {job.ticketNo}
            </Link>
          </p>
        )}
      </div>
    )
  }
  return (
    <div className="space-y-6">
      <p className="border-t border-line pt-3">
        {t.rich('arrivedAt', { time: () => <TimeText at={visit.arrivedAt} now={now} /> })}
        <span className="block text-sm text-ink-3">{t('keptHere')}</span>
      </p>
      <ReadingForm
        {...props}
        visit={visit}
        form={form.reading}
        change={(reading) => change({ reading: { ...form.reading, ...reading } })}
      />
      <SideForm {...props} form={form} change={change} />
      {form.responsibility === 'customer' && (
        <PriceForm
          {...props}
          visit={visit}
          form={form.price}
          change={(price) => change({ price: { ...form.price, ...price } })}
        />
      )}
      <FinishForm
        {...props}
        form={form}
        change={change}
        done={(result) => {
          forget()
          setFinished(result)
          router.refresh()
        }}
      />
    </div>
  )
}
