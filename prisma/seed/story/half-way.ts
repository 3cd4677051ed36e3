import { newKey } from '@/lib/platform/ids'
import { noteTicket } from '@/lib/tickets/note-ticket'
import { localTime } from '../builders'
import type { Acts } from './acts'
import { holder, type Cast } from './cast'
import type { Story } from './stage'
import { cold, told } from './telling'

const MINUTE = 60_000

/** No heat, asked once: a riser at 建设里 half-way, and one home whose matter has come to its end. */
export function noHeatStories(acts: Acts, cast: Cast, now: Date): Story[] {
  const zone = acts.company.org.timeZone
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
  const at = (days: number, time: string) => localTime(zone, now, days, time)
  const upstairs = cast.home('RN90000013')
  const downstairs = cast.home('RN90000012')
  const caveat = '本楼单管串联，冲洗可能不改善室温，无效不退费'

  /** 401: the crew is in the home, has measured and had the price of a flush signed. */
  const measuring: Story = async () => {
    const facts = cold(ago(14 * 60), { 'measured-celsius': '15', 'visit-time': '现在家里有人' })
    const no = await acts.call('agent2', ago(205), {
      ...holder(upstairs),
      kind: 'repair',
      severity: 'serious',
      words: '昨天晚上开始两个屋都冷，楼下也说冷，我妈八十多了。',
      facts,
    })
    const job = await acts.send('agent2', ago(203), no)
    await acts.accept(ago(196), job)
    await acts.arrive(ago(150), job)
    await acts.measure(ago(28), job, { bedroom: '15.8', living: '16.9' })
    await acts.pipe(ago(24), job, 'supply-temperature', '入户供水管', '36.0')
    await acts.pipe(ago(23), job, 'return-temperature', '入户回水管', '24.5')
    await acts.price(ago(15), job, { item: '户内管道冲洗', amountYuan: '280.00', caveat, decision: 'agreed' })
  }

  /** 201: accepted, with a promise that has an owner and a clock. */
  const promised: Story = async () => {
    const promise = { what: '维修员当天上门', dueAt: new Date(now.getTime() + 150 * MINUTE).toISOString() }
    const no = await acts.call('agent3', ago(160), {
      ...holder(downstairs),
      kind: 'repair',
      words: '屋里冷，暖气片冰手，楼上也冷。',
      facts: cold(ago(12 * 60), { neighbours: 'above-cold' }),
      promise,
    })
    const job = await acts.send('agent3', ago(158), no)
    await acts.accept(ago(149), job)
    await acts.stage.as('agent1', ago(90), (ctx) =>
      noteTicket(ctx, { requestKey: newKey(), ticketNo: no, text: '与 401 同一立管，建议一并处理。' }),
    )
  }

  /** 5-1-602: repaired, "still cold", reopened one level up, measured, done at last. */
  const finished: Story = async () => {
    const home = cast.home('RN90000021')
    const no = await acts.call('agent1', at(-6, '08:31'), {
      ...holder(home),
      kind: 'repair',
      words: '顶楼，三个屋都不热。',
      facts: cold(at(-7, '21:00'), { rooms: ['all'] }),
    })
    const job = await acts.send('agent1', at(-6, '08:33'), no)
    await acts.accept(at(-6, '08:40'), job)
    await acts.arrive(at(-6, '09:50'), job)
    await acts.price(at(-6, '10:20'), job, { item: '户内管道冲洗', amountYuan: '280.00', caveat, decision: 'declined' })
    await acts.finish(at(-6, '10:45'), job, {
      outcome: 'fixed',
      finding: '顶层立管放气，回水由 22 ℃ 升到 31 ℃；冲洗客户未同意，原因已讲明。',
      customerName: home.name,
    })
    await acts.rate(at(-6, '20:10'), job, { score: 2, words: '比约好的晚了一个钟头，说话也冲。', complaint: true })
    await acts.claim('follow1', at(-5, '09:05'), no)
    const again = await acts.phone('follow1', at(-5, '09:30'), no, {
      outcome: 'reached',
      solved: false,
      satisfaction: 2,
      remark: '热了一晚上又凉了',
    })
    const measure = await acts.byAnother(await acts.jobOf(no, again.orderNo!))
    await acts.accept(at(-5, '09:38'), measure)
    await acts.arrive(at(-5, '10:30'), measure)
    await acts.measure(at(-5, '12:40'), measure, { bedroom: '18.6', living: '19.1' })
    await acts.finish(at(-5, '13:00'), measure, {
      outcome: 'measured',
      finding: '更换立管顶端排气阀后复测，卧室 18.6 ℃、客厅 19.1 ℃，达标。',
      customerName: home.name,
    })
    await acts.rate(at(-5, '19:40'), measure, { score: 5, words: '量得仔细，讲得清楚。', complaint: false })
    await acts.claim('follow1', at(-4, '09:05'), no)
    await acts.phone('follow1', at(-4, '09:20'), no, {
      outcome: 'reached',
      solved: true,
      satisfaction: 4,
      remark: '这回热了',
    })
  }

  /** 6-3-501: reopened yesterday by the follow-up, sent out again for measuring, and the unit has not answered. */
  const stillCold: Story = async () => {
    const home = cast.home('RN90000022')
    const no = await acts.call('agent3', at(-3, '19:10'), {
      ...holder(home),
      kind: 'repair',
      words: '次卧冷，孩子没法写作业。',
      facts: cold(at(-3, '07:00'), { rooms: ['second-bedroom'] }),
    })
    const job = await acts.send('dispatch2', at(-3, '19:14'), no)
    await acts.accept(at(-3, '19:21'), job)
    await acts.arrive(at(-3, '20:30'), job)
    await acts.finish(at(-3, '21:05'), job, {
      outcome: 'fixed',
      finding: '支管阀门开度已调。',
      customerName: home.name,
    })
    await acts.rate(at(-2, '18:30'), job, {
      score: 2,
      words: '来得快，就是拧了两下阀门，屋里还是凉。',
      complaint: false,
    })
    await acts.claim('follow2', at(-1, '10:00'), no)
    await acts.phone('follow2', at(-1, '14:20'), no, {
      outcome: 'reached',
      solved: false,
      satisfaction: 1,
      remark: '一点没变，要求测温',
    })
  }
  return [measuring, promised, finished, stillCold]
}

