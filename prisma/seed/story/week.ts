import { slotOf } from '@/lib/fieldwork/rules/board-time'
import { localTime } from '../builders'
import type { Acts, Job } from './acts'
import { holder, type Cast } from './cast'
import { matterOf, type MatterName } from './matters'
import type { Story } from './stage'

type Ending =
  | 'closed'
  | 'archived'
  | 'resolved'
  | 'tried'
  | 'unreachable'
  | 'reopened'
  | 'left'
  | 'working'
  | 'accepted'
  | 'sent'
  | 'received'
  | 'returned'
  | 'withdrawn'
  | 'replied'
  | 'answered'
/** Days from today (negative), local time; or minutes ago, for what is under way. */
type When = readonly [days: number, time: string] | number
type Row = readonly [
  ending: Ending,
  matter: MatterName,
  community: string,
  when: When,
  agent?: string,
  channel?: 'counter' | 'door' | 'web',
]

/** A week of ordinary tickets: how each ends, what it is about, where, and when it was heard. */
const WEEK: Row[] = [
  ['archived', 'bedrooms', '阳光水岸', [-6, '08:12']],
  ['archived', 'allCold', '向阳院', [-6, '07:40'], 'agent2'],
  ['archived', 'noWater', '金水湾', [-6, '09:05'], 'agent3'],
  ['archived', 'radiatorDrip', '学府佳苑', [-6, '10:31']],
  ['archived', 'noPower', '铁路新村', [-6, '19:20'], 'agent2'],
  ['archived', 'lukewarm', '翠竹园', [-6, '14:47'], 'counter1', 'counter'],
  ['closed', 'bedrooms', '河畔新村', [-5, '08:03'], 'agent3'],
  ['closed', 'lukewarm', '南苑小区', [-5, '09:26'], 'collect1', 'door'],
  ['closed', 'endHome', '云河国际', [-5, '10:10']],
  ['closed', 'lowPressure', '金水湾', [-5, '18:42'], 'agent2'],
  ['closed', 'yardLeak', '纺织厂家属院', [-5, '06:55'], 'agent2'],
  ['closed', 'flicker', '新华路社区', [-5, '20:15'], 'agent3'],
  ['closed', 'allCold', '老机床厂宿舍', [-4, '07:18'], 'agent2'],
  ['closed', 'bedrooms', '锦绣花园', [-4, '08:50']],
  ['closed', 'dirtyWater', '供销社家属楼', [-4, '09:33'], 'agent3'],
  ['closed', 'shaftBurst', '滨河路二号院', [-4, '02:14'], 'agent2'],
  ['closed', 'radiatorDrip', '金水湾', [-4, '16:05'], 'counter2', 'counter'],
  ['closed', 'noPower', '翠竹园', [-4, '21:37'], 'agent2'],
  ['closed', 'lukewarm', '建设里', [-3, '08:25'], 'agent3'],
  ['closed', 'noWater', '阳光水岸', [-3, '06:48'], 'agent2'],
  ['closed', 'meterTest', '南苑小区', [-5, '10:55'], 'counter1', 'counter'],
  ['closed', 'rename', '锦绣花园', [-5, '09:40'], 'counter2', 'counter'],
  ['closed', 'endHome', '供销社家属楼', [-3, '11:16']],
  ['closed', 'bedrooms', '新华路社区', [-3, '13:20'], 'collect2', 'door'],
  ['unreachable', 'lukewarm', '铁路新村', [-6, '08:40'], 'agent3'],
  ['unreachable', 'lowPressure', '向阳院', [-6, '11:02']],
  ['replied', 'attitude', '学府佳苑', [-5, '09:12'], 'super1'],
  ['replied', 'charges', '河畔新村', [-4, '10:22'], 'counter1', 'counter'],
  ['answered', 'payWhere', '云河国际', [-5, '15:10']],
  ['answered', 'whenWater', '锦绣花园', [-3, '08:58'], 'agent2'],
  ['answered', 'meterWhose', '铁路新村', [-4, '14:31'], 'counter2', 'counter'],
  ['answered', 'smsNotice', '向阳院', [-3, '16:44'], 'agent3', 'web'],
  ['answered', 'thanks', '建设里', [-2, '09:07']],
  ['answered', 'payWhere', '纺织厂家属院', [-2, '10:49'], 'agent3'],
  ['resolved', 'bedrooms', '翠竹园', [-1, '07:55'], 'agent2'],
  ['resolved', 'allCold', '南苑小区', [-1, '08:21']],
  ['resolved', 'noWater', '新华路社区', [-1, '06:59'], 'agent2'],
  ['resolved', 'yardLeak', '学府佳苑', [-1, '09:14'], 'agent3'],
  ['resolved', 'flicker', '河畔新村', [-1, '12:26']],
  ['resolved', 'radiatorDrip', '云河国际', [-1, '13:03'], 'agent3'],
  ['tried', 'lukewarm', '金水湾', [-3, '10:02']],
  ['tried', 'lowPressure', '老机床厂宿舍', [-3, '14:40'], 'agent2'],
  ['reopened', 'lukewarm', '向阳院', [-4, '08:08'], 'agent3'],
  ['reopened', 'dirtyWater', '云河国际', [-3, '09:19']],
  ['left', 'endHome', '锦绣花园', [-1, '10:35'], 'agent2'],
  ['left', 'bedrooms', '纺织厂家属院', [-1, '11:48']],
  ['working', 'allCold', '河畔新村', 150, 'agent1'],
  ['working', 'noPower', '云河国际', 70, 'agent2'],
  ['working', 'lowPressure', '翠竹园', 180, 'agent3'],
  ['working', 'shaftBurst', '供销社家属楼', 55, 'agent1'],
  ['accepted', 'bedrooms', '滨河路二号院', 95],
  ['accepted', 'lukewarm', '新华路社区', 240, 'counter1', 'counter'],
  ['accepted', 'noWater', '南苑小区', 50, 'agent3'],
  ['accepted', 'flicker', '学府佳苑', 40, 'agent2'],
  ['accepted', 'meterTest', '供销社家属楼', [-1, '15:30'], 'counter2', 'counter'],
  ['sent', 'bedrooms', '铁路新村', 12],
  ['sent', 'radiatorDrip', '老机床厂宿舍', 18, 'agent2'],
  ['sent', 'dirtyWater', '阳光水岸', 9, 'agent3'],
  ['sent', 'lukewarm', '学府佳苑', 210, 'agent2'],
  ['sent', 'attitude', '翠竹园', [-1, '16:12'], 'agent1'],
  ['received', 'endHome', '河畔新村', 6, 'agent3'],
  ['received', 'lukewarm', '纺织厂家属院', 33, 'collect1', 'door'],
  ['received', 'whenWater', '锦绣花园', 21, 'agent1'],
  ['received', 'rename', '建设里', [-1, '16:50'], 'counter1', 'counter'],
  ['returned', 'radiatorDrip', '新华路社区', 130],
  ['returned', 'yardLeak', '金水湾', 85, 'agent2'],
  ['returned', 'noPower', '向阳院', 160, 'agent3'],
  ['withdrawn', 'bedrooms', '阳光水岸', [-3, '18:05'], 'agent2'],
  ['withdrawn', 'payWhere', '河畔新村', [-2, '11:27']],
]

