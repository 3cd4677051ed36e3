'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { JobDetail } from '@/lib/fieldwork/views'
import { FactsPanel } from '../tickets/facts-panel'
import { Panel } from '../ui/panel'
import { AsideList } from './aside-list.client'
import { useField } from './field-context.client'
import { JobTop } from './job-top.client'
import { JoinedCalls } from './joined-calls.client'
import { useLocalJob } from './phone/use-job.client'
import { SiteNotesBox } from './site-notes'
import { VisitFlow } from './visit-flow.client'
import { VisitList } from './visit-list'

/** A job as one scroll: what is known already, then what is done on site, in the order it is done. */
export function JobPage({ job }: { job: JobDetail }) {
  const t = useTranslations('field')
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN'
  const { day, now } = useField()
  const local = useLocalJob(job)
  const { ticket } = job
  const before = [
    ...job.visits.filter((visit) => visit.finishedAt || visit.orderNo !== job.orderNo || !day.mayVisit),
    ...job.earlier.filter((visit) => job.visits.every((own) => own.id !== visit.id)),
  ].sort((a, b) => b.arrivedAt.localeCompare(a.arrivedAt))
  const visitsPanel = before.length > 0 && (
    <Panel title={t('earlierVisits')}>
      <VisitList visits={before} now={now} />
    </Panel>
  )
  return (
    <div className="mx-auto max-w-[1100px] space-y-4 text-lg">
      <JobTop job={job} local={local} />
      <AsideList items={local.items} />
      <SiteNotesBox site={job.site} />
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="space-y-4">
          <FactsPanel ticket={ticket} questions={day.rules.questions} locale={locale} now={now} placeShown />
          <JoinedCalls job={job} />
          {day.mayVisit && visitsPanel}
        </div>
        <div id="visit" className="scroll-mt-28 space-y-4">
          {!day.mayVisit && visitsPanel}
          <VisitFlow job={job} local={local} />
        </div>
      </div>
    </div>
  )
}
