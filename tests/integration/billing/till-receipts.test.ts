import { beforeAll, describe, expect, it } from 'vitest'
import { closeDrawer, openDrawer } from '@/lib/billing/drawers'
import { ReversePaymentInput, TakePaymentInput } from '@/lib/billing/inputs'
import { reversePayment } from '@/lib/billing/reverse-payment'
import { takePayment } from '@/lib/billing/take-payment'
import { tillReceipts } from '@/lib/billing/till-receipts'
import { newKey } from '@/lib/platform/ids'
import { codesOf } from '../../support/refusals'
import { useDatabase } from '../../support/process-database'
import { minutes, MORNING, town, type Person, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
const key = () => ({ requestKey: newKey() })
const NEXT_DAY = minutes(1440)
const pay = async (amountYuan: string, now = MORNING, more: object = {}, who: Person = 'clerk') =>
  takePayment(
    await place.as(who, now),
    TakePaymentInput.parse({ ...key(), accountNo: 'RN1', amountYuan, tender: 'card', asAdvance: true, ...more }),
  )
const seen = async (now: Date, after = '', who: Person = 'clerk') => tillReceipts(await place.as(who, now), after)

beforeAll(async () => {
  place = await town(used.db)
})

describe('B3 the receipt just given', () => {
  it('B3 one’s own of today, newest first, with whose it is and whether it was taken back; nobody else’s', async () => {
    expect(await seen(MORNING)).toEqual({ rows: [], next: null, further: false, since: null })
    const first = await pay('10', MORNING, { payer: '王芳' })
    const second = await pay('20.5', minutes(1), { tender: 'qr', accountNo: 'RN2' })
    await pay('30', minutes(2), {}, 'collector')
    const back = { ...key(), paymentNo: first.no, docNo: 'D1', reason: '误收' }
    await reversePayment(await place.as('supervisor', minutes(3)), ReversePaymentInput.parse(back))
    const { rows } = await seen(minutes(5))
    expect(rows).toMatchObject([
      { no: second.no, accountNo: 'RN2', name: '孙丽华', tender: 'qr', amountFen: 2050, reversed: false },
      { no: first.no, accountNo: 'RN1', payer: '王芳', tender: 'card', amountFen: 1000, reversed: true },
    ])
    expect((await seen(minutes(5), '', 'collector')).rows).toMatchObject([{ amountFen: 3000 }])
    expect((await seen(minutes(5), '', 'supervisor')).rows).toEqual([])
    expect(await codesOf(seen(minutes(5), '', 'agent'))).toEqual(['forbidden'])
  })

  it('B3 twenty at a time, none left out and none twice; a number that is not among them begins anew', async () => {
    for (let n = 0; n < 22; n++) await pay('1', minutes(10 + Math.floor(n / 3)))
    const one = await seen(minutes(60))
    expect([one.rows.length, one.further]).toEqual([20, false])
    const two = await seen(minutes(60), one.next!)
    expect([two.rows.length, two.next, two.further]).toEqual([4, null, true])
    const all = [...one.rows, ...two.rows].map(({ no }) => no)
    expect(all).toEqual([...new Set(all)].sort().reverse())
    const [other] = (await seen(minutes(60), '', 'collector')).rows
    for (const after of [other!.no, 'S2000-00000001', 'x'])
      expect((await seen(minutes(60), after)).rows[0]).toEqual(one.rows[0])
  })

  it('B3 tomorrow none of these, unless the drawer has been open since', async () => {
    expect((await seen(NEXT_DAY)).rows).toEqual([])
    await openDrawer(await place.as('clerk', minutes(70)), { ...key(), place: 'hall', floatYuan: 0n })
    const { no } = await pay('5', minutes(80), { tender: 'cash' })
    const late = await seen(NEXT_DAY)
    expect([late.rows.map((row) => row.no), late.since]).toEqual([[no], minutes(70).toISOString()])
    await closeDrawer(await place.as('clerk', NEXT_DAY), { ...key(), countedYuan: 500n, reason: '' })
    expect((await seen(NEXT_DAY)).rows).toEqual([])
  })
})
