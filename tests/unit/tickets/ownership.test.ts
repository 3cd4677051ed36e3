import { describe, expect, it } from 'vitest'
import { shippedPromises, shippedRuling } from '@/lib/policy/packs/handing-on'
import { commitmentWarnAt, tellByOf } from '@/lib/tickets/rules/commitments'
import { asksForRuling, basisBlockers, returnBlockers, rulingClock, sendBlockers } from '@/lib/tickets/rules/ownership'

const AT = new Date('2026-12-08T02:00:00Z')
const minutes = (n: number) => new Date(AT.getTime() + n * 60_000)

describe('D1 ownership', () => {
  it('D1 asks for a ruling at the return the pack counts to, or at once by an objection', () => {
    expect([1, 2, 3].map((n) => asksForRuling(shippedRuling, n, false))).toEqual([
      null,
      'second-return',
      'second-return',
    ])
    expect(asksForRuling(shippedRuling, 1, true)).toBe('objection')
  })

  it('D1 D4 the more serious the shorter; a key customer’s half of it; then the ladder', () => {
    const due = (severity: 'normal' | 'emergency', keyCustomer: boolean) =>
      rulingClock(shippedRuling, { at: AT, severity, keyCustomer })
    expect(due('normal', false).dueAt).toEqual(minutes(120))
    expect(due('normal', true).dueAt).toEqual(minutes(60))
    expect(due('emergency', false).limitMinutes).toBe(15)
    expect(due('normal', false).timers.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['ruling-warn', minutes(96)],
      ['ruling-late:supervisor', minutes(120)],
      ['ruling-late:manager', minutes(150)],
      ['ruling-late:general-manager', minutes(240)],
    ])
  })

  it('D1 nothing is sent before a ruling, elsewhere or back after it', () => {
    const open = { rulingOpen: true, ruledUnitId: null }
    const ruled = { rulingOpen: false, ruledUnitId: 'a' }
    expect(sendBlockers(open, 'a')).toEqual([{ code: 'ruling_pending' }])
    expect(sendBlockers(ruled, 'b')).toEqual([{ code: 'ruled_elsewhere' }])
    expect([sendBlockers(ruled, 'a'), returnBlockers(open)]).toEqual([[], []])
    expect(returnBlockers(ruled)).toEqual([{ code: 'ruled_no_return' }])
  })

  it('D1 a basis must hold: the scope covers, the clause is there, the reasons are reasons', () => {
    const ask = (basis: 'scope' | 'clause' | 'reason', cited: string, holds = false) =>
      basisBlockers({ basis, cited, covered: holds, clauseKnown: holds }).map(({ code }) => code)
    expect(ask('scope', 'x')).toEqual(['basis_not_covering'])
    expect(ask('clause', 'x')).toEqual(['unknown_clause'])
    expect(ask('reason', '就是你们的')).toEqual(['reason_too_short'])
    expect([ask('scope', 'x', true), ask('clause', 'x', true), ask('reason', '该楼换热站由本所直管，有台账')]).toEqual([
      [],
      [],
      [],
    ])
  })
})

describe('D6 before a promise breaks', () => {
  it('D6 the owner is warned and the customer told before the time, however short it is', () => {
    for (const length of [15, 60, 600, 6000]) {
      const warn = commitmentWarnAt(shippedPromises, AT, minutes(length))
      const tell = tellByOf(shippedPromises, warn, minutes(length))
      expect(warn < minutes(length) && tell > warn && tell < minutes(length)).toBe(true)
    }
    expect(tellByOf(shippedPromises, minutes(90), minutes(60))).toEqual(minutes(90))
  })
})
