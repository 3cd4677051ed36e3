import { useLocale, useTranslations } from 'next-intl'
import type { JobCard } from '@/lib/fieldwork/views'
import { spokenWindow } from '@/lib/i18n/format'
import { MatterMarks } from '../ui/matter-marks'
import { StateChip, type Tone } from '../ui/state-chip'
import { useNow } from '../ui/present.client'
import { DueText, TimeText } from '../ui/time-text.client'

const TONE: Record<string, Tone> = {
  sent: 'wait',
  accepted: 'run',
  'in-progress': 'run',
  done: 'kept',
  incomplete: 'near',
  cancelled: 'wait',
}

export type JobHeadGiven = Pick<
  JobCard,
  | 'kind'
  | 'service'
  | 'status'
  | 'dueAt'
  | 'dueClock'
  | 'promise'
  | 'window'
  | 'upset'
  | 'keyCustomer'
  | 'level'
  | 'crew'
>

/** Whether the appointment is over and nobody came. */
const isMissed = ({ window, status }: JobHeadGiven, now: Date) =>
  !!window && (status === 'sent' || status === 'accepted') && new Date(window.to) < now

/** Whether the clock the server named runs on by what was done here since. */
const stillRuns = ({ dueClock, status }: JobHeadGiven) =>
  !(dueClock === 'accept' && status !== 'sent') && !(dueClock === 'arrive' && status === 'in-progress')

/** State, kind and time left of a job, in one line. */
export function JobState({ job, now }: { job: JobHeadGiven; now: string }) {
  const words = useTranslations('words')
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base">
      <StateChip tone={TONE[job.status] ?? 'wait'}>{words(`orderStatus.${job.status}`)}</StateChip>
      <span className="text-ink-2">
        {words(`service.${job.service}`)} · {words(`orderKind.${job.kind}`)}
      </span>
      {job.dueAt && stillRuns(job) && (
        <span className="ml-auto">
          <DueText at={job.dueAt} clock={job.dueClock} now={now} />
        </span>
      )}
    </p>
  )
}

/** What must be known before speaking: promise, upset, key customer, level. */
export function JobMarks({ job, now }: { job: JobHeadGiven; now: string }) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const en = useLocale() === 'en'
  const missed = isMissed(job, useNow(now))
  return (
    <>
      {job.window && (
        <p className={missed ? 'text-base font-medium text-over' : 'text-base font-medium'}>
          {t('window', {
            time: spokenWindow(
              en ? 'en' : 'zh-CN',
              { from: new Date(job.window.from), to: new Date(job.window.to) },
              new Date(now),
            ),
          })}
          {missed && (
            <>
              {' · '}
              <DueText at={job.window.to} now={now} />
            </>
          )}
        </p>
      )}
      {job.promise && (
        <p className="text-base">
          {t.rich('promised', { what: job.promise.what, time: () => <TimeText at={job.promise!.dueAt} now={now} /> })}
        </p>
      )}
      {(job.upset || job.keyCustomer || job.level > 0 || job.crew) && (
        <p className="flex flex-wrap items-center gap-1">
          <MatterMarks of={job} words={words} />
          {job.crew && <span className="text-sm text-ink-3">{en ? job.crew.nameEn : job.crew.name}</span>}
        </p>
      )}
    </>
  )
}
