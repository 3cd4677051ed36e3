import { useTranslations } from 'next-intl'
import { consentsNeeded } from '@/lib/billing/rules/retrofit'
import type { RetrofitPage } from '@/lib/billing/views'
import { PageTitle } from '../../ui/page-title'
import { Panel } from '../../ui/panel'
import { StateChip } from '../../ui/state-chip'
import { ConsentForm, type RecordConsent } from './consent-form.client'
import { CostPanel } from './cost-panel'
import { HouseholdTable } from './household-table'
import { ApproveForm, MoveForm, type ApproveRetrofit, type MoveRetrofit } from './move-forms.client'
import { AnswersText, RETROFIT_TONE } from './retrofit-list'

type Props = {
  page: RetrofitPage
  record: RecordConsent | null
  approve: ApproveRetrofit | null
  move: MoveRetrofit | null
  today: string
}

/** A retrofit whole: why, who pays what, when, what every household said, and the next step for whoever may take it. */
export function RetrofitScreen({ page, record, approve, move, today }: Props) {
  const t = useTranslations('billing.retrofit')
  const { project, list } = page
  const over = ['done', 'stopped'].includes(project.status)
  return (
    <>
      <PageTitle title={project.name} note={project.no}>
        <span className="mr-auto">
          <StateChip tone={RETROFIT_TONE[project.status] ?? 'wait'}>{t(`status.${project.status}`)}</StateChip>
        </span>
      </PageTitle>
      <header className="mb-4 space-y-0.5">
        <p className="text-lg">{project.address}</p>
        <p className="text-ink-2">
          <AnswersText row={project} /> · {t('needed', { percent: project.neededBps / 100 })}
        </p>
        <p className="text-sm text-ink-3">
          {t('plannedBy', { who: project.byName })}
          {project.approvedBy && ` · ${t('approvedBy', { who: project.approvedBy })}`}
          {project.stopReason && ` · ${t('stoppedBecause', { reason: project.stopReason })}`}
        </p>
      </header>
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="min-w-0 space-y-6">
          <Panel title={t('why')} id="why">
            <p>{project.why}</p>
          </Panel>
          <Panel title={t('households')} id="households">
            <HouseholdTable projectNo={project.no} list={list} />
          </Panel>
        </div>
        <div className="min-w-0 space-y-6">
          {record && !over && (
            <Panel title={t('record')} id="record">
              <ConsentForm
                projectNo={project.no}
                list={list}
                today={today}
                mayExempt={approve !== null}
                record={record}
              />
            </Panel>
          )}
          {project.status === 'consenting' && approve && (
            <Panel title={t('approve')} id="approve">
              {project.mine ? (
                <p className="text-ink-2">{t('mine')}</p>
              ) : (
                <ApproveForm
                  projectNo={project.no}
                  dueOn={project.startsOn > today ? project.startsOn : today}
                  have={project.agreed + project.exempt}
                  need={consentsNeeded(project.households, project.neededBps)}
                  approve={approve}
                />
              )}
            </Panel>
          )}
          <CostPanel project={project} />
          <Panel title={t('steps')} id="steps">
            <p>{t('schedule', { from: project.startsOn, to: project.endsOn })}</p>
            <ul className="mt-1 space-y-0.5">
              {project.steps.map((step) => (
                <li key={`${step.on} ${step.what}`}>
                  <span className="text-ink-3 tabular-nums">{step.on}</span> {step.what}
                </li>
              ))}
            </ul>
          </Panel>
          {move && !over && (
            <Panel title={t('next')} id="next">
              <MoveForm projectNo={project.no} status={project.status} move={move} />
            </Panel>
          )}
        </div>
      </div>
    </>
  )
}
