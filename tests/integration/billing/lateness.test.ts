import { beforeAll, describe, expect, it } from 'vitest'
import { applyTerm, termDesk } from '@/lib/billing/apply-term'
import { cancelBill } from '@/lib/billing/cancel-bill'
import { ApplyTermInput, CancelBillInput, TakePaymentInput } from '@/lib/billing/inputs'
import { openLedger } from '@/lib/billing/open-ledger'
import { lateFeeDue, postLateFee } from '@/lib/billing/post-late-fee'
import { lateCharges } from '@/lib/billing/rules/late-fee'
import { advanceRun } from '@/lib/billing/season-run'
import { takePayment } from '@/lib/billing/take-payment'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import { newKey } from '@/lib/platform/ids'
import { systemContext } from '@/prisma/seed/builders'
import { codesOf } from '../../support/refusals'
import { useDatabase } from '../../support/process-database'
import { orderRun } from '../../support/season'
import { MORNING, town, type Person, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
const key = () => ({ requestKey: newKey() })
const system = (now = MORNING) => systemContext(used.db, place.org.id, now, 'test')
const on = (day: string) => new Date(`${day}T02:00:00Z`)
const charge = async (accountNo: string, day: string) =>
  postLateFee(await place.as('clerk', on(day)), { ...key(), accountNo })
const cancel = async (billNo: string, who: Person = 'supervisor') =>
  cancelBill(
    await place.as(who),
    CancelBillInput.parse({ ...key(), billNo, docNo: '撤〔2026〕3号', reason: '面积登记有误' }),
  )
const apply = async (accountNo: string, kind: string, day: string, periodCode = '2026-2027') =>
  applyTerm(
    await place.as('clerk', on(day)),
    ApplyTermInput.parse({ ...key(), accountNo, kind, periodCode, note: '低保证 7 号' }),
  )
const run = async () => {
  for (const mode of ['dry', 'issue'] as const) {
    const { runId } = await orderRun(await place.as('manager'), mode)
    await advanceRun(system(), runId)
  }
}

beforeAll(async () => {
  place = await town(used.db)
  await used.db.agreement.updateMany({
    where: { orgId: place.org.id, service: 'heat' },
    data: { currentDueFen: 180_550n, priorArrearsFen: 0n, grossAreaM2: 78.5 },
  })
  await openLedger(system())
})

describe('B2 the late fee', () => {
  it('B2 the worked example of 190 yuan, charged line by line; charged twice it is the same in sum', () => {
    const rule = { ppmPerDay: 2000, laterYearPpm: 3000 }
    const bill = (billNo: string, yuan: bigint, dueOn: string, countedTo = dueOn, chargedFen = 0n) => ({
      ...{ billId: billNo, billNo, outstandingFen: yuan * 100n, dueOn, countedTo, chargedFen, rule },
    })
    const owed = [bill('12', 2000n, '2025-12-15'), bill('01', 3000n, '2026-01-15')]
    const whole = lateCharges(owed, '2026-01-18')
    expect(whole.map(({ fen }) => fen)).toEqual([17_200n, 1800n])
    const first = lateCharges([owed[0]!], '2026-01-05')
    const second = lateCharges([bill('12', 2000n, '2025-12-15', '2026-01-05', first[0]!.fen)], '2026-01-18')
    expect(first[0]!.fen + second[0]!.fen).toBe(17_200n)
  })

  it('B2 what was open on each day counts, paid since or not; a day already charged does not count again', () => {
    const rule = { ppmPerDay: 1000, capBps: 10_000 }
    const bill = {
      ...{ billId: 'a', billNo: 'a', outstandingFen: 0n, dueOn: '2026-01-01', countedTo: '2026-01-01', chargedFen: 0n },
      paid: [
        { on: '2026-01-11', fen: 40_000n },
        { on: '2026-01-21', fen: 60_000n },
      ],
      rule,
    }
    // 1000 yuan for ten days at 1 ‰, then 600 for ten more; nothing was open after that
    const whole = lateCharges([bill], '2026-03-01')
    expect(whole.map(({ fromOn, untilOn, baseFen, fen }) => [fromOn, untilOn, baseFen, fen])).toEqual([
      ['2026-01-01', '2026-01-11', 100_000n, 1000n],
      ['2026-01-11', '2026-01-21', 60_000n, 600n],
    ])
    const rest = lateCharges([{ ...bill, countedTo: '2026-01-11', chargedFen: 1000n }], '2026-03-01')
    expect(rest.map(({ fen }) => fen)).toEqual([600n])
    expect(lateCharges([{ ...bill, countedTo: '2026-01-21', chargedFen: 1600n }], '2026-03-01')).toEqual([])
  })

  it('B2 never above the cap, whatever was charged before; the least amount for the whole', () => {
    const rule = { ppmPerDay: 50_000, capBps: 10_000, minFen: 100 }
    const bill = {
      billId: 'a',
      billNo: 'a',
      outstandingFen: 10_000n,
      dueOn: '2026-01-01',
      countedTo: '2026-01-01',
      chargedFen: 0n,
      rule,
    }
    expect(lateCharges([bill], '2026-03-01')[0]!.fen).toBe(10_000n)
    expect(lateCharges([{ ...bill, countedTo: '2026-01-15', chargedFen: 7000n }], '2026-03-01')[0]!.fen).toBe(3000n)
    expect(lateCharges([{ ...bill, countedTo: '2026-03-01', chargedFen: 10_000n }], '2026-05-01')).toEqual([])
    const small = { ...bill, outstandingFen: 100n, rule: { ...rule, ppmPerDay: 200 } }
    expect(lateCharges([small], '2026-01-02')[0]!.fen).toBe(100n)
    expect(lateCharges([bill], '2026-01-01')).toEqual([])
  })

  it('B2 charged before the money is taken, each day once, by the price of the class', async () => {
    expect(await codesOf(charge('RN1', '2026-12-31'))).toEqual(['no_late_fee'])
    const clerk = await place.as('clerk', on('2027-01-10'))
    // 1805.50 × 10 days × 0.2 ‰ = 3.611
    expect(await lateFeeDue(clerk, place.accounts.own.id)).toMatchObject({
      fen: 361,
      lines: [{ params: { days: '10', rate: '0.2‰' } }],
    })
    const tries = await Promise.all(Array.from({ length: 5 }, () => codesOf(charge('RN1', '2027-01-10'))))
    expect(tries.filter((codes) => codes.length === 0)).toHaveLength(1)
    expect(await codesOf(charge('RN1', '2027-01-10'))).toEqual(['no_late_fee'])
    const pay = { ...key(), accountNo: 'RN1', amountYuan: '1005.50', tender: 'card' }
    await takePayment(clerk, TakePaymentInput.parse(pay))
    // 800.00 open × 10 more days × 0.2 ‰ = 1.60; no late fee on the late fee
    expect(await charge('RN1', '2027-01-20')).toMatchObject({ fen: '160', no: 'RN1-L2' })
    // Paid first, charged afterwards: paying wipes nothing, and what was charged is not charged again.
    const late = await place.as('clerk', on('2027-01-25'))
    await takePayment(late, TakePaymentInput.parse({ ...pay, ...key(), amountYuan: '805.21' }))
    expect(await lateFeeDue(await place.as('clerk', on('2027-02-28')), place.accounts.own.id)).toMatchObject({
      fen: 80, // 800.00 × 5 days × 0.2 ‰, up to the day it was paid
      lines: [{ params: { days: '5', base: '800.00', until: '2027-01-25' } }],
    })
    expect(await charge('RN1', '2027-02-28')).toMatchObject({ fen: '80', no: 'RN1-L3' })
    expect(await codesOf(charge('RN1', '2027-03-05'))).toEqual(['no_late_fee'])
    const fees = await used.db.bill.findMany({ where: { agreementId: place.accounts.own.id, kind: 'late-fee' } })
    expect(fees.map(({ amountFen }) => amountFen).sort()).toEqual([160n, 361n, 80n])
    await expect(
      used.db
        .$executeRaw`INSERT INTO "LateFee" SELECT gen_random_uuid(), "orgId", "billId", "fromOn" + 1, "untilOn", "baseFen", fen, "feeBillId", at FROM "LateFee" WHERE fen = 361`,
    ).rejects.toThrow(/no day is charged twice/)
    expect(await verifyLedger(system())).toMatchObject({ ok: true })
  })
})

describe('B2 a bill taken out of the books', () => {
  it('B2 with document and reason, once; not while payments rest on it; the run bills anew', async () => {
    expect(await codesOf(cancel('RN1-2026-2027'))).toEqual(['bill_paid'])
    expect(await codesOf(cancel('RN2-2026-2027', 'clerk'))).toEqual(['forbidden'])
    expect(await codesOf(cancel('none'))).toEqual(['not-found'])
    const tries = await Promise.all([codesOf(cancel('RN2-2026-2027')), codesOf(cancel('RN2-2026-2027'))])
    expect(tries.flat()).toEqual(['already_cancelled'])
    const balance = () => used.db.accountBalance.findUniqueOrThrow({ where: { agreementId: place.accounts.above.id } })
    expect((await balance()).receivableFen).toBe(0n)
    // A bill taken over at the opening goes back against the opening, not against this year's income.
    const [entry] = await used.db.$queryRaw<{ account: string }[]>`
      SELECT e.account FROM "LedgerEntry" e JOIN "LedgerTx" t ON t.id = e."txId" WHERE t.kind = 'cancellation' AND e."agreementId" IS NULL AND t."orgId" = ${place.org.id}::uuid`
    expect(entry).toEqual({ account: 'opening' })
  })
})

describe('B2 a bill issued singly', () => {
  it('B2 B3 is not cancelled by the one who issued it', async () => {
    const supervisor = await place.as('supervisor', on('2027-01-10'))
    const { no } = await postLateFee(supervisor, { ...key(), accountNo: 'RN3' })
    expect(await codesOf(cancel(no))).toEqual(['own_bill'])
    expect(await cancel(no, 'manager')).toMatchObject({ amountFen: '361' })
  })
})

describe('B2 terms of a season', () => {
  it('B2 low income: not while the season is billed; then once, and the next run bills the lower price', async () => {
    expect(await codesOf(apply('RN3', 'low-income', '2026-12-08'))).toEqual(['season_billed'])
    expect(await apply('RN2', 'low-income', '2026-12-08')).toMatchObject({ lowers: true })
    expect(await codesOf(apply('RN2', 'low-income', '2026-12-08'))).toEqual(['already_applied'])
    const desk = await termDesk(await place.as('clerk'), place.accounts.above.id)
    expect(desk.terms).toMatchObject([{ kind: 'low-income', requestedOn: '2026-12-08', note: '低保证 7 号' }])
    await run()
    const bill = await used.db.bill.findFirstOrThrow({
      where: { agreementId: place.accounts.above.id, kind: 'season', cancelledTxId: null },
    })
    expect(bill).toMatchObject({ amountFen: 141_300n, lines: [{ code: 'area-low-income' }] })
  })

  it('B2 heat stopped after its day is kept and lowers nothing; in time the fee falls away', async () => {
    await cancel('RN3-2026-2027')
    expect(await apply('RN3', 'stop-use', '2026-12-08')).toEqual({ lowers: false, by: '2026-10-16' })
    await run()
    const bill = await used.db.bill.findFirstOrThrow({
      where: { agreementId: place.accounts.key.id, kind: 'season', cancelledTxId: null },
    })
    expect(bill.lines).toMatchObject([{ code: 'area' }, { code: 'stop-too-late', fen: '0' }])
    expect(await codesOf(apply('RN1', 'stop-use', '2027-03-16'))).toEqual(['season_over'])
    expect(await codesOf(apply('RN1', 'stop-use', '2026-12-08', '1999-2000'))).toEqual(['not-found'])
  })
})
