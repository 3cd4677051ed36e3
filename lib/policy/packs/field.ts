import { APPLIED_FROM, dongyingWater, linyiHeat, qingdaoHeat, unverified } from '@/lib/policy/packs/sources'
import type { MeasuringBody } from '@/lib/policy/rules/pack-bodies'
import type { PackSeed } from '@/lib/policy/rules/packs'

const base = { version: 1, effectiveFrom: APPLIED_FROM } as const
const roomCentre = { zh: '房间中央', en: 'centre of the room' }
const protocol: Omit<MeasuringBody, 'source' | 'sourceEn' | 'verified' | 'doorsShutMinutes' | 'standards'> = {
  point: roomCentre,
  heightMetres: 1,
  instrumentVerified: true,
  digitalOnly: false,
  bothSign: true,
  refusalByCustomer: 'recorded',
  missedByCompany: 'recorded',
}
const eighteen: MeasuringBody['standards'] = [
  { room: 'bedroom', celsius: 18 },
  { room: 'living', celsius: 18 },
]
const entryConsent = {
  zh: '入户维修须经用户或其代理人同意，按约定时间上门并出示工作证件。',
  en: 'Entry for repair needs the consent of the customer or their agent; the crew comes at the agreed time and shows its badge.',
}

const noPromise = {
  zh: '做完不一定能改善，没有改善也要付这笔费用。',
  en: 'It may not help, and it is to be paid even if it does not.',
}
const fitted = {
  zh: '只收本次更换的费用；其他部位再坏不在其内。',
  en: 'For this replacement only; a fault elsewhere is not included.',
}
/** An item of a price list; the amount in fen. */
const priced = (
  code: string,
  zh: string,
  en: string,
  fen: number,
  unit: string,
  unitEn: string,
  caveat: { zh: string; en: string },
) => ({ code, name: { zh, en }, fen, unit: { zh: unit, en: unitEn }, caveat })

