'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { OPEN_ORDER_STATES, type OrderState } from '@/lib/fieldwork/rules/orders'
import type { JobDetail } from '@/lib/fieldwork/views'
import { useField } from './field-context.client'
import { FieldLink } from './field-link.client'
import { JobActs } from './job-acts.client'
import { JobMarks, JobState } from './job-head'
import { summaryIn } from '../ui/named'

type Props = { job: JobDetail; status: OrderState; setOff: boolean; ended: boolean }

/** Where, what is wrong, until when; the acts of a job under the thumb. */
export function JobTop({ job, status, setOff, ended }: Props) {
  const t = useTranslations('field')
  const locale = useLocale()
  const { now } = useField()
  const shown = { ...job, status, crew: null }
  return (
    <header className="space-y-2">
      <p className="flex items-center justify-between text-base">
        <FieldLink href="/field" className="-ml-2 inline-flex min-h-12 items-center rounded px-2 text-accent">
          ← {t('backToJobs')}
        </FieldLink>
        <Link
          href={`/tickets/${job.ticketNo}`}
          prefetch={false}
          className="inline-flex min-h-12 items-center rounded px-2 text-ink-2"
        >
          <span className="hidden sm:inline">{job.orderNo} ·&nbsp;</span>
          <span className="whitespace-nowrap">{job.ticketNo}</span>
        </Link>
      </p>
      <JobState job={shown} now={now} />
      <h1 className="text-xl">{job.place || job.landmarks}</h1>
      <p>{summaryIn(locale, job)}</p>
      <JobMarks job={shown} now={now} />
      {setOff && status === 'accepted' && <p className="text-base text-ink-2">{t('onTheWay')}</p>}
      {!ended && (OPEN_ORDER_STATES as readonly string[]).includes(status) && (
        <JobActs job={{ ...job, status }} onPage />
      )}
    </header>
  )
}
