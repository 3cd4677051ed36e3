'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { LocalJob } from '@/lib/fieldwork/rules/local-job'
import type { JobDetail } from '@/lib/fieldwork/views'
import { TimeText } from '../ui/time-text.client'
import { ArriveForm } from './arrive-form.client'
import { useField } from './field-context.client'
import { FinishForm } from './finish-form.client'
import type { FlowProps } from './flow-props'
import { PartForm } from './part-form.client'
import { PhotoForm } from './photo-form.client'
import { PriceForm } from './price-form.client'
import { PromiseForm } from './promise-form.client'
import { ReadingForm } from './reading-form.client'
import { SideForm } from './side-form.client'
import { VisitOver } from './visit-over.client'
import { useJobForm } from './use-job-form.client'

/** What is done on site: set off, arrive, measure, photograph, whose side, price before work, parts, outcome and signatures. */
export function VisitFlow({ job, local }: { job: JobDetail; local: LocalJob }) {
  const t = useTranslations('field')
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN'
  const { day, now } = useField()
  const { form, change, forget } = useJobForm(job.orderNo)
  const { status, visit, ended } = local
  const { measuring, boundary, prices } = day.rules

  const over = day.ended.find((known) => known.orderNo === job.orderNo)
  const overText = over && status === 'done' ? t(over.resolved ? 'finishedResolved' : 'finishedOpen') : null
  if (ended || !['sent', 'accepted', 'in-progress'].includes(status)) {
    return (
      <VisitOver
        text={ended ? t(`endedHere.${ended}`) : (overText ?? t(`over.${status}`))}
        ratingPath={over?.ratingPath ?? ''}
      />
    )
  }
  if (!day.mayVisit) return <p className="border-t border-line pt-4 text-ink-2">{t('onlyCrew')}</p>
  if (status === 'sent') return <p className="border-t border-line pt-4 text-ink-2">{t('acceptFirst')}</p>
  if (!visit) return <ArriveForm job={job} setOff={local.setOff} />
  const flow: FlowProps = {
    job,
    service: job.service,
    boundary: boundary[job.service],
    measuring: job.service === 'heat' ? (measuring ?? undefined) : undefined,
    prices: prices[job.service],
    contactName: job.contactName,
    now,
    locale,
  }
  return (
    <div className="space-y-6">
      <p className="border-t border-line pt-3">
        {t.rich('arrivedAt', { time: () => <TimeText at={visit.arrivedAt} now={now} /> })}
        <span className="block text-sm text-ink-3">{t('keptHere')}</span>
      </p>
      <ReadingForm
        {...flow}
        visit={visit}
        form={form.reading}
        change={(reading) => change({ reading: { ...form.reading, ...reading } })}
      />
      <PhotoForm orderNo={job.orderNo} visit={visit} />
      <SideForm {...flow} form={form} change={change} />
      {form.responsibility === 'customer' && form.charge === 'chargeable' && (
        <PriceForm
          {...flow}
          visit={visit}
          form={form.price}
          change={(price) => change({ price: { ...form.price, ...price } })}
        />
      )}
      <PartForm
        orderNo={job.orderNo}
        visit={visit}
        side={form.responsibility}
        form={form.part}
        change={(part) => change({ part: { ...form.part, ...part } })}
      />
      <PromiseForm orderNo={job.orderNo} />
      <FinishForm {...flow} visit={visit} form={form} change={change} done={forget} />
    </div>
  )
}
