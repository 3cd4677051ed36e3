import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder } from '@/lib/fieldwork/rules/commands'
import { happenedAt } from '@/lib/fieldwork/rules/device-time'
import { chargeBlockers, finishBlockers } from '@/lib/fieldwork/rules/finishing'
import {
  answered,
  correctedTime,
  isOnlyHere,
  mayLeave,
  nextBatch,
  wasAcceptRefused,
  type OutboxItem,
} from '@/lib/fieldwork/rules/outbox'
import { namesThatGo } from '@/lib/fieldwork/rules/vault-names'

const T0 = Date.parse('2026-12-08T02:00:00Z')
const at = (minutes: number) => new Date(T0 + minutes * 60_000)

describe('F1 the clock of a phone', () => {
  it('F1 moves an offline act by what the phone was wrong by, whichever way', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: 0, max: 600 }), (wrongBy, ago) => {
        const device = (minutes: number) => at(minutes + wrongBy)
        const told = happenedAt({
          deviceAt: device(ago),
          anchor: { serverAt: at(0), deviceAt: device(0) },
          sentAt: device(600),
          receivedAt: at(600),
        })
        expect(told).toEqual({ at: at(ago), clock: 'verified' })
      }),
    )
  })

  it('F1 takes an act as claimed when the clock was set meanwhile, there is no anchor, or it lies outside what can be', () => {
    const anchor = { serverAt: at(0), deviceAt: at(0) }
    const received = { receivedAt: at(60) }
    const claimed = { at: at(60), clock: 'claimed' }
    expect(happenedAt({ deviceAt: at(30), sentAt: at(60), anchor: null, ...received })).toEqual(claimed)
    expect(happenedAt({ deviceAt: at(30), sentAt: at(90), anchor, ...received })).toEqual(claimed)
    expect(happenedAt({ deviceAt: at(-30), sentAt: at(60), anchor, ...received })).toEqual(claimed)
    expect(happenedAt({ deviceAt: at(63), sentAt: at(60), anchor, ...received })).toEqual(claimed)
    const future = { serverAt: at(120), deviceAt: at(120) }
    expect(happenedAt({ deviceAt: at(30), sentAt: at(60), anchor: future, ...received })).toEqual(claimed)
  })

  it('F1 shows the corrected time on the phone itself', () => {
    const anchor = { serverAt: at(0).toISOString(), deviceAt: at(-45).toISOString() }
    expect(correctedTime(at(-35).toISOString(), anchor)).toBe(at(10).toISOString())
    expect(correctedTime(at(-35).toISOString(), null)).toBe(at(-35).toISOString())
  })
})

const item = (seq: number, more: Partial<OutboxItem> = {}): OutboxItem => ({
  command: {
    id: `id-${seq}`,
    orderNo: 'W1',
    kind: 'read',
    seq,
    after: null,
    deviceAt: at(seq).toISOString(),
    anchor: null,
    body: {},
  },
  state: 'kept',
  ...more,
})