export const fieldPacks: PackSeed[] = [
  {
    ...base,
    topic: 'measuring',
    region: 'CN-37-13',
    service: 'heat',
    title: '测温规程（临沂）',
    titleEn: 'Measuring protocol (Linyi)',
    ...linyiHeat('第三十条', 'Art. 30'),
    body: {
      ...protocol,
      doorsShutMinutes: 120,
      standards: eighteen,
      refusalByCustomer: 'deemed-pass',
      missedByCompany: 'deemed-fail',
      ...linyiHeat('第十五条、第三十条', 'Arts 15 and 30'),
    },
  },
  {
    ...base,
    topic: 'measuring',
    region: 'CN-37-02',
    service: 'heat',
    title: '测温规程（青岛）',
    titleEn: 'Measuring protocol (Qingdao)',
    ...qingdaoHeat('第五十条', 'Art. 50'),
    body: {
      ...protocol,
      doorsShutMinutes: 60,
      standards: [...eighteen, { room: 'kitchen', celsius: 10 }],
      ...qingdaoHeat(
        '第二十九条、第三十一条、第五十条（双方签字为首问要求）',
        'Arts 29, 31 and 50 (both signatures: an AskOnce requirement)',
      ),
    },
  },
  {
    ...base,
    topic: 'measuring',
    region: 'CN-11',
    service: 'heat',
    title: '测温规程（北京）',
    titleEn: 'Measuring protocol (Beijing)',
    ...unverified(),
    body: { ...protocol, doorsShutMinutes: 60, standards: eighteen, ...unverified() },
  },
  {
    ...base,
    topic: 'boundary',
    region: 'CN-37-02',
    service: 'heat',
    title: '责任分界（供热，青岛）',
    titleEn: 'Boundary (heat, Qingdao)',
    ...qingdaoHeat('第四十条', 'Art. 40'),
    body: {
      boundary: { zh: '户用热计量表或入户端口', en: 'the household heat meter or the inlet of the home' },
      companySide: { zh: '分界点及以外：供热企业负责', en: 'up to and including the boundary: the heat company' },
      customerSide: { zh: '分界点以内：用户负责', en: 'inside the boundary: the customer' },
      entryConsent,
      clause: {
        zh: '《青岛市供热条例》（2017）第四十条（要点）：户用表及入户端口（含）以外由企业负责，以内由用户负责。',
        en: 'Qingdao Heating Regulations (2017), Art. 40 (in substance): up to and including the household meter or inlet the company, inside it the customer.',
      },
      ...qingdaoHeat('第四十条', 'Art. 40'),
    },
  },
  {
    ...base,
    topic: 'boundary',
    region: 'CN',
    service: 'heat',
    title: '责任分界（供热，默认）',
    titleEn: 'Boundary (heat, default)',
    ...unverified('参考青岛、泰安供热条例', 'after the Qingdao and Tai’an heating regulations'),
    body: {
      boundary: { zh: '入户阀门（管道井内）', en: 'the entry valve in the pipe shaft' },
      companySide: { zh: '入户阀门及以外：供热企业负责', en: 'up to and including the entry valve: the heat company' },
      customerSide: { zh: '入户阀门以内：用户负责', en: 'behind the entry valve: the customer' },
      entryConsent,
      clause: {
        zh: '以供用热合同约定的分界为准；本条为默认说明，未核实。',
        en: 'The supply contract decides; this is a default explanation, unverified.',
      },
      ...unverified('参考青岛、泰安供热条例', 'after the Qingdao and Tai’an heating regulations'),
    },
  },
  {
    ...base,
    topic: 'boundary',
    region: 'CN',
    service: 'water',
    title: '责任分界（供水，默认）',
    titleEn: 'Boundary (water, default)',
    ...unverified('参考东营、杭州供水条例', 'after the Dongying and Hangzhou water regulations'),
    body: {
      boundary: { zh: '结算水表', en: 'the billing meter' },
      companySide: { zh: '水表（含）以外：供水企业负责', en: 'up to and including the meter: the water company' },
      customerSide: { zh: '水表以内：用户负责', en: 'behind the meter: the customer' },
      entryConsent,
      clause: {
        zh: `以供用水合同约定的分界为准；参照${dongyingWater('第十八条').source}。`,
        en: `The supply contract decides; compare ${dongyingWater('', 'Art. 18').sourceEn}.`,
      },
      ...unverified('参考东营、杭州供水条例', 'after the Dongying and Hangzhou water regulations'),
    },
  },
  {
    ...base,
    topic: 'boundary',
    region: 'CN',
    service: 'power',
    title: '责任分界（供电，全国）',
    titleEn: 'Boundary (power, national)',
    ...unverified(
      '参考《电力供应与使用条例》（2019）第二十六条',
      'after the Electricity Supply and Use Regulations (2019), Art. 26',
    ),
    body: {
      boundary: {
        zh: '供用电合同约定的产权分界处（电能表处）',
        en: 'the property boundary of the supply contract, at the meter',
      },
      companySide: { zh: '产权分界处电源侧：供电企业负责', en: 'supply side of the boundary: the power company' },
      customerSide: { zh: '产权分界处负荷侧：用户负责', en: 'load side of the boundary: the customer' },
      entryConsent,
      clause: {
        zh: '《电力供应与使用条例》（2019）第二十六条（要点）：用电计量装置应当安装在产权分界处。',
        en: 'Electricity Supply and Use Regulations (2019), Art. 26 (in substance): the meter belongs at the property boundary.',
      },
      ...unverified(
        '参考《电力供应与使用条例》（2019）第二十六条',
        'after the Electricity Supply and Use Regulations (2019), Art. 26',
      ),
    },
  },
  {
    ...base,
    topic: 'prices',
    region: 'CN',
    service: 'heat',
    title: '上门收费项目（供热，示例）',
    titleEn: 'Charges at the door (heat, examples)',
    ...unverified('示例价格，须由本企业价目表替换', 'example prices, to be replaced by the company’s own list'),
    body: {
      items: [
        priced('heat-flush', '户内管路冲洗', 'Flushing the pipes of the home', 8050, '户', 'home', noPromise),
        priced(
          'heat-valve',
          '更换户内阀门（含阀门）',
          'Replacing a valve inside the home',
          6000,
          '个',
          'piece',
          fitted,
        ),
        priced('heat-vent', '更换放气阀', 'Replacing an air vent', 1500, '个', 'piece', fitted),
        priced('heat-radiator', '拆装散热器', 'Removing and refitting a radiator', 12000, '组', 'radiator', fitted),
      ],
      ...unverified('示例价格，须由本企业价目表替换', 'example prices, to be replaced by the company’s own list'),
    },
  },
  {
    ...base,
    topic: 'prices',
    region: 'CN',
    service: 'water',
    title: '上门收费项目（供水，示例）',
    titleEn: 'Charges at the door (water, examples)',
    ...unverified('示例价格，须由本企业价目表替换', 'example prices, to be replaced by the company’s own list'),
    body: {
      items: [
        priced(
          'water-tap',
          '更换户内阀门（含阀门）',
          'Replacing a stop valve in the home',
          5000,
          '个',
          'piece',
          fitted,
        ),
        priced('water-unblock', '户内管路疏通', 'Clearing a pipe in the home', 8000, '次', 'time', noPromise),
      ],
      ...unverified('示例价格，须由本企业价目表替换', 'example prices, to be replaced by the company’s own list'),
    },
  },
]
