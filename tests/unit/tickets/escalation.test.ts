import { describe, expect, it } from 'vitest'
import { shippedPacks } from '@/lib/policy/packs/shipped'
import { pickPack } from '@/lib/policy/rules/packs'
import { dueSteps, escalationSteps, type EscalationInput } from '@/lib/tickets/rules/escalation'

const ladder = pickPack(shippedPacks, { topic: 'escalation', region: 'CN', on: '2026-11-22' })!.body
const day: EscalationInput = {
  severity: 'normal',
  keyCustomer: false,
  warnAt: new Date('2026-11-16T19:12:00Z'),
  dueAt: new Date('2026-11-17T00:00:00Z'),
  limitMinutes: 1440,
}
const told = (input: EscalationInput) =>
  escalationSteps(ladder, input).map(({ step, role, at, reason }) => `${step} ${role} ${at.toISOString()} ${reason}`)

describe('escalation', () => {
  it('D3 silence climbs by itself: warned at 80 %, leader at the limit, then one rung at a time', () => {
    expect(told(day)).toEqual([
      '0 technician 2026-11-16T19:12:00.000Z clock-warn',
      '1 unit-leader 2026-11-17T00:00:00.000Z clock-overrun',
      '2 supervisor 2026-11-17T04:00:00.000Z clock-overrun',
      '3 manager 2026-11-17T12:00:00.000Z clock-overrun',
      '6 manager 2026-11-19T00:00:00.000Z gross-overrun',
    ])
  })

  it('D3 a serious matter climbs sooner and reaches the general manager', () => {
    expect(told({ ...day, severity: 'serious' })).toEqual([
      '0 technician 2026-11-16T19:12:00.000Z clock-warn',
      '1 unit-leader 2026-11-17T00:00:00.000Z clock-overrun',
      '2 supervisor 2026-11-17T01:00:00.000Z clock-overrun',
      '3 manager 2026-11-17T04:00:00.000Z clock-overrun',
      '4 general-manager 2026-11-18T00:00:00.000Z clock-overrun',
      '6 manager 2026-11-19T00:00:00.000Z gross-overrun',
    ])
  })

  it('D3 an emergency reaches the top within the hour', () => {
    const steps = escalationSteps(ladder, { ...day, severity: 'emergency', limitMinutes: 60 })
    const top = steps.find(({ role }) => role === 'general-manager')
    expect(top?.at).toEqual(new Date('2026-11-17T01:00:00Z'))
  })

  it('D4 every overrun of a key customer is with the management department at once', () => {
    const steps = escalationSteps(ladder, { ...day, keyCustomer: true })
    expect(steps.find(({ role }) => role === 'manager')?.at).toEqual(day.dueAt)
    expect(steps.some(({ role }) => role === 'general-manager')).toBe(true)
  })

  it('D3 gross overrun stands at three times the limit', () => {
    const gross = escalationSteps(ladder, day).at(-1)
    const started = day.dueAt!.getTime() - day.limitMinutes * 60_000
    expect(gross?.reason).toBe('gross-overrun')
    expect(gross!.at.getTime() - started).toBe(3 * day.limitMinutes * 60_000)
  })

  it('D3 nothing is due while a clock is paused; what is due is what has come', () => {
    expect(escalationSteps(ladder, { ...day, dueAt: null, warnAt: null })).toEqual([])
    const steps = escalationSteps(ladder, day)
    expect(dueSteps(steps, new Date('2026-11-17T00:00:00Z')).map(({ step }) => step)).toEqual([0, 1])
    expect(dueSteps(steps, new Date('2026-11-16T00:00:00Z'))).toEqual([])
  })
})
