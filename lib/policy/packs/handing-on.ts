import { APPLIED_FROM, unverified } from '@/lib/policy/packs/sources'
import type { PromisesBody, RulingBody } from '@/lib/policy/rules/handing-on-body'
import type { PackSeed } from '@/lib/policy/rules/packs'

const base = { region: 'CN', service: null, version: 1, effectiveFrom: APPLIED_FROM } as const

/** Holds where a company has no pack of its own yet: one set up before there were any. */
export const shippedRuling: RulingBody = {
  returns: 2,
  minutes: { normal: 120, serious: 60, emergency: 15 },
  keyCustomerShare: 0.5,
  warnShare: 0.8,
  steps: [
    { role: 'supervisor', afterMinutes: 0 },
    { role: 'manager', afterMinutes: 30 },
    { role: 'general-manager', afterMinutes: 120 },
  ],
  ...unverified('参考 12345 退单争议指定承办', 'after 12345: disputed returns are assigned by the centre'),
}

export const shippedPromises: PromisesBody = {
  warnShare: 0.75,
  leastWarningMinutes: 10,
  tellShare: 0.5,
  brokenRole: 'supervisor',
  untoldRole: 'shift-leader',
  ...unverified(),
}

/** Between our own people: whose a ticket is, and what a promise asks of its owner. */
export const handingOnPacks: PackSeed[] = [
  {
    ...base,
    topic: 'ruling',
    title: '归属裁定（全国）',
    titleEn: 'Ownership rulings (national)',
    ...unverified(),
    body: shippedRuling,
  },
  {
    ...base,
    topic: 'promises',
    title: '承诺兑现（全国）',
    titleEn: 'Keeping promises (national)',
    ...unverified(),
    body: shippedPromises,
  },
]
