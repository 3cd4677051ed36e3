import { useTranslations } from 'next-intl'
import type { BoardNumbers, DayFlow, KeyOverrun, UnitLoad, VacantDuty } from '@/lib/tickets/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { cx } from '../ui/classes'
import { PageTitle } from '../ui/page-title'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'
import { BigNumber } from './big-number'
import { FlowBars } from './flow-bars'
import { KeyOverruns } from './key-overruns'
import { VacantDuties } from './vacant-duties'
import { UnitBars } from './unit-bars'
import { WallLink } from './wall-link.client'

type Props = {
  numbers: BoardNumbers
  flows: DayFlow[]
  units: UnitLoad[]
  overruns: KeyOverrun[]
  vacant: VacantDuty[]
  wall: boolean
  now: string
}

const SHOWN = [
  ['open', 'open', 'ink'],
  ['overdue', 'overdue', 'over'],
  ['nearing', 'nearing', 'near'],
  ['unplaced', 'unplaced', 'near'],
  ['resolved', 'resolved', 'ink'],
  ['openedToday', 'opened', 'ink'],
  ['closedToday', 'ended', 'ink'],
  ['returned', 'returned', 'near'],
  ['reopened', 'reopened', 'near'],
] as const

/** Numbers first, each a door to its list; then what explains them. `wall` is for a screen on the wall: no frame, no scroll, legible at three metres. */
export function ManagementScreen({ numbers, flows, units, overruns, vacant, wall, now }: Props) {
  const t = useTranslations('boards.management')
  const flow = <FlowBars flows={flows} tall={wall} />
  return (
    <div className={cx(wall && 'fixed inset-0 z-40 flex flex-col overflow-hidden bg-ground p-8')}>
      <LiveRefresh />
      <PageTitle title={t('title')} note={t.rich('asOf', { time: () => <TimeText at={now} now={now} /> })}>
        <WallLink wall={wall} />
      </PageTitle>
      {!wall && vacant.length > 0 && (
        <div className="mb-4">
          <VacantDuties rows={vacant} now={now} />
        </div>
      )}
      <ul
        className={cx(
          'mb-6 grid gap-px overflow-hidden rounded border border-line bg-line',
          wall ? 'grid-cols-5' : 'grid-cols-2 sm:grid-cols-3 lg:grid-cols-5',
        )}
      >
        {SHOWN.map(([number, queue, tone], i) => (
          <BigNumber
            key={number}
            n={numbers[number]}
            queue={queue}
            tone={tone}
            wall={wall}
            wide={i === 0}
            trend={trendOf(number, flows)}
          />
        ))}
      </ul>
      <div className={cx('grid gap-x-8 gap-y-6', wall ? 'min-h-0 flex-1 grid-cols-2' : '2xl:grid-cols-[3fr_2fr]')}>
        <Panel title={t('flow')} id="flow">
          {flow}
        </Panel>
        <Panel title={t('units')} id="units">
          <UnitBars units={units} wall={wall} />
        </Panel>
        {!wall && <KeyOverruns rows={overruns} />}
      </div>
    </div>
  )
}

function trendOf(number: string, flows: DayFlow[]): number[] | undefined {
  if (number === 'openedToday') return flows.map((flow) => flow.opened)
  return number === 'closedToday' ? flows.map((flow) => flow.closed) : undefined
}
