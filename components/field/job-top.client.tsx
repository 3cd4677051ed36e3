'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { LocalJob } from '@/lib/fieldwork/rules/local-job'
import { OPEN_ORDER_STATES } from '@/lib/fieldwork/rules/orders'
import type { JobDetail } from '@/lib/fieldwork/views'
import { useField } from './field-context.client'
import { FieldLink } from './field-link.client'
import { JobActs } from './job-acts.client'
import { JobMarks, JobState } from './job-head'
import { summaryIn } from '../ui/named'
import { TimeText } from '../ui/time-text.client'
import { ToldPlace } from './told-place.client'

type Props = { job: JobDetail; local: LocalJob }

/** Where, what is wrong, until when; the acts of a job under the thumb. */
export function JobTop({ job, local }: Props) {
  const t = useTranslations('field')
  const locale = useLocale()
  const { now } = useField()
  const { status, setOff, dueThere, ended } = local
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
      {setOff && status === 'accepted' && (
        <p className="text-base text-ink-2">
          {t('onTheWay')}
          {dueThere && t.rich('thereBy', { time: () => <TimeText at={dueThere} now={now} /> })}
        </p>
      )}
      <ToldPlace job={job} />
      {!ended && (OPEN_ORDER_STATES as readonly string[]).includes(status) && (
        <JobActs job={{ ...job, status }} onPage />
      )}
    </header>
  )
}
