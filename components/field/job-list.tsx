import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { JobCard } from '@/lib/fieldwork/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { cx } from '../ui/classes'
import { Empty } from '../ui/panel'
import type { CardActions } from './actions'
import { JobActs } from './job-acts.client'
import { JobMarks, JobState } from './job-head'

type Props = { jobs: JobCard[]; now: string; mayAccept: boolean; showCrew: boolean; actions: CardActions }

/** The day of a crew: the next job first, each card enough to set off. */
export async function JobList({ jobs, now, mayAccept, showCrew, actions }: Props) {
  const t = await getTranslations('field')
  return (
    <div className="space-y-4">
      <LiveRefresh />
      <div className="flex items-baseline gap-3">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="text-ink-2">{t('count', { count: jobs.length })}</p>
      </div>
      {jobs.length === 0 && (
        <Empty text={t('empty')}>
          <p className="text-sm">{t('emptyNext')}</p>
        </Empty>
      )}
      <ul className="grid gap-3 md:grid-cols-2 2xl:grid-cols-3">
        {jobs.map((job, index) => {
          const shown = showCrew ? job : { ...job, crew: null }
          return (
            <li
              key={job.orderNo}
              className={cx(
                'flex flex-col gap-2 rounded border bg-surface p-3 text-lg',
                index === 0 ? 'border-accent' : 'border-line',
              )}
            >
              <JobState job={shown} now={now} />
              <Link href={`/field/${job.orderNo}`} prefetch={false} className="block">
                <h2 className="text-xl">{job.place || job.landmarks}</h2>
                <p className="line-clamp-2 text-ink-2">{job.summary}</p>
              </Link>
              {job.landmarks && job.place && <p className="line-clamp-2 text-base text-ink-2">“{job.landmarks}”</p>}
              <JobMarks job={shown} now={now} />
              <div className="mt-auto pt-1">
                <JobActs job={job} mayAccept={mayAccept} actions={actions} />
              </div>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
