import { dateOfDay, dayOfDate, localDay, instantOf } from '@/lib/kernel/zones'
import { deferWork } from '@/lib/fieldwork/defer-work'
import { newKey } from '@/lib/platform/ids'
import { buildShift } from '../builders'
import type { Acts } from './acts'
import { holder, type Cast } from './cast'
import type { Story } from './stage'

const SEASON = { from: '11-15', to: '03-15' }

/** The year in which the heating season before the present one (or before the coming one) began. */
export function lastSeasonYear(timeZone: string, now: Date): number {
  const today = dateOfDay(localDay(timeZone, now.getTime()))
  const [year, monthDay] = [Number(today.slice(0, 4)), today.slice(5)]
  return monthDay <= SEASON.to ? year - 2 : year - 1
}

type Visit = {
  day: string
  words: string
  rooms: Record<string, string>
  finding: string
  outcome: 'fixed' | 'measured'
  satisfaction: number
  remark: string
}

const VISITS: Visit[] = [
  {
    day: '12-08',
    words: '两个卧室不热，楼上邻居家也冷。',
    rooms: { bedroom: '16.4', living: '18.1' },
    finding: '立管排气不畅，来时卧室 16.4 ℃，放气后升至 17.8 ℃。串联立管，楼上放水后可能反复。',
    outcome: 'fixed',
    satisfaction: 4,
    remark: '好一些了',
  },
  {
    day: '01-11',
    words: '又不热了，跟上个月一样。',
    rooms: { bedroom: '15.9', living: '17.2' },
    finding: '来时卧室 15.9 ℃；清洗入户过滤器，调大单元平衡阀，离开前升到 17.9 ℃。根治需分户改造。',
    outcome: 'fixed',
    satisfaction: 3,
    remark: '每次都是放气，能不能彻底修',
  },
  {
    day: '02-03',
    words: '卧室还是上不去温度，要求测温。',
    rooms: { bedroom: '16.8', living: '18.0' },
    finding: '按规程测温，卧室 16.8 ℃，低于标准；建议纳入停暖后立管改造。',
    outcome: 'measured',
    satisfaction: 2,
    remark: '测完了，等改造',
  },
]

/** Last winter at 建设里5号楼2单元301: three visits, each asked, measured, followed up and put away. */
export function lastSeasonStories(acts: Acts, cast: Cast, now: Date): Story[] {
  const { timeZone } = acts.company.org
  const year = lastSeasonYear(timeZone, now)
  const home = cast.home('RN90000011')
  const tell = async ({ day, words, rooms, finding, outcome, satisfaction, remark }: Visit) => {
    const first = dayOfDate(`${day >= SEASON.from ? year : year + 1}-${day}`)
    const at = (ahead: number, hour: number, minute = 0) =>
      new Date(instantOf(timeZone, first + ahead, hour * 60 + minute))
    const [org, crew] = [acts.company.org, acts.company.crews.get('GX-R-1')!]
    await buildShift(acts.stage.db, { org, crew, from: at(0, 8), to: at(0, 8), hours: [8, 18] })
    const facts = [
      { question: 'since', answer: at(-1, 20).toISOString() },
      { question: 'rooms', answer: ['bedrooms'] },
      { question: 'neighbours', answer: 'above-cold' },
      { question: 'radiators', answer: 'half-warm' },
      { question: 'valves-touched', answer: 'no' },
    ]
    const caller = { ...holder(home), contactName: '王芳', contactPhone: '13800005678' }
    const no = await acts.call('agent2', at(0, 8, 20), { ...caller, kind: 'repair', words, facts })
    const unit = { unit: 'GX-R', crew: 'GX-R-1', orderKind: outcome === 'measured' ? 'measure' : 'inspect' } as const
    const job = await acts.send('dispatch1', at(0, 8, 24), no, unit)
    await acts.accept(at(0, 8, 31), job)
    await acts.arrive(at(0, 10, 5), job)
    await acts.measure(at(0, 12, 10), job, rooms)
    if (outcome === 'measured')
      await acts.stage.as(job.worker, at(0, 12, 20), (ctx) =>
        deferWork(ctx, {
          requestKey: newKey(),
          ticketNo: no,
          cause: 'riser',
          reason: '串联立管须停暖后改造，本季只能放气维持',
          plannedOn: `${year + 1}-04-20`,
        }),
      )
    await acts.finish(at(0, 12, 30), job, { outcome, finding, customerName: '王芳' })
    await acts.claim('follow1', at(1, 9), no)
    await acts.phone('follow1', at(1, 9, 40), no, { outcome: 'reached', solved: true, satisfaction, remark })
    await acts.archive('super1', at(6, 16), no)
  }
  return VISITS.map((visit) => () => tell(visit))
}
