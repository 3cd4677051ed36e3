import { clockDefaults, elapsed, hours, internalLimits, workingDays } from '@/lib/policy/packs/internal-limits'
import { APPLIED_FROM, cited, qingdaoWater, telecomRegulations, unverified } from '@/lib/policy/packs/sources'
import type { PackSeed } from '@/lib/policy/rules/packs'

const base = { topic: 'clocks', version: 1, effectiveFrom: APPLIED_FROM } as const
const powerPromise = cited('国家电网供电服务“十项承诺”', 'State Grid ten service commitments')
const powerComplaint = cited(
  '国网江苏电力客户投诉举报处理时限（2021）',
  'State Grid Jiangsu complaint handling limits (2021)',
)
const telecomRepair = telecomRegulations('第三十二条', 'Art. 32')
const propertyPractice = unverified('参考物业服务响应标准报道', 'after press on property response standards')

export const otherClocks: PackSeed[] = [
  {
    ...base,
    region: 'CN-37-02',
    service: 'water',
    title: '供水时限（青岛）',
    titleEn: 'Water limits (Qingdao)',
    ...qingdaoWater(),
    body: {
      ...clockDefaults,
      rules: [
        { clock: 'arrive', kinds: ['leak'], limit: hours(1), ...qingdaoWater() },
        {
          clock: 'arrive',
          kinds: ['repair'],
          limit: hours(4),
          ...unverified('参考无锡水务服务承诺', 'after the Wuxi water promise'),
        },
        { clock: 'reply', kinds: ['complaint'], limit: hours(72), ...qingdaoWater() },
        ...internalLimits,
      ],
    },
  },
  {
    ...base,
    region: 'CN',
    service: 'power',
    title: '供电时限（全国）',
    titleEn: 'Power limits (national)',
    ...powerPromise,
    body: {
      ...clockDefaults,
      rules: [
        { clock: 'arrive', kinds: ['repair', 'leak'], limit: elapsed(45), ...powerPromise },
        { clock: 'arrive', kinds: ['repair', 'leak'], areas: ['rural'], limit: elapsed(90), ...powerPromise },
        { clock: 'arrive', kinds: ['repair', 'leak'], areas: ['remote'], limit: hours(2), ...powerPromise },
        // The promise is an average of 3 h (city) and 4 h (rural) after arrival: here from the call, with room for the way.
        { clock: 'resolve', kinds: ['repair'], limit: hours(4), ...unverified() },
        { clock: 'resolve', kinds: ['repair'], areas: ['rural'], limit: hours(6), ...unverified() },
        { clock: 'resolve', kinds: ['repair'], areas: ['remote'], limit: hours(8), ...unverified() },
        // First contact with the complainant within 24 h, the answer within 4 working days.
        { clock: 'arrive', kinds: ['complaint'], limit: hours(24), ...powerComplaint },
        { clock: 'reply', kinds: ['complaint'], limit: workingDays(4), ...powerComplaint },
        ...internalLimits,
      ],
    },
  },
  {
    ...base,
    region: 'CN',
    service: 'telecom',
    title: '电信时限（全国）',
    titleEn: 'Telecom limits (national)',
    ...telecomRegulations(),
    body: {
      ...clockDefaults,
      rules: [
        { clock: 'resolve', kinds: ['repair'], areas: ['city'], limit: hours(48), ...telecomRepair },
        { clock: 'resolve', kinds: ['repair'], areas: ['rural'], limit: hours(72), ...telecomRepair },
        { clock: 'resolve', kinds: ['repair'], areas: ['remote'], limit: hours(72), ...telecomRepair },
        { clock: 'arrive', kinds: ['repair'], limit: hours(24), ...unverified() },
        {
          clock: 'reply',
          kinds: ['complaint'],
          limit: hours(15 * 24),
          ...cited('《电信用户申诉处理办法》：15 日内答复', 'Telecom user appeal measures: answer within 15 days'),
        },
        ...internalLimits,
      ],
    },
  },
  {
    ...base,
    region: 'CN',
    service: 'property',
    title: '物业时限（全国）',
    titleEn: 'Property limits (national)',
    ...propertyPractice,
    body: {
      ...clockDefaults,
      rules: [
        { clock: 'arrive', kinds: ['repair', 'leak'], limit: hours(24), ...propertyPractice },
        {
          clock: 'arrive',
          kinds: ['repair', 'leak'],
          severities: ['emergency', 'serious'],
          limit: elapsed(30),
          ...propertyPractice,
        },
        { clock: 'reply', kinds: ['complaint'], limit: workingDays(3), ...unverified() },
        ...internalLimits,
      ],
    },
  },
]
