import { useTranslations } from 'next-intl'
import type { OffSeasonView } from '@/lib/fieldwork/views'
import { PageTitle } from '../ui/page-title'
import { Empty, Panel } from '../ui/panel'
import { OffSeasonLine, type OffSeasonActs } from './off-season-line.client'

type Props = { lines: OffSeasonView[]; acts: OffSeasonActs; now: string }

/** What waits for the end of the season, by the planned day; below it what was done or excused. */
export function OffSeasonScreen({ lines, acts, now }: Props) {
  const t = useTranslations('upkeep.offSeason')
  const open = lines.filter(({ state }) => state === 'open')
  const settled = lines.filter(({ state }) => state !== 'open')
  return (
    <>
      <PageTitle title={t('title')} note={t('note')} />
      <Panel title={t('open', { count: open.length })} id="open">
        {open.length === 0 && <Empty text={t('empty')} />}
        <ul className="divide-y divide-line">
          {open.map((line) => (
            <OffSeasonLine key={line.id} line={line} acts={acts} now={now} />
          ))}
        </ul>
      </Panel>
      {settled.length > 0 && (
        <Panel title={t('settled')} id="settled" className="mt-5">
          <ul className="divide-y divide-line">
            {settled.map((line) => (
              <OffSeasonLine key={line.id} line={line} acts={acts} now={now} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
