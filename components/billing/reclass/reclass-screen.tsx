import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ClassChangePage } from '@/lib/billing/views'
import { BlockerList } from '../../ui/refusal-note.client'
import { PageTitle } from '../../ui/page-title'
import { Panel } from '../../ui/panel'
import { PlaceText } from '../../ui/place-text'
import { StateChip } from '../../ui/state-chip'
import { ChangePhotos } from './change-photos'
import { ChangeSteps } from './change-steps'
import { CheckForm, type CheckChange } from './check-form.client'
import { DecideForm, type DecideChange } from './decide-form.client'
import { DifferencePanel, RulePanel } from './difference-panel'
import { RECLASS_TONE } from './reclass-state'

type Props = {
  page: ClassChangePage
  check: CheckChange | null
  decide: DecideChange | null
  today: string
  now: string
}

/** One class check whole: who says what, the rule, the photos, what it comes to, and the next step for whoever may take it. */
export function ReclassScreen({ page, check, decide, today, now }: Props) {
  const t = useTranslations('billing.reclass')
  const words = useTranslations('words')
  const { change, season, preview } = page
  const sum = change.status === 'approved' ? change : preview
  const due = season && season.dueOn > today ? season.dueOn : today
  return (
    <>
      <PageTitle title={`${t('title')} ${change.no}`}>
        <span className="mr-auto">
          <StateChip tone={RECLASS_TONE[change.status] ?? 'wait'}>{t(`status.${change.status}`)}</StateChip>
        </span>
      </PageTitle>
      <header className="mb-4 space-y-0.5">
        <p className="text-lg">
          {change.name}{' '}
          <Link href={`/accounts/${change.accountNo}`} className="text-base text-accent underline underline-offset-2">
            {change.accountNo}
          </Link>
        </p>
        <p className="text-ink-2">
          <PlaceText text={change.address} />
        </p>
        <p className="text-lg font-medium">
          {t('fromTo', { from: words(`tariff.${change.fromClass}`), to: words(`tariff.${change.toClass}`) })}
          <span className="ml-3 text-base font-normal text-ink-2">
            {t('since')} {change.effectiveOn}
          </span>
        </p>
        {season && (
          <p className="text-sm text-ink-3">
            {t('season', { code: season.code, from: season.startsOn, to: season.endsOn })}
          </p>
        )}
      </header>
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-6">
          <ChangeSteps change={change} now={now} />
          <ChangePhotos change={change} />
          {sum && <DifferencePanel sum={sum} preview={change.status !== 'approved'} />}
          {page.blockers.length > 0 && <BlockerList blockers={page.blockers} />}
        </div>
        <div className="min-w-0 space-y-6">
          {change.status === 'opened' && check && (
            <Panel title={t('check')} id="check">
              <CheckForm changeNo={change.no} effectiveOn={change.effectiveOn} season={season} check={check} />
            </Panel>
          )}
          {change.status === 'checked' && decide && (
            <Panel title={t('decide')} id="decide">
              {change.mine ? (
                <p className="text-ink-2">{t('mine')}</p>
              ) : (
                <DecideForm
                  changeNo={change.no}
                  owes={(preview?.differenceFen ?? 0) > 0}
                  dueOn={due}
                  possible={preview !== null}
                  decide={decide}
                />
              )}
            </Panel>
          )}
          <RulePanel rules={page.rules} />
        </div>
      </div>
    </>
  )
}