const LANDMARKS = '学校对面，过了报刊亭，往河边走二十步，路牙子边上'

/** The leak with no address: one on its way, one restored and told. */
export function leakStories(acts: Acts, cast: Cast, now: Date): Story[] {
  const zone = acts.company.org.timeZone
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
  const at = (days: number, time: string) => localTime(zone, now, days, time)
  const faultPremiseId = cast.communityId('滨河路二号院')
  const road = (since: Date) =>
    told({
      'leak-place': 'road',
      'leak-strength': 'stream',
      since: since.toISOString(),
      danger: ['traffic'],
      'valve-known': 'unknown',
    })
  const place = {
    kind: 'leak',
    service: 'water',
    severity: 'serious',
    faultElsewhere: true,
    faultPremiseId,
    faultAddress: '滨河路（滨河小学对面）',
    landmarks: LANDMARKS,
    latitude: 35.0561,
    longitude: 118.3472,
  } as const

  const onTheWay: Story = async () => {
    const who = {
      contactName: '马师傅',
      contactPhone: '13800005811',
      callerName: '小马（借朋友手机）',
      callerPhone: '13800005812',
    }
    const promise = { what: '一小时内到场', dueAt: new Date(now.getTime() + 22 * MINUTE).toISOString() }
    const no = await acts.call('agent1', ago(38), {
      ...place,
      ...who,
      words: `路上往外冒水，${LANDMARKS}，车过去溅一身。`,
      facts: road(ago(55)),
      promise,
    })
    const job = await acts.send('agent1', ago(37), no)
    await acts.accept(ago(33), job)
    await acts.join('agent2', ago(29), no, {
      callerName: '夏小红',
      callerPhone: '13800005722',
      agreementId: cast.home('SN90000202').id,
      address: '滨河路二号院3号楼2单元102',
      words: '我家楼下路边在冒水，水都流到院门口了。',
    })
    await acts.join('agent3', ago(17), no, {
      callerName: '路过的司机',
      callerPhone: '13800005813',
      words: '滨河小学门口积水，公交站那边都过不去了。',
      facts: told({ 'leak-strength': 'burst' }),
    })
  }

  const restored: Story = async () => {
    const who = { contactName: '田德福', contactPhone: '13800005721', agreementId: cast.home('SN90000201').id }
    const no = await acts.call('agent2', at(-3, '07:02'), {
      ...place,
      ...who,
      landmarks: '二号院北门出来，第三个井盖旁边',
      faultAddress: '滨河路二号院北门外',
      words: '北门口的井往外返水。',
      facts: road(at(-3, '06:40')),
    })
    const job = await acts.send('agent2', at(-3, '07:04'), no)
    await acts.accept(at(-3, '07:07'), job)
    await acts.join('agent1', at(-3, '07:20'), no, {
      callerName: '物业值班室',
      callerPhone: '13800005814',
      words: '北门井在冒水，我们拉了警戒。',
    })
    await acts.arrive(at(-3, '07:41'), job)
    await acts.pipe(at(-3, '08:55'), job, 'pressure', '修复后管网', '0.32')
    await acts.finish(at(-3, '09:10'), job, {
      outcome: 'fixed',
      finding: '铸铁管承插口脱开，更换管卡，路面临时恢复，水压 0.32 MPa。',
      customerName: '田德福',
    })
    await acts.claim('follow2', at(-3, '14:00'), no)
    await acts.phone('follow2', at(-3, '14:10'), no, {
      outcome: 'reached',
      solved: true,
      satisfaction: 5,
      remark: '来得快',
    })
    await acts.tellCallers('follow2', at(-3, '14:20'), no, '井口的管卡已换好，水不往外返了。')
    await acts.archive('super1', at(-1, '17:20'), no)
  }
  return [onTheWay, restored]
}
