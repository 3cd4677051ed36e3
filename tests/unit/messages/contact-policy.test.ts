import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactBlockers, nextAllowedAt, type ContactQuestion } from '@/lib/messages/rules/contact-policy'
import { shippedPacks } from '@/lib/policy/packs/shipped'
import { pickPack } from '@/lib/policy/rules/packs'

const policy = pickPack(shippedPacks, { topic: 'contact', region: 'CN-37-13', service: 'heat', on: '2026-11-22' })!.body
const local = (text: string) => new Date(`${text}+08:00`)
const attempt = (
  text: string,
  refId = 'T1',
  outcome: ContactQuestion['attempts'][number]['outcome'] = 'no-answer',
) => ({
  at: local(text),
  outcome,
  refId,
})
const ask = (now: string, more: Partial<ContactQuestion> = {}): ContactQuestion => ({
  policy,
  attempts: [],
  refId: 'T1',
  finalAnswerAt: null,
  now: local(now),
  timeZone: 'Asia/Shanghai',
  ...more,
})
const codes = (question: ContactQuestion) => contactBlockers(question).map(({ code }) => code)
const next = (question: ContactQuestion) => nextAllowedAt(question)?.getTime()

describe('contact policy', () => {
  it.each([
    ['2026-11-16T08:29:59.999', ['outside_hours'], '2026-11-16T08:30:00'],
    ['2026-11-16T08:30:00', [], '2026-11-16T08:30:00'],
    ['2026-11-16T11:59:59.999', [], '2026-11-16T11:59:59.999'],
    ['2026-11-16T12:00:00', ['noon_rest'], '2026-11-16T14:00:00'],
    ['2026-11-16T12:30:00', ['noon_rest'], '2026-11-16T14:00:00'],
    ['2026-11-16T14:00:00', [], '2026-11-16T14:00:00'],
    ['2026-11-16T20:30:00', ['outside_hours'], '2026-11-17T08:30:00'],
    ['2026-11-16T22:00:00', ['outside_hours'], '2026-11-17T08:30:00'],
    ['2026-11-16T23:59:59.999', ['outside_hours'], '2026-11-17T08:30:00'],
  ])('U1 hours: at %s %o', (now, expected, allowed) => {
    expect(codes(ask(now))).toEqual(expected)
    expect(next(ask(now))).toBe(local(allowed).getTime())
  })

  it('U1 says when it will be allowed', () => {
    expect(contactBlockers(ask('2026-11-16T12:30:00'))).toEqual([
      { code: 'noon_rest', params: { next: '2026-11-16T06:00:00.000Z' } },
    ])
  })

  it('U1 keeps two hours between attempts, across every ticket of the customer', () => {
    const question = ask('2026-11-16T10:59:59', { attempts: [attempt('2026-11-16T09:00:00', 'another')] })
    expect(contactBlockers(question)).toEqual([{ code: 'too_soon', params: { waitUntil: '2026-11-16T03:00:00.000Z' } }])
    expect(next(question)).toBe(local('2026-11-16T11:00:00').getTime())
    expect(codes({ ...question, now: local('2026-11-16T11:00:00') })).toEqual([])
  })

  it('U1 spacing that ends at noon waits for the afternoon', () => {
    const question = ask('2026-11-16T11:00:00', { attempts: [attempt('2026-11-16T10:30:00')] })
    expect(next(question)).toBe(local('2026-11-16T14:00:00').getTime())
  })

  it('U1 refuses a fourth attempt for a ticket, not for another one', () => {
    const attempts = [attempt('2026-11-16T09:00:00'), attempt('2026-11-16T15:00:00'), attempt('2026-11-17T09:00:00')]
    const question = ask('2026-11-18T09:00:00', { attempts })
    expect(contactBlockers(question)).toEqual([{ code: 'attempts_exhausted', params: { max: 3 } }])
    expect(nextAllowedAt(question)).toBeNull()
    expect(codes({ ...question, refId: 'T2' })).toEqual([])
  })

  it('U1 the last attempt must fall on another day or period', () => {
    const attempts = [attempt('2026-11-16T14:00:00'), attempt('2026-11-16T16:00:00')]
    const question = ask('2026-11-16T18:00:00', { attempts })
    expect(codes(question)).toEqual(['other_day_or_period_needed'])
    expect(next(question)).toBe(local('2026-11-17T08:30:00').getTime())
    expect(codes({ ...question, now: local('2026-11-17T08:30:00') })).toEqual([])
  })

  it('U1 never again after a final answer, and not once the customer has declined', () => {
    const answered = ask('2026-11-16T09:00:00', { finalAnswerAt: local('2026-11-15T09:00:00') })
    expect(codes(answered)).toEqual(['final_answer_given'])
    expect(nextAllowedAt(answered)).toBeNull()
    expect(codes(ask('2026-11-16T09:00:00', { preference: { noCalls: true } }))).toEqual(['customer_declined'])
    const refused = ask('2026-11-16T15:00:00', { attempts: [attempt('2026-11-15T09:00:00', 'T1', 'refused')] })
    expect(codes(refused)).toEqual(['customer_declined'])
  })

  it('U1 the customer’s own hours replace ours, inside the outer bounds', () => {
    const preference = { windows: [[720, 780] as const, [1200, 1440] as const] }
    expect(codes(ask('2026-11-16T12:30:00', { preference }))).toEqual([])
    expect(codes(ask('2026-11-16T09:00:00', { preference }))).toEqual(['outside_hours'])
    expect(codes(ask('2026-11-16T21:59:00', { preference }))).toEqual([])
    expect(codes(ask('2026-11-16T22:00:00', { preference }))).toEqual(['outside_hours'])
    expect(next(ask('2026-11-16T09:00:00', { preference }))).toBe(local('2026-11-16T12:00:00').getTime())
  })

  it('U1 hours outside the bounds altogether allow nothing and crash nothing', () => {
    const question = ask('2026-11-16T23:30:00', { preference: { windows: [[1380, 1440]] } })
    expect(codes(question)).toEqual(['outside_hours'])
    expect(nextAllowedAt(question)).toBeNull()
  })

  it('U1 at the next allowed time nothing blocks, and not before', () => {
    const times = fc.date({
      min: local('2026-11-14T00:00:00'),
      max: local('2026-11-18T00:00:00'),
      noInvalidDate: true,
    })
    const attempts = fc.array(fc.record({ at: times, refId: fc.constantFrom('T1', 'T2') }), { maxLength: 4 })
    fc.assert(
      fc.property(times, attempts, fc.double({ min: 0, max: 0.999, noNaN: true }), (now, made, share) => {
        const past = made.filter(({ at }) => at <= now).map((one) => ({ ...one, outcome: 'no-answer' as const }))
        const question = { ...ask('2026-11-16T00:00:00'), now, attempts: past }
        const allowed = nextAllowedAt(question)
        if (!allowed) {
          expect(codes(question)).toContain('attempts_exhausted')
          return
        }
        expect(contactBlockers({ ...question, now: allowed })).toEqual([])
        const between = new Date(now.getTime() + Math.floor((allowed.getTime() - now.getTime()) * share))
        if (between < allowed) expect(contactBlockers({ ...question, now: between })).not.toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
