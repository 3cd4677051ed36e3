import { beforeEach, describe, expect, it } from 'vitest'
import { billWork, unbilledWork } from '@/lib/billing/bill-work'
import { cancelBill } from '@/lib/billing/cancel-bill'
import { TakePaymentInput } from '@/lib/billing/inputs'
import { accountMoney, getReceipt } from '@/lib/billing/queries'
import { takePayment } from '@/lib/billing/take-payment'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import { AgreePriceInput } from '@/lib/fieldwork/inputs'
import { agreePrice } from '@/lib/fieldwork/visit'
import { billSignedWork } from '@/lib/jobs/bill-work'
import { systemContext } from '@/prisma/seed/builders'
import { asOwner, useDatabase } from '../../support/process-database'
import { codesOf } from '../../support/refusals'
import { key, minutes, town, type Call, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
const EVENING = minutes(300)
const price = async (orderNo: string, given: object = {}, at = 60) =>
  agreePrice(
    await place.as('tech', minutes(at)),
    AgreePriceInput.parse({
      ...{
        requestKey: key(),
        orderNo,
        item: '更换阀门',
        amountYuan: '280.05',
        caveat: '可能不改善',
        decision: 'agreed',
      },
      ...{ mark: 'M1 1', ...given },
    }),
  )
/** A visit with its prices, then finished as said. */
async function visit(ending: object, prices: object[] = [{}], call: Call = {}) {
  const { ticketNo, orderNo } = await place.until('in-progress', call)
  for (const [i, one] of prices.entries()) await price(orderNo, one, 60 + i)
  await place.finish(orderNo, { responsibility: 'customer', charge: 'chargeable', ...ending })
  return { ticketNo, orderNo }
}
const bills = () => used.db.bill.findMany({ where: { orgId: place.org.id, kind: 'service' }, orderBy: { no: 'asc' } })
const consent = () => used.db.priceConsent.findFirstOrThrow({ where: { orgId: place.org.id } })
const runs = () => billSignedWork(used.db, EVENING)
const holds = async () =>
  expect((await verifyLedger(systemContext(used.db, place.org.id, EVENING, 'test'))).findings).toEqual([])

beforeEach(async () => {
  place = await town(used.db)
})

describe('F3 a price signed at the door', () => {
  it('F3 becomes one bill of its account, however many workers look, with its line, its receipt and both records', async () => {
    const { ticketNo, orderNo } = await visit({})
    const done = await Promise.all([runs(), runs(), runs()])
    expect(done.reduce((sum, n) => sum + n, 0)).toBe(1)
    expect(await runs()).toBe(0)
    const [bill] = await bills()
    expect(bill).toMatchObject({
      no: 'RN1-W1',
      amountFen: 28_005n,
      agreementId: place.accounts.own.id,
      service: 'heat',
    })
    expect(bill!.lines).toEqual([
      { code: 'work-agreed', params: { item: '更换阀门', order: orderNo, on: '2026-12-08' }, fen: '28005' },
    ])
    expect(await place.events(ticketNo)).toContain('work.billed')
    const clerk = await place.as('clerk', EVENING)
    const money = await accountMoney(clerk, place.accounts.own.id)
    expect(money).toMatchObject({ currentFen: 28_005, bills: [{ kind: 'service' }] })
    const pay = { requestKey: key(), accountNo: 'RN1', amountYuan: '280.05', tender: 'card', place: 'door' }
    const { no } = await takePayment(clerk, TakePaymentInput.parse(pay))
    expect((await getReceipt(clerk, no)).parts).toMatchObject([{ kind: 'service', item: '更换阀门', fen: 28_005 }])
    await holds()
  })

  it('F3 names the version of the price list it was taken from, and where that comes from', async () => {
    const list = await used.db.policyPack.findFirstOrThrow({
      where: { orgId: place.org.id, topic: 'prices', service: 'heat' },
    })
    const { items, source } = list.body as { items: { code: string; name: { zh: string } }[]; source: string }
    await visit({}, [{ itemCode: items[0]!.code, item: items[0]!.name.zh }])
    await runs()
    expect((await bills())[0]!.lines).toMatchObject([
      { code: 'work-listed', params: { item: items[0]!.name.zh, version: String(list.version), source } },
    ])
  })

  it('F3 of several prices for the same thing the last one holds; other things have a bill each', async () => {
    await visit({}, [{}, { amountYuan: '200.00' }, { item: '冲洗', amountYuan: '80.00' }])
    expect(await runs()).toBe(2)
    expect((await bills()).map(({ amountFen }) => amountFen).sort()).toEqual([20_000n, 8000n].sort())
    await holds()
  })

  it('F3 declined, taken back before the end, courtesy, our own side, nobody at home, not cured: no bill', async () => {
    const away = { outcome: 'no-access', customerSign: 'absent', customerMark: '', staffMark: '' }
    const ours = { responsibility: 'company', charge: null }
    const declined = { decision: 'declined', mark: '' }
    const cases: [object, object[]][] = [
      [{ charge: 'courtesy' }, [{}]],
      [ours, [{}]],
      [{ outcome: 'not-fixed', whyIncomplete: 'parts' }, [{}]],
      [{ ...away, responsibility: null, charge: null }, [{}]],
      [ours, [declined]],
    ]
    for (const [ending, prices] of cases) {
      place = await town(used.db)
      await visit(ending, prices)
    }
    expect(await runs()).toBe(0)
    // Agreed first, declined after: only the other thing is billed.
    place = await town(used.db)
    await visit({}, [{ item: '冲洗' }, { ...declined, item: '冲洗' }, { item: '检查', amountYuan: '10' }])
    expect(await runs()).toBe(1)
    expect((await bills()).map(({ amountFen }) => amountFen)).toEqual([1000n])
  })

  it('F3 without an account it stays listed until someone places it, once', async () => {
    await visit({}, [{}], {
      ...{ agreementId: null, faultElsewhere: true, faultPremiseId: place.homes.own.premiseId },
    })
    expect(await runs()).toBe(0)
    const collector = await place.as('collector', EVENING)
    const [row] = await unbilledWork(collector)
    expect(row).toMatchObject({ item: '更换阀门', fen: 28_005, why: 'no_account' })
    await expect(billWork(await place.as('clerk'), { consentId: row!.consentId, accountNo: 'RN2' })).rejects.toThrow()
    const ways = ['RN2', 'RN3', 'RN2'].map((accountNo) => billWork(collector, { consentId: row!.consentId, accountNo }))
    const ended = await Promise.allSettled(ways)
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await unbilledWork(collector)).toEqual([])
    expect(await bills()).toHaveLength(1)
    await holds()
  })

  it('F3 a cancelled bill of work is not made anew; the database refuses one nobody signed', async () => {
    await visit({})
    await runs()
    const [bill] = await bills()
    const what = { requestKey: key(), billNo: bill!.no, docNo: 'D1', reason: '登记错误' }
    await cancelBill(await place.as('supervisor', EVENING), what)
    expect(await runs()).toBe(0)
    const { id } = await consent()
    const again = billWork(await place.as('collector', EVENING), { consentId: id, accountNo: 'RN1' })
    expect(await codesOf(again)).toEqual(['work_billed'])
    await expect(
      asOwner(
        used.url,
        `INSERT INTO "Bill" (id, "orgId", no, "agreementId", service, kind, "periodCode", "amountFen", "dueOn", "issuedAt", "txId", lines)
         SELECT gen_random_uuid(), "orgId", 'X', "agreementId", service, 'service', '2026-12', 1, "dueOn", "issuedAt", "txId", '[]' FROM "Bill" WHERE id = '${bill!.id}'`,
      ),
    ).rejects.toThrow(/customer signed/)
    await holds()
  })
})