const MINUTE = 60_000

/** The stories of the week, one per row. */
export function weekStories(acts: Acts, cast: Cast, now: Date): Story[] {
  const zone = acts.company.org.timeZone
  const local = (days: number, time: string) => localTime(zone, now, days, time)
  return WEEK.map((row, i) => {
    const [ending, name, community, when, agent = 'agent1', channel = 'hotline'] = row
    const matter = matterOf(name)
    const account = cast.next(matter.service, community)
    const days = typeof when === 'number' ? 0 : when[0]
    const start = typeof when === 'number' ? new Date(now.getTime() - when * MINUTE) : local(...when)
    const after = (minutes: number) => new Date(start.getTime() + minutes * MINUTE)
    const call = () => {
      const { kind, severity, words } = matter
      const facts = matter.facts((hours) => new Date(start.getTime() - hours * 60 * MINUTE).toISOString())
      return acts.call(agent, start, { ...holder(account), kind, severity, words, facts, channel })
    }
    const send = (ticketNo: string) => acts.send(i % 2 ? 'dispatch1' : 'leader1', after(2), ticketNo)
    const take = async (ticketNo: string): Promise<Job> => {
      const { orderNo } = await send(ticketNo)
      if (typeof when === 'number' && when > 45)
        await acts.appoint('dispatch1', after(3), orderNo, new Date(slotOf(after(30).getTime())), 90)
      const job = await acts.jobOf(ticketNo, orderNo) // around a change of shift the appointment is another crew's
      await acts.accept(after(4), job)
      return job
    }
    const work = async (ticketNo: string, outcome: 'fixed' | 'not-fixed' = 'fixed') => {
      const job = await take(ticketNo)
      await acts.arrive(after(matter.severity ? 28 : 52), job)
      if (matter.service === 'heat')
        await acts.pipe(after(matter.severity ? 34 : 60), job, 'supply-temperature', '入户供水管', '41.5')
      const finding = outcome === 'fixed' ? matter.finding : '户内无备件，需更换阀芯，已登记备料。'
      await acts.finish(after(matter.severity ? 60 : 95), job, {
        outcome,
        finding,
        whyIncomplete: outcome === 'not-fixed' ? 'parts' : null,
        responsibility: matter.responsibility,
        charge: matter.responsibility === 'customer' ? 'courtesy' : null,
        customerName: account.name,
        customerSign: i % 7 === 3 ? 'absent' : 'signed',
      })
    }
    const caller = i % 2 ? 'follow1' : 'follow2'
    const minute = String(3 * (i % 18)).padStart(2, '0')
    const solved = async (ticketNo: string, day: number) => {
      await acts.claim(caller, local(day, '09:01'), ticketNo)
      await acts.phone(caller, local(day, `10:${minute}`), ticketNo, {
        outcome: 'reached',
        solved: true,
        satisfaction: i % 5 ? 5 : 4,
        remark: '',
      })
    }
    const noAnswer = (ticketNo: string, day: number, hour: string) =>
      acts.phone(caller, local(day, `${hour}:${minute}`), ticketNo, {
        outcome: i % 2 ? 'no-answer' : 'busy',
        remark: '',
      })

    const tell: Record<Ending, (no: string) => Promise<unknown>> = {
      received: async () => undefined,
      sent: send,
      accepted: take,
      working: async (no) => acts.arrive(after(matter.severity ? 25 : 45), await take(no)),
      left: (no) => work(no, 'not-fixed'),
      resolved: (no) => work(no),
      closed: async (no) => {
        await work(no)
        await solved(no, days + 1)
      },
      archived: async (no) => {
        await work(no)
        await solved(no, days + 1)
        await acts.archive('super1', local(days + 3, `17:${minute}`), no)
      },
      tried: async (no) => {
        await work(no)
        await acts.claim(caller, local(days + 1, '09:02'), no)
        await noAnswer(no, days + 1, '11')
        await noAnswer(no, days + 2, '15')
      },
      unreachable: async (no) => {
        await work(no)
        await acts.claim(caller, local(days + 1, '09:03'), no)
        await noAnswer(no, days + 1, '09')
        await noAnswer(no, days + 1, '14')
        await noAnswer(no, days + 2, '19')
      },
      reopened: async (no) => {
        await work(no)
        await solved(no, days + 1)
        await acts.reopen('leader1', local(-1, `16:${minute}`), no, '客户来电：又不行了，跟上次一样。')
      },
      replied: async (no) => {
        const job = await acts.send('dispatch1', after(6), no)
        await acts.accept(after(16), job)
        await acts.reply(local(days + 1, '15:40'), job, matter.finding)
        await solved(no, days + 2)
      },
      answered: async (no) => {
        await acts.answer(agent === 'collect1' ? 'agent1' : agent, after(4), no, matter.finding)
        await solved(no, days + 1)
      },
      returned: async (no) => {
        const job = await send(no)
        const isPower = matter.service === 'power'
        const note = isPower ? '没有单元号，表箱找不到。' : '该楼属物业自管，不在我所范围。'
        await acts.giveBack(after(20), job, isPower ? 'missing-facts' : 'not-our-scope', note)
      },
      withdrawn: (no) => acts.withdraw('leader1', after(40), no, '客户来电说已经好了，不用来人。'),
    }
    return async () => void (await tell[ending](await call()))
  })
}
