import { clockDefaults, elapsed, hours, internalLimits, workingDays } from '@/lib/policy/packs/internal-limits'
import { APPLIED_FROM, linyiHeat, qingdaoHeat, shandongHeat, unverified } from '@/lib/policy/packs/sources'
import type { LimitRule } from '@/lib/policy/rules/pack-bodies'
import type { PackSeed } from '@/lib/policy/rules/packs'

/** "3 days" of a regulation is counted as 72 hours: never later than the law's own count, which leaves out day one. */
const complaintAnswer: LimitRule = {
  clock: 'reply',
  kinds: ['complaint'],
  limit: hours(72),
  ...shandongHeat('第二十八条', 'Art. 28'),
}
const offSeasonRepair: LimitRule = {
  clock: 'resolve',
  kinds: ['repair'],
  phases: ['off-season'],
  limit: workingDays(10),
  ...unverified(),
}
const base = { topic: 'clocks', service: 'heat', version: 1, effectiveFrom: APPLIED_FROM } as const

export const heatClocks: PackSeed[] = [
  {
    ...base,
    region: 'CN-37-13',
    title: '供热时限（临沂）',
    titleEn: 'Heat limits (Linyi)',
    ...linyiHeat(),
    body: {
      ...clockDefaults,
      season: { from: '11-15', to: '03-15', startDays: 10, ...unverified() },
      rules: [
        { clock: 'arrive', kinds: ['repair'], limit: hours(24), ...linyiHeat('第三十条', 'Art. 30') },
        {
          clock: 'arrive',
          kinds: ['leak'],
          limit: hours(2),
          ...unverified('参考临沂金程热力服务规范', 'after the Linyi Jincheng heat company’s service standard'),
        },
        complaintAnswer,
        offSeasonRepair,
        ...internalLimits,
      ],
    },
  },
  {
    ...base,
    region: 'CN-37-02',
    title: '供热时限（青岛）',
    titleEn: 'Heat limits (Qingdao)',
    ...qingdaoHeat(),
    body: {
      ...clockDefaults,
      season: { from: '11-16', to: '04-05', startDays: 10, ...qingdaoHeat() },
      rules: [
        { clock: 'arrive', kinds: ['leak'], limit: hours(1), ...qingdaoHeat('第四十九条', 'Art. 49') },
        { clock: 'arrive', kinds: ['repair'], limit: hours(2), ...qingdaoHeat('第四十九条', 'Art. 49') },
        {
          clock: 'arrive',
          kinds: ['repair'],
          phases: ['season-start'],
          limit: hours(5),
          ...qingdaoHeat('第四十九条', 'Art. 49'),
        },
        { clock: 'arrive', kinds: ['repair'], phases: ['off-season'], limit: hours(24), ...unverified() },
        complaintAnswer,
        offSeasonRepair,
        ...internalLimits,
      ],
    },
  },
  {
    ...base,
    region: 'CN-11',
    title: '供热时限（北京）',
    titleEn: 'Heat limits (Beijing)',
    ...unverified('参考北京供热报道', 'after press reports on Beijing heating'),
    body: {
      ...clockDefaults,
      season: { from: '11-15', to: '03-15', startDays: 10, ...unverified() },
      rules: [
        {
          clock: 'reply',
          kinds: ['repair'],
          limit: elapsed(60),
          ...unverified('北京：1 小时应答', 'Beijing: answer within 1 hour'),
        },
        {
          clock: 'arrive',
          kinds: ['repair', 'leak'],
          limit: hours(6),
          ...unverified('北京：6 小时上门', 'Beijing: visit within 6 hours'),
        },
        {
          clock: 'resolve',
          kinds: ['repair', 'leak'],
          limit: hours(24),
          ...unverified('北京：24 小时解决', 'Beijing: cured within 24 hours'),
        },
        { clock: 'reply', kinds: ['complaint'], limit: hours(24), ...unverified() },
        offSeasonRepair,
        ...internalLimits,
      ],
    },
  },
]
