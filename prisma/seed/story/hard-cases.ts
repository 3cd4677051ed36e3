import { newKey } from '@/lib/platform/ids'
import { keepCommitment, makeCommitment, replaceCommitment } from '@/lib/tickets/commit-to'
import { makeDifficult, reportProgress } from '@/lib/tickets/difficult-case'
import { acceptHandover, handOverTicket } from '@/lib/tickets/hand-over'
import { acknowledgeEscalation } from '@/lib/tickets/acknowledge-escalation'
import { addFact } from '@/lib/tickets/add-fact'
import { markUpset } from '@/lib/tickets/note-ticket'
import { pauseClock, resumeClock } from '@/lib/tickets/pause-clock'
import { localTime } from '../builders'
import type { Acts } from './acts'
import { holder, type Cast } from './cast'
import type { Story } from './stage'
import { cold, told } from './telling'

const MINUTE = 60_000
const key = () => ({ requestKey: newKey() })

/** Single acts a week of ordinary tickets does not have: an upset caller, a question nobody could answer, promises, pauses, a silent unit. */
export function otherStories(acts: Acts, cast: Cast, now: Date): Story[] {
  const zone = acts.company.org.timeZone
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
  const ahead = (minutes: number) => new Date(now.getTime() + minutes * MINUTE)
  const at = (days: number, time: string) => localTime(zone, now, days, time)
  const as = acts.stage.as.bind(acts.stage)

  const upset: Story = async () => {
    const facts = told({
      'complaint-about': 'quality',
      'complaint-when': ago(26 * 60).toISOString(),
      'expected-result': '今天必须给说法',
      confidential: 'no',
    })
    const no = await acts.call('agent1', ago(75), {
      ...holder(cast.home('DN90000301')),
      kind: 'complaint',
      words: '跳闸三回了，冰箱东西全坏了，你们到底管不管！',
      facts,
      upset: true,
    })
    const { handoverId } = await as('agent1', ago(73), (ctx) =>
      handOverTicket(ctx, { ...key(), ticketNo: no, reason: '客户情绪激动，要求找领导' }),
    )
    const handover = await acts.stage.db.handover.findUniqueOrThrow({ where: { id: handoverId } })
    await as(acts.usernameOf(handover.toId), ago(71), (ctx) => acceptHandover(ctx, { ...key(), handoverId }))
    await as('dispatch1', ago(60), (ctx) =>
      makeCommitment(ctx, {
        ...key(),
        ticketNo: no,
        what: '值长当天回电说明处理结果',
        toWhom: '石磊',
        dueAt: ahead(95),
      }),
    )
    await acts.send('dispatch1', ago(58), no)
  }
  const waitingHandover: Story = async () => {
    const facts = cold(ago(30 * 60))
    const no = await acts.call('agent2', ago(14), {
      ...holder(cast.home('RN90000018')),
      kind: 'repair',
      words: '交了钱还不热，我要找你们领导！',
      facts,
      upset: true,
    })
    await as('agent2', ago(12), (ctx) => handOverTicket(ctx, { ...key(), ticketNo: no, reason: '客户要求值长接听' }))
  }
  const difficult: Story = async () => {
    const account = cast.next('water', '金水湾')
    const no = await acts.call('counter1', at(-2, '10:20'), {
      ...holder(account),
      kind: 'complaint',
      channel: 'counter',
      words: '二十层天天晚上没水压，说了一年了。',
      facts: told({ 'complaint-about': 'facility', 'expected-result': '换泵', confidential: 'no' }),
    })
    const job = await acts.send('dispatch1', at(-2, '10:30'), no)
    await acts.accept(at(-2, '10:41'), job)
    await as('super1', at(-2, '11:30'), (ctx) =>
      makeDifficult(ctx, {
        ...key(),
        ticketNo: no,
        cause: 'facility',
        saidToCustomer: '泵组更换已报计划，每两天告诉您一次进展。',
        nextReportAt: at(-1, '17:00'),
      }),
    )
    await as('super1', at(-1, '15:05'), (ctx) =>
      reportProgress(ctx, {
        ...key(),
        ticketNo: no,
        text: '泵组已下单，到货时间待厂家确认。',
        toldCustomer: true,
        answered: false,
        nextReportAt: ahead(26 * 60),
      }),
    )
  }
  const answered: Story = async () => {
    const account = cast.next('heat', '云河国际')
    const no = await acts.call('agent3', at(-5, '09:02'), {
      ...holder(account),
      kind: 'complaint',
      words: '楼下商铺改造把管道包死了，没法修。',
      facts: told({ 'complaint-about': 'management', 'expected-result': '协调拆开检修口', confidential: 'yes' }),
      confidential: true,
    })
    const job = await acts.send('dispatch2', at(-5, '09:10'), no)
    await acts.accept(at(-5, '09:22'), job)
    await as('super1', at(-5, '10:00'), (ctx) =>
      makeDifficult(ctx, {
        ...key(),
        ticketNo: no,
        cause: 'internal-coordination',
        saidToCustomer: '正在与物业和商户协调检修口。',
        nextReportAt: at(-4, '16:00'),
      }),
    )
    await as('super1', at(-4, '15:10'), (ctx) =>
      reportProgress(ctx, {
        ...key(),
        ticketNo: no,
        text: '商户同意周三开检修口。',
        toldCustomer: true,
        answered: false,
        nextReportAt: at(-2, '12:00'),
      }),
    )
    await as('super1', at(-3, '16:00'), (ctx) =>
      reportProgress(ctx, {
        ...key(),
        ticketNo: no,
        text: '检修口已开，立管阀门已换。',
        toldCustomer: true,
        answered: true,
      }),
    )
    await acts.reply(at(-3, '16:30'), job, '检修口已恢复，立管阀门已更换，书面答复已送达。')
  }
  const promises: Story = async () => {
    const account = cast.next('heat', '南苑小区')
    const no = await acts.call('agent1', at(-2, '09:40'), {
      ...holder(account),
      kind: 'repair',
      words: '主卧不热，约个时间来。',
      facts: cold(at(-3, '22:00'), { rooms: ['main-bedroom'], neighbours: 'warm' }),
      promise: { what: '上午十一点半前到', dueAt: at(-2, '11:30').toISOString() },
    })
    const job = await acts.send('dispatch1', at(-2, '09:43'), no)
    await acts.accept(at(-2, '09:50'), job)
    const first = await acts.stage.db.commitment.findFirstOrThrow({ where: { ticketId: (await acts.ticket(no)).id } })
    const second = await as('agent1', at(-2, '11:05'), (ctx) =>
      replaceCommitment(ctx, {
        ...key(),
        commitmentId: first.id,
        dueAt: at(-2, '15:00'),
        customerTold: true,
        how: 'phone',
      }),
    )
    await acts.arrive(at(-2, '14:30'), job)
    await as('agent1', at(-2, '14:40'), (ctx) => keepCommitment(ctx, { ...key(), commitmentId: second.commitmentId }))
    await acts.finish(at(-2, '15:20'), job, {
      outcome: 'fixed',
      finding: '更换主卧温控阀。',
      customerName: account.name,
    })
  }
  const broken: Story = async () => {
    const account = cast.next('heat', '翠竹园')
    const no = await acts.call('agent2', ago(300), {
      ...holder(account),
      kind: 'repair',
      words: '客厅地暖不热。',
      facts: cold(ago(30 * 60), { rooms: ['living'] }),
      promise: { what: '三小时内上门', dueAt: ago(120).toISOString() },
    })
    const job = await acts.send('dispatch2', ago(297), no)
    await acts.accept(ago(280), job)
    await acts.join('agent3', ago(65), no, {
      callerName: account.name,
      callerPhone: account.phone,
      agreementId: account.id,
      words: '说好三小时，怎么还没来？',
    })
    await as('agent3', ago(64), (ctx) => markUpset(ctx, { ...key(), ticketNo: no }))
  }
  const paused: Story = async () => {
    const account = cast.next('heat', '铁路新村')
    const no = await acts.call('agent3', at(-2, '17:30'), {
      ...holder(account),
      kind: 'repair',
      words: '出差了，周末回来才能开门。',
      facts: cold(at(-4, '12:00')),
    })
    const job = await acts.send('dispatch1', at(-2, '17:36'), no)
    await acts.accept(at(-2, '17:44'), job)
    for (const clock of ['arrive', 'resolve'] as const)
      await as('dispatch1', at(-2, '18:00'), (ctx) =>
        pauseClock(ctx, { ...key(), ticketNo: no, clock, reason: 'customer-appointment' }),
      )
    await as('dispatch1', at(-1, '09:00'), (ctx) => resumeClock(ctx, { ...key(), ticketNo: no, clock: 'resolve' }))
    await as('agent1', at(-1, '09:30'), (ctx) =>
      addFact(ctx, {
        ...key(),
        ticketNo: no,
        question: 'visit-time',
        answer: '回来后下午两点以后',
        toldBy: account.name,
        reaskReason: '',
      }),
    )
    await as('tech7', at(-1, '10:10'), (ctx) =>
      addFact(ctx, {
        ...key(),
        ticketNo: no,
        question: 'rooms',
        answer: ['bedrooms', 'living'],
        toldBy: account.name,
        reaskReason: '客户电话里说又多了一间',
      }),
    )
  }
  const hospital: Story = async () => {
    const facts = told({
      since: ago(9 * 60).toISOString(),
      symptom: 'low-pressure',
      extent: 'whole',
      neighbours: 'unknown',
    })
    const no = await acts.call('agent1', ago(190), {
      ...holder(cast.home('SN90000101')),
      kind: 'repair',
      severity: 'serious',
      words: '住院部四楼以上水压不够，手术室也受影响。',
      facts,
    })
    await acts.send('agent1', ago(188), no)
    const stage = acts.stage
    await stage.until(ago(30))
    const [first] = await stage.db.escalation.findMany({
      where: { ticketId: (await acts.ticket(no)).id, toRole: 'manager' },
      orderBy: { at: 'asc' },
    })
    if (first) await as('manager1', ago(25), (ctx) => acknowledgeEscalation(ctx, { ...key(), escalationId: first.id }))
  }
  const wrongUnit: Story = async () => {
    const account = cast.next('water', '向阳院')
    const no = await acts.call('agent2', at(-2, '08:15'), {
      ...holder(account),
      kind: 'repair',
      words: '没水，楼上有水。',
      facts: told({ since: at(-2, '07:30').toISOString(), symptom: 'no-water', extent: 'whole', neighbours: 'fine' }),
    })
    const wrong = await acts.send('dispatch2', at(-2, '08:20'), no, {
      unit: 'CG-S',
      crew: 'CG-S-1',
      overruleReason: '一队人手不足，二队支援',
    })
    await acts.giveBack(at(-2, '08:41'), wrong, 'not-our-scope', '在一队片区，已与一队电话对接。')
    const right = await acts.send('dispatch1', at(-2, '08:46'), no)
    await acts.accept(at(-2, '08:52'), right)
    await acts.arrive(at(-2, '09:35'), right)
    await acts.finish(at(-2, '10:20'), right, {
      outcome: 'fixed',
      finding: '表前阀芯脱落，更换。',
      customerSign: 'refused',
      witness: '邻居 刘某',
      customerName: account.name,
    })
  }
  return [upset, waitingHandover, difficult, answered, promises, broken, paused, hospital, wrongUnit]
}
