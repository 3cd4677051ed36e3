type Told = { question: string; answer: string | string[] }
type Matter = {
  kind: 'repair' | 'leak' | 'complaint' | 'inquiry' | 'suggestion' | 'praise' | 'service-request'
  service: 'heat' | 'water' | 'power'
  severity?: 'normal' | 'serious' | 'emergency'
  words: string
  facts: (hoursAgo: (hours: number) => string) => Told[]
  /** What the crew found, or what the desk answered. */
  finding: string
  responsibility?: 'company' | 'customer'
}

const told = (given: Record<string, string | string[]>): Told[] =>
  Object.entries(given).map(([question, answer]) => ({ question, answer }))

/** What people call about: in their words, as facts, and how it ended. */
export const MATTERS = {
  bedrooms: {
    kind: 'repair',
    service: 'heat',
    words: '两个卧室从昨天晚上就不热，客厅还凑合，孩子都感冒了。',
    facts: (ago) =>
      told({
        since: ago(13),
        rooms: ['bedrooms'],
        neighbours: 'warm',
        radiators: 'half-warm',
        'valves-touched': 'no',
        'visit-time': '今天全天',
      }),
    finding: '入户过滤器堵塞，拆洗后供回水温差恢复，卧室开始回温。',
    responsibility: 'company',
  },
  allCold: {
    kind: 'repair',
    service: 'heat',
    severity: 'serious',
    words: '全屋冰凉，楼上也说不热，家里有老人。',
    facts: (ago) =>
      told({ since: ago(20), rooms: ['all'], neighbours: 'above-cold', radiators: 'all-cold', 'valves-touched': 'no' }),
    finding: '立管顶端自动排气阀失灵，立管憋气；更换排气阀并放气，半小时后回温。',
    responsibility: 'company',
  },
  lukewarm: {
    kind: 'repair',
    service: 'heat',
    words: '暖气就是温的，自己量了十六度多一点。',
    facts: (ago) =>
      told({
        since: ago(40),
        rooms: ['living', 'bedrooms'],
        neighbours: 'warm',
        radiators: 'lukewarm',
        'measured-celsius': '16.5',
        'valves-touched': 'no',
        'visit-time': '晚上六点以后',
      }),
    finding: '楼前平衡阀开度不足，已调整，供水温度由 38 ℃ 升到 41.5 ℃。',
    responsibility: 'company',
  },
  endHome: {
    kind: 'repair',
    service: 'heat',
    words: '边户，次卧一直上不来温度。',
    facts: (ago) =>
      told({
        since: ago(72),
        rooms: ['second-bedroom'],
        neighbours: 'unknown',
        radiators: 'some-cold',
        'valves-touched': 'yes',
      }),
    finding: '用户自行关小了次卧支管阀门，已打开并讲明用法。',
    responsibility: 'customer',
  },
  radiatorDrip: {
    kind: 'leak',
    service: 'heat',
    words: '客厅暖气片接头在滴水，接了一盆了。',
    facts: (ago) =>
      told({ 'leak-place': 'home', 'leak-strength': 'drip', since: ago(3), danger: ['none'], 'valve-known': 'known' }),
    finding: '活接密封垫老化，更换后试压不漏。户内部分，义务维修，未收费。',
    responsibility: 'customer',
  },
  shaftBurst: {
    kind: 'leak',
    service: 'heat',
    severity: 'emergency',
    words: '楼道管道井喷热水，顺着楼梯往下流！',
    facts: (ago) =>
      told({
        'leak-place': 'pipe',
        'leak-strength': 'burst',
        since: ago(0.3),
        danger: ['hot', 'traffic'],
        'valve-known': 'unknown',
      }),
    finding: '管道井立管焊口开裂，关断单元阀门后补焊，恢复供热。',
    responsibility: 'company',
  },
  noWater: {
    kind: 'repair',
    service: 'water',
    words: '早上起来就没水，邻居家也没有。',
    facts: (ago) => told({ since: ago(2), symptom: 'no-water', extent: 'whole', neighbours: 'same' }),
    finding: '二次供水泵跳闸，复位后恢复，观察一小时正常。',
    responsibility: 'company',
  },
  lowPressure: {
    kind: 'repair',
    service: 'water',
    words: '晚上做饭的时候水流只有一根线。',
    facts: (ago) =>
      told({ since: ago(26), symptom: 'low-pressure', extent: 'whole', neighbours: 'unknown', 'visit-time': '周末' }),
    finding: '表前阀未全开并有杂质，清理后水压 0.28 MPa。',
    responsibility: 'company',
  },
  dirtyWater: {
    kind: 'repair',
    service: 'water',
    words: '放出来的水发黄，放了十分钟还黄。',
    facts: (ago) => told({ since: ago(5), symptom: 'dirty', extent: 'whole', neighbours: 'same' }),
    finding: '昨日抢修后管网泛黄，排放消火栓二十分钟后水质清澈。',
    responsibility: 'company',
  },
  yardLeak: {
    kind: 'leak',
    service: 'water',
    severity: 'serious',
    words: '楼前花坛边上往外冒水，流到车棚了。',
    facts: (ago) =>
      told({
        'leak-place': 'pipe',
        'leak-strength': 'stream',
        since: ago(1),
        danger: ['traffic'],
        'valve-known': 'unknown',
      }),
    finding: '铸铁管接口脱开，换管卡两处，恢复供水。',
    responsibility: 'company',
  },
  noPower: {
    kind: 'repair',
    service: 'power',
    severity: 'serious',
    words: '家里突然全黑了，看对面楼是亮的。',
    facts: (ago) => told({ since: ago(0.5), symptom: 'no-power', danger: 'no', neighbours: 'out', tripped: 'no' }),
    finding: '单元进线熔断器熔断，更换后送电。',
    responsibility: 'company',
  },
  flicker: {
    kind: 'repair',
    service: 'power',
    words: '灯忽明忽暗，冰箱一会儿停一会儿响。',
    facts: (ago) => told({ since: ago(6), symptom: 'flicker', danger: 'no', neighbours: 'fine', tripped: 'no' }),
    finding: '表后零线接头松动，用户侧，协助紧固。',
    responsibility: 'customer',
  },
  attitude: {
    kind: 'complaint',
    service: 'heat',
    words: '昨天来的师傅说不了两句就走，问他什么时候再来也不说。',
    facts: (ago) =>
      told({
        'complaint-about': 'attitude',
        'complaint-when': ago(20),
        'expected-result': '当面道歉并把暖气修好',
        confidential: 'no',
      }),
    finding: '经核实，维修员未说明再次上门时间，已批评教育并当面向客户道歉，约定次日上午上门。',
  },
  charges: {
    kind: 'complaint',
    service: 'water',
    words: '水费比上个月多了一倍，家里又没多用。',
    facts: (ago) =>
      told({
        'complaint-about': 'charges',
        'complaint-when': ago(48),
        'expected-result': '核对抄表并退回多收部分',
        confidential: 'no',
      }),
    finding: '复核抄表照片，上月为估抄，本月据实补收，已向客户逐条说明并书面答复。',
  },
  payWhere: {
    kind: 'inquiry',
    service: 'heat',
    words: '采暖费除了到大厅还能在哪儿交？',
    facts: () => told({ 'inquiry-question': '采暖费有哪些交费方式' }),
    finding: '可在营业厅、银行代扣、上门收费三种方式交纳，交费时请报户号；已短信发送营业厅地址。',
  },
  whenWater: {
    kind: 'inquiry',
    service: 'water',
    words: '我们小区今天停水到几点？',
    facts: () => told({ 'inquiry-question': '停水何时恢复' }),
    finding: '今日为计划停水，预计恢复时间见公告；提前恢复会短信告知。',
  },
  meterWhose: {
    kind: 'inquiry',
    service: 'power',
    words: '表后的线坏了归谁修？',
    facts: () => told({ 'inquiry-question': '表后线路归谁维修' }),
    finding: '以供用电合同约定的产权分界为准，电能表处为分界；表后属用户，可提供有偿服务报价。',
  },
  smsNotice: {
    kind: 'suggestion',
    service: 'heat',
    words: '停热能不能提前给我们发个短信，别贴个条就完了。',
    facts: () => told({ 'suggestion-words': '停热前发短信通知', 'wants-reply': 'yes' }),
    finding: '建议已采纳，计划停热将同步发送短信，感谢您的建议。',
  },
  thanks: {
    kind: 'praise',
    service: 'heat',
    words: '那天晚上十点师傅还来给修，太感谢了。',
    facts: () => told({ 'praise-who': '高新供热所吕师傅', 'praise-words': '夜里上门修好了暖气' }),
    finding: '已转达表扬并记入当月服务记录。',
  },
  rename: {
    kind: 'service-request',
    service: 'power',
    words: '房子过户了，电费户名要改。',
    facts: () => told({ 'request-what': 'transfer', 'is-holder': 'yes', 'wanted-by': '月底前' }),
    finding: '资料齐全，户名变更已办理，当日电量双方签字确认。',
    responsibility: 'company',
  },
  meterTest: {
    kind: 'service-request',
    service: 'water',
    words: '怀疑水表走快了，想校一下。',
    facts: () => told({ 'request-what': 'meter', 'is-holder': 'yes', 'wanted-by': '这周内' }),
    finding: '水表送检合格，误差在允许范围内，检定结果已交客户。',
    responsibility: 'company',
  },
} as const satisfies Record<string, Matter>

export type MatterName = keyof typeof MATTERS
export const matterOf = (name: MatterName): Matter => MATTERS[name]