describe('F1 the outbox', () => {
  it('F1 keeps a command until the server has said what became of it', () => {
    const kept = item(1)
    expect(answered(kept, { id: 'id-1', verdict: 'waiting' })).toBe(kept)
    expect(isOnlyHere(kept)).toBe(true)
    expect(mayLeave(answered(kept, { id: 'id-1', verdict: 'applied' }))).toBe(true)
    const parked = answered(kept, { id: 'id-1', verdict: 'parked', why: 'wrong_state' })
    expect([parked.state, parked.why, mayLeave(parked), isOnlyHere(parked)]).toEqual([
      'parked',
      'wrong_state',
      false,
      false,
    ])
    expect(answered(kept, { id: 'id-1', verdict: 'conflict' }).state).toBe('refused')
  })

  it('F1 keeps a photo until its bytes have arrived, whatever became of its command', () => {
    const photo = { sha256: 'a', bytes: 9, mediaType: 'image/jpeg', sent: 0, done: false }
    const applied = item(1, { state: 'applied', photo })
    expect([isOnlyHere(applied), mayLeave(applied)]).toEqual([true, false])
    expect(mayLeave({ ...applied, photo: { ...photo, done: true } })).toBe(true)
    expect(isOnlyHere(item(1, { state: 'parked', photo }))).toBe(true)
  })

  it('F1 sends in order and in batches one request can hold', () => {
    const many = Array.from({ length: 50 }, (_, i) => item(i + 1))
    expect(nextBatch(many).map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    const heavy = many.map((each) => ({
      ...each,
      command: { ...each.command, body: { mark: 'M1 1'.repeat(40_000) } },
    }))
    expect(nextBatch(heavy)).toHaveLength(2)
    expect(nextBatch([item(1, { state: 'applied' }), item(2)]).map(({ seq }) => seq)).toEqual([2])
  })

  it('F1 puts any shuffle of commands back into the sequence of each order', () => {
    const commands = [1, 2, 3, 4, 5, 6].map((seq) => ({ orderNo: seq % 2 ? 'W1' : 'W2', seq }))
    fc.assert(
      fc.property(fc.shuffledSubarray(commands, { minLength: 6 }), (mixed) => {
        const seqs = (no: string) =>
          inOrder(mixed)
            .filter(({ orderNo }) => orderNo === no)
            .map(({ seq }) => seq)
        expect([seqs('W1'), seqs('W2')]).toEqual([
          [1, 3, 5],
          [2, 4, 6],
        ])
      }),
    )
  })
})

describe('F3 money at the door', () => {
  const finish = {
    outcome: 'fixed',
    customerSign: 'signed',
    customerMark: 'M1 1',
    staffMark: 'M1 1',
    witness: '',
    responsibility: 'customer',
  }
  const codes = (charge: string | null, decisions: string[], responsibility = 'customer') =>
    finishBlockers(
      { ...finish, charge, responsibility },
      {
        orderKind: 'repair',
        service: 'heat',
        readings: 0,
        consents: decisions.map((decision) => ({ decision })),
        today: '2026-12-08',
      },
    ).map(({ code }) => code)

  it('F3 wants customer-side work called courtesy or chargeable, and a signed price for the latter', () => {
    expect(codes(null, [])).toEqual(['charge_needed'])
    expect(codes('courtesy', [])).toEqual([])
    expect(codes('chargeable', [])).toEqual(['price_not_agreed'])
    expect(codes('chargeable', ['declined'])).toEqual(['price_not_agreed'])
    expect(codes('chargeable', ['declined', 'agreed'])).toEqual([])
    expect(codes('chargeable', ['agreed'], 'company')).toEqual(['company_side_free'])
    expect(chargeBlockers(true, [])).toEqual([{ code: 'price_not_agreed' }])
    expect(chargeBlockers(false, [])).toEqual([])
  })
})

describe('F1 taking an order on', () => {
  it('F1 is not offered again once it was refused, until the order has changed', () => {
    const base = item(1)
    const asked = { ...base, command: { ...base.command, kind: 'accept' as const, body: { expectedVersion: 3 } } }
    expect(wasAcceptRefused([asked], 3)).toBe(false)
    expect(wasAcceptRefused([{ ...asked, state: 'parked' }], 3)).toBe(true)
    expect(wasAcceptRefused([{ ...asked, state: 'parked' }], 4)).toBe(false)
    expect(wasAcceptRefused([{ ...base, state: 'parked' }], 3)).toBe(false)
  })
})

describe('M3 F1 what goes when somebody leaves a phone', () => {
  const sealed = ['a/day', 'a/draft/job/W1', 'a/meta', 'a/outbox/1-x', 'a/photo/f', 'b/day', 'b/draft/job/W1', 'b/meta']
  const keys = ['@here', 'a', 'b', 'c']

  it('M3 F1 leaves nobody’s customers, drafts or keys, but what was not sent with the key it is sealed with', () => {
    expect(namesThatGo(sealed, keys, null)).toEqual({
      sealed: ['a/day', 'a/draft/job/W1', 'b/day', 'b/draft/job/W1', 'b/meta'],
      keys: ['b', 'c'],
    })
  })

  it('M3 F1 leaves alone who is here, and takes what an earlier one left behind', () => {
    expect(namesThatGo(sealed, keys, 'b')).toEqual({ sealed: ['a/day', 'a/draft/job/W1'], keys: ['c'] })
    expect(namesThatGo(sealed, keys, 'a').sealed).toEqual(['b/day', 'b/draft/job/W1', 'b/meta'])
  })

  it('M3 F1 takes a photo nobody waits to send', () => {
    expect(namesThatGo(['a/photo/f', 'a/meta'], ['a'], null)).toEqual({ sealed: ['a/photo/f', 'a/meta'], keys: ['a'] })
  })
})
