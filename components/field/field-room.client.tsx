'use client'
import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import type { FieldDay } from '@/lib/fieldwork/views'
import type { RevealPhone } from './actions'
import { OwnPresent } from '../ui/present.client'
import { sayCount } from '../shell/rail-counts.client'
import { FieldContext } from './field-context.client'
import { JobEnded } from './job-ended.client'
import { JobList } from './job-list.client'
import { JobPage } from './job-page.client'
import { usePhone } from './phone/phone-state.client'
import { useFieldNow, useOpenCount } from './phone/use-job.client'
import { useInStep } from './phone/use-in-step.client'
import { SyncBar } from './sync-bar.client'

const ORDER = /^\/field\/([A-Za-z]+\d[\w-]*)$/

type Props = { first: FieldDay | null; reveal: RevealPhone }

/** Everything under /field: the day and its jobs, from this phone's own store, with or without signal. */
export function FieldRoom({ first, reveal }: Props) {
  const t = useTranslations('field')
  const phone = usePhone()
  const path = usePathname()
  useInStep(first)
  const day = phone.ready ? phone.day : first
  const now = useFieldNow(day?.at ?? '')
  const open = useOpenCount(day)
  useEffect(() => {
    sayCount('jobs', open)
    return () => sayCount('jobs', undefined)
  }, [open])
  const orderNo = ORDER.exec(path)?.[1]?.toUpperCase()
  if (!day || !now) {
    return phone.ready ? (
      <div className="space-y-4 text-lg">
        {phone.person && <SyncBar />}
        <p>{t('nothingKept')}</p>
        <a href="/sign-in" className="inline-flex min-h-12 items-center text-accent underline">
          {t('signInAgain')}
        </a>
      </div>
    ) : (
      <div aria-busy="true" className="space-y-4">
        <div className="skeleton h-8 w-32" />
        <div className="skeleton h-60" />
      </div>
    )
  }
  const job = orderNo && day.jobs.find((known) => known.orderNo === orderNo)
  return (
    <FieldContext value={{ day, now, reveal }}>
      <OwnPresent value={now}>
        <SyncBar />
        {job ? (
          <JobPage key={job.orderNo} job={job} />
        ) : orderNo ? (
          <JobEnded orderNo={orderNo} ended={day.ended.find((known) => known.orderNo === orderNo)} />
        ) : (
          <JobList />
        )}
        <div aria-hidden className="h-14 lg:hidden" />
      </OwnPresent>
    </FieldContext>
  )
}
