import { useLocale, useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { RunView, SeasonDesk } from '@/lib/billing/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { PageTitle } from '../ui/page-title'
import { Panel } from '../ui/panel'
import { StateChip } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import { OpenSeason, type OpenSeasonAct } from './open-season.client'
import { StartRun, TariffForm, type EditTariff, type StartRunAct } from './season-forms.client'

type Props = { desk: SeasonDesk; start: StartRunAct | null; open: OpenSeasonAct | null; edit: EditTariff; now: string }

/** One run or rehearsal: how far, how much, who cannot be billed, the largest changes. */
function Run({ run, now }: { run: RunView; now: string }) {
  const t = useTranslations('billing.season')
  const locale = useLocale() as Locale
  const share = run.total ? Math.round((run.done / run.total) * 100) : 100
  return (
    <li className="space-y-2 py-3">
      <p className="flex flex-wrap items-center gap-x-3">
        <span className="font-medium">{t(`mode.${run.mode}`)}</span>
        <StateChip tone={run.status === 'done' ? 'kept' : 'run'}>{t(`runState.${run.status}`)}</StateChip>
        <span className="text-sm text-ink-3">
          {run.byName} · <TimeText at={run.at} now={now} />
        </span>
        <span className="ml-auto tabular-nums">
          {t('billed', { count: run.billed })} {yuan(locale, run.sumFen)}
        </span>
      </p>
      {run.status !== 'done' && (
        <progress aria-label={t('progress')} className="h-2 w-full accent-(--accent)" value={share} max={100}>
          {share}%
        </progress>
      )}
      {run.exceptions.length > 0 && (
        <details>
          <summary className="cursor-pointer text-ink-2">
            {run.exceptions.map((e) => `${t(`exception.${e.reason}`)} ${e.count}`).join('　')}
          </summary>
          {run.exceptions.map((e) => (
            <p key={e.reason} className="mt-1 text-sm text-ink-3">
              {t(`exception.${e.reason}`)}：{e.accounts.join(' ')}
            </p>
          ))}
        </details>
      )}
      {run.largest.length > 0 && (
        <details>
          <summary className="cursor-pointer text-ink-2">{t('largest')}</summary>
          <ul className="mt-1 text-sm">
            {run.largest.map((change) => (
              <li key={change.accountNo} className="flex justify-between gap-4">
                <span>{change.accountNo}</span>
                <span className="tabular-nums">
                  {yuan(locale, change.beforeFen)} → {yuan(locale, change.fen)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

/** Season, prices by class with their versions, and the runs. */
export function SeasonScreen({ desk, start, open, edit, now }: Props) {
  const t = useTranslations('billing.season')
  const words = useTranslations('words')
  const locale = useLocale() as Locale
  const newest = desk.tariffs.filter(
    (one) =>
      !desk.tariffs.some(
        (o) => o.service === one.service && o.tariffClass === one.tariffClass && o.version > one.version,
      ),
  )
  const [period] = desk.periods
  return (
    <>
      <LiveRefresh />
      <PageTitle title={t('title')} note={period && t('period', period)} />
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-2">
        <Panel title={t('runs')} id="runs">
          {start && period && <StartRun period={period} start={start} />}
          <ul className="mt-2 divide-y divide-line">
            {desk.runs.map((run) => (
              <Run key={run.id} run={run} now={now} />
            ))}
          </ul>
          {desk.runs.length === 0 && <p className="mt-2 text-ink-3">{t('noRuns')}</p>}
        </Panel>
        {desk.openings.length > 0 && (
          <Panel title={t('openings')} id="openings">
            <ul className="divide-y divide-line">
              {desk.openings.map((opening) => (
                <OpenSeason key={opening.periodCode} opening={opening} open={open} />
              ))}
            </ul>
          </Panel>
        )}
        <Panel title={t('prices')} id="prices">
          <ul className="divide-y divide-line">
            {newest.map((tariff) => (
              <li key={`${tariff.service}/${tariff.tariffClass}`} className="py-2">
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <span className="font-medium">
                    {words(`service.${tariff.service}`)} · {words(`tariff.${tariff.tariffClass}`)}
                  </span>
                  <span>{t('price', { price: yuan(locale, tariff.body.unitPriceFen) })}</span>
                  {!tariff.verified && <StateChip tone="near">{t('unverified')}</StateChip>}
                  <span className="ml-auto text-sm text-ink-3">
                    {t('version', { version: tariff.version, from: tariff.effectiveFrom })}
                  </span>
                </p>
                <p className="text-sm text-ink-3">{tariff.source}</p>
                <TariffForm tariff={tariff} edit={edit} />
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  )
}
