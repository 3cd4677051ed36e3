import { useLocale, useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { SeasonDesk } from '@/lib/billing/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { PageTitle } from '../ui/page-title'
import { Panel } from '../ui/panel'
import { StateChip } from '../ui/state-chip'
import { OpenSeason, type OpenSeasonAct } from './open-season.client'
import { SeasonRun } from './season-run'
import { StartRun, type StartRunAct } from './start-run.client'
import { TariffForm, type EditTariff } from './tariff-form.client'

type Props = { desk: SeasonDesk; start: StartRunAct | null; open: OpenSeasonAct | null; edit: EditTariff; now: string }

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
  // a price begins with the next season, or now; never in silence on a day that is over
  const fromOf = (service: string) =>
    desk.periods.findLast((one) => one.service === service && one.startsOn > desk.today)?.startsOn ?? desk.today
  return (
    <>
      <LiveRefresh />
      <PageTitle title={t('title')} note={period && t('period', period)} />
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-2">
        <Panel title={t('runs')} id="runs">
          {start && period && <StartRun period={period} rehearsed={desk.rehearsed} start={start} />}
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
                <TariffForm tariff={tariff} from={fromOf(tariff.service)} edit={edit} />
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  )
}
