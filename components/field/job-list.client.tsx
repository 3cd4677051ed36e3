'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { JobDetail } from '@/lib/fieldwork/views'
import { cx } from '../ui/classes'
import { Empty, Panel } from '../ui/panel'
import { StateChip } from '../ui/state-chip'
import { useField } from './field-context.client'
import { FieldLink } from './field-link.client'
import { JobActs } from './job-acts.client'
import { JobMarks, JobState } from './job-head'
import { useLocalJob, useOpenCount } from './phone/use-job.client'
import { summaryIn } from '../ui/named'

function Card({ job, first }: { job: JobDetail; first: boolean }) {
  const t = useTranslations('field')
  const locale = useLocale()
  const { day, now } = useField()
  const { status, ended } = useLocalJob(job)
  const shown = { ...job, status, crew: day.showCrew ? job.crew : null }
  return (
    <li
      className={cx(
        'flex flex-col gap-2 rounded border bg-surface p-3 text-lg',
        first ? 'border-accent' : 'border-line',
      )}
    >
      <JobState job={shown} now={now} />
      <FieldLink href={`/field/${job.orderNo}`} className="block">
        <h2 className="text-xl">{job.place || job.landmarks}</h2>
        <p className="line-clamp-2 text-ink-2">{summaryIn(locale, job)}</p>
      </FieldLink>
      {job.landmarks && job.place && <p className="line-clamp-2 text-base text-ink-2">“{job.landmarks}”</p>}
      <JobMarks job={shown} now={now} />
      <div className="mt-auto pt-1">
        {ended ? <p className="text-near">{t(`endedHere.${ended}`)}</p> : <JobActs job={{ ...job, status }} />}
      </div>
    </li>
  )
}

/** The day of a crew: the next job first, each card enough to set off. */
export function JobList() {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const { day } = useField()
  const open = day.jobs.filter(({ status }) => ['sent', 'accepted', 'in-progress'].includes(status))
  return (
    <div className="space-y-4">
      <div className="flex items-baseline gap-3">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="text-ink-2">{t('count', { count: useOpenCount(day) ?? open.length })}</p>
      </div>
      {open.length === 0 && (
        <Empty text={t('empty')}>
          <p className="text-sm">{t('emptyNext')}</p>
        </Empty>
      )}
      <ul className="grid gap-3 md:grid-cols-2 2xl:grid-cols-3">
        {open.map((job, index) => (
          <Card key={job.orderNo} job={job} first={index === 0} />
        ))}
      </ul>
      {day.ended.length > 0 && (
        <Panel title={t('endedToday')}>
          <ul className="divide-y divide-line">
            {day.ended.map((job) => (
              <li key={job.orderNo} className="flex min-h-12 items-center gap-2 text-base">
                <span className="min-w-0 flex-1 truncate">{job.place || job.orderNo}</span>
                <StateChip tone={job.status === 'done' ? 'kept' : 'wait'}>
                  {words.has(`outcome.${job.outcome}`)
                    ? words(`outcome.${job.outcome}`)
                    : words(`orderStatus.${job.status}`)}
                </StateChip>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  )
}
