import type { LimitAmount } from '@/lib/policy/rules/limits'
import type { ClocksBody, LimitRule } from '@/lib/policy/rules/pack-bodies'
import { unverified } from '@/lib/policy/packs/sources'

export const elapsed = (amount: number): LimitAmount => ({ amount, unit: 'minutes', counting: 'elapsed' })
export const service = (amount: number): LimitAmount => ({ amount, unit: 'minutes', counting: 'service' })
export const workingDays = (amount: number): LimitAmount => ({ amount, unit: 'working-days', counting: 'working-days' })
export const hours = (amount: number): LimitAmount => elapsed(amount * 60)

const ours = unverified()

/** Limits between our own people, the same in every pack: no law sets them, each utility adjusts them. */
export const internalLimits: LimitRule[] = [
  { clock: 'accept', kinds: ['repair', 'leak'], limit: elapsed(30), ...ours },
  { clock: 'accept', kinds: ['repair', 'leak'], severities: ['serious'], limit: elapsed(15), ...ours },
  {
    clock: 'accept',
    kinds: ['repair', 'leak'],
    severities: ['emergency'],
    limit: elapsed(5),
    ...unverified('参考武汉水务 96510 一级工单', 'after Wuhan 96510 water hotline, level 1'),
  },
  {
    clock: 'accept',
    kinds: ['complaint'],
    limit: elapsed(20),
    ...unverified('参考 95598 投诉 20 分钟内派发', 'after 95598: complaints dispatched within 20 minutes'),
  },
  { clock: 'accept', kinds: ['urge'], limit: elapsed(10), ...ours },
  { clock: 'accept', kinds: ['inquiry', 'service-request', 'suggestion', 'praise'], limit: service(240), ...ours },
  { clock: 'reply', kinds: ['urge'], limit: elapsed(60), ...ours },
  {
    clock: 'reply',
    kinds: ['inquiry'],
    limit: workingDays(3),
    ...unverified('参考某局 12345 办理细则', 'after one bureau’s 12345 procedure'),
  },
  { clock: 'reply', kinds: ['suggestion', 'praise'], limit: workingDays(5), ...ours },
  {
    clock: 'reply',
    kinds: ['service-request'],
    limit: workingDays(5),
    ...unverified('参考 95598 服务申请时限', 'after 95598 service application limits'),
  },
  { clock: 'resolve', kinds: ['repair'], limit: hours(48), ...ours },
  { clock: 'resolve', kinds: ['leak'], limit: hours(24), ...ours },
  { clock: 'reply', kinds: ['repair', 'leak'], limit: workingDays(2), ...ours },
]

/** What every clocks pack shares: the warning share and the shorter limits of the green channel. */
export const clockDefaults: Pick<ClocksBody, 'warnShare' | 'keyCustomerShare'> = {
  warnShare: 0.8,
  keyCustomerShare: {
    share: 0.5,
    ...unverified('重点客户绿色通道：时限减半', 'green channel for key customers: half the limit'),
  },
}
