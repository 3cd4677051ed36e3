import { useTranslations } from 'next-intl'
import { offSeasonKeeps, uncheckedPrices, type SeasonDesk } from '@/lib/billing/rules/season-desk'
import { LiveRefresh } from '../shell/live-refresh.client'
import { RefreshEvery } from '../shell/refresh-every.client'
import { PageTitle } from '../ui/page-title'
import { Panel } from '../ui/panel'
import { OpenSeason, type OpenSeasonAct } from './open-season.client'
import { SeasonRun } from './season-run'
import { StartRun, type StartRunAct } from './start-run.client'
import { TariffRow, type PriceActs } from './tariff/tariff-row'

type Props = { desk: SeasonDesk; start: StartRunAct | null; open: OpenSeasonAct | null; prices: PriceActs; now: string }

/** how often the page is read again while a run goes on */
const RUN_MS = 2000

/** Season, prices by class with their versions, and the runs. */
export function SeasonScreen({ desk, start, open, prices, now }: Props) {
  const t = useTranslations('billing.season')
  const newest = desk.tariffs.filter(
    (one) =>
      !desk.tariffs.some(
        (o) => o.service === one.service && o.tariffClass === one.tariffClass && o.version > one.version,
      ),
  )
  const [period] = desk.periods
  // a price begins with the next season, or now; never in silence on a day that is over
  const fromOf = (service: string) =>
    desk.periods.findLast((one) => one.service === service && one.startsOn > desk.today)?.startsOn ?? desk.today
  return (
    <>
      <LiveRefresh />
      {desk.underWay && <RefreshEvery ms={RUN_MS} />}
      <PageTitle title={t('title')} note={period && t('period', period)} />
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-2">
        <Panel title={t('runs')} id="runs">
          {start && period && (
            <StartRun
              period={period}
              rehearsed={desk.rehearsed}
              underWay={desk.underWay}
              keptBy={offSeasonKeeps(desk, period)}
              unchecked={uncheckedPrices(desk.tariffs, period.service, period.startsOn)}
              start={start}
            />
          )}
          <ul className="mt-2 divide-y divide-line">
            {desk.runs.map((run) => (
              <SeasonRun key={run.id} run={run} now={now} />
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
        <Panel title={t('prices')} id="prices" className="xl:col-span-2">
          <ul className="divide-y divide-line">
            {newest.map((tariff) => (
              <TariffRow
                key={`${tariff.service}/${tariff.tariffClass}`}
                tariff={tariff}
                from={fromOf(tariff.service)}
                earlier={desk.tariffs.filter(
                  (o) =>
                    o.service === tariff.service && o.tariffClass === tariff.tariffClass && o.version < tariff.version,
                )}
                acts={prices}
                now={now}
              />
            ))}
          </ul>
        </Panel>
      </div>
    </>
  )
}
