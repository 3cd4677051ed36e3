import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { billLines, storeyFactor, type Billed } from '@/lib/billing/rules/bill-lines'
import { allocate } from '@/lib/billing/rules/allocate'
import { TakePaymentInput } from '@/lib/billing/inputs'
import { lateFee } from '@/lib/billing/rules/late-fee'
import { noticeNow, type NoticedBill } from '@/lib/billing/rules/notices'
import { readBankLine } from '@/lib/billing/rules/read-bank-line'
import { SHIPPED_LAYOUTS } from '@/lib/billing/rules/shipped-layouts'
import type { TariffBody } from '@/lib/billing/rules/tariff-body'
import { cycleMonth, withholdingDays } from '@/lib/billing/rules/withholding-days'
import { isWritable, writeBankFile } from '@/lib/billing/rules/write-bank-file'
import { mulDiv, yuanText } from '@/lib/kernel/money'
import { chineseYear } from '@/lib/policy/rules/chinese-calendar'

const body = (more: Partial<TariffBody> = {}): TariffBody => ({
  unitPriceFen: 2300,
  areaBase: 'gross',
  storey: { kind: 'none' },
  vacancyBps: 3000,
  ...more,
})
const home: Billed = {
  grossArea: 7850n,
  insideArea: 6437n,
  heightCm: 280,
  metering: 'area',
  lowIncome: false,
  stopUseBy: '2026-10-16',
}
const fee = (tariff: TariffBody, more: Partial<Billed> = {}) => {
  const made = billLines(tariff, { ...home, ...more })
  return made.ok ? made.totalFen : made.exception
}

describe('B2 the arithmetic of a bill', () => {
  it('B2 area by building, inside or usable area', () => {
    expect(fee(body())).toBe(180_550n)
    expect(fee(body({ areaBase: 'inside' }))).toBe(148_051n)
    expect(fee(body({ areaBase: 'usable', usableDivisor: 1333, unitPriceFen: 3040 }))).toBe(179_026n)
    expect(fee(body(), { grossArea: null })).toBe('missing-area')
  })

  it('B2 every storey-height formula of the sources', () => {
    const taiyuan = {
      kind: 'step',
      freeToCm: 320,
      countFromCm: 280,
      stepCm: 10,
      bpsPerStep: 300,
      capBps: 10_000,
    } as const
    expect([280, 320, 330, 900].map((cm) => storeyFactor(taiyuan, cm))).toEqual([10_000n, 10_000n, 11_500n, 20_000n])
    const inner = {
      kind: 'bands',
      bands: [
        { upToCm: 330, factorBps: 10_000 },
        { upToCm: 400, factorBps: 12_500 },
        { upToCm: 500, factorBps: 15_000 },
        { upToCm: null, factorBps: 20_000 },
      ],
    } as const
    expect([330, 331, 450, 501].map((cm) => storeyFactor({ ...inner, bands: [...inner.bands] }, cm))).toEqual([
      10_000n,
      12_500n,
      15_000n,
      20_000n,
    ])
    expect(storeyFactor({ kind: 'ratio', baseCm: 300 }, 360)).toBe(12_000n)
    const firm = { kind: 'step', freeToCm: 350, countFromCm: 350, stepCm: 30, bpsPerStep: 1000 } as const
    expect([350, 380, 381].map((cm) => storeyFactor(firm, cm))).toEqual([10_000n, 11_000n, 12_000n])
  })

  it('B2 metered and basic part, capped; vacancy by its deadline; low income', () => {
    const metered = { basicBps: 3000, perUnitFen: 20, capBps: 10_000 }
    const metering = 'heat-meter'
    expect(fee(body({ metered }), { metering, useMilli: 3_000_000n })).toBe(54_165n + 60_000n)
    expect(fee(body({ metered }), { metering, useMilli: 30_000_000n })).toBe(180_550n)
    expect(fee(body(), { stopRequestedOn: '2026-10-16' })).toBe(54_165n)
    expect(fee(body(), { stopRequestedOn: '2026-10-17' })).toBe(180_550n)
    expect(fee(body({ lowIncomePriceFen: 1800 }), { lowIncome: true })).toBe(141_300n)
    const lowRooms = [
      { belowCm: 120, shareBps: 0 },
      { belowCm: 210, shareBps: 5000 },
    ]
    expect(fee(body({ lowRooms }), { heightCm: 200 })).toBe(90_275n)
  })

  it('B2 the lines always add up to the bill', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 1_000_000n),
        fc.integer({ min: 150, max: 900 }),
        fc.integer({ min: 1, max: 9999 }),
        (area, cm, price) => {
          const made = billLines(body({ unitPriceFen: price, storey: { kind: 'ratio', baseCm: 300 } }), {
            ...home,
            grossArea: area,
            heightCm: cm,
          })
          if (!made.ok) return
          expect(made.lines.reduce((sum, line) => sum + BigInt(line.fen), 0n)).toBe(made.totalFen)
        },
      ),
    )
  })

  it('B2 the worked late fee of 190 yuan', () => {
    const rule = { ppmPerDay: 2000, laterYearPpm: 3000, minFen: 100 }
    const bills = [
      { outstandingFen: 200_000n, dueOn: '2025-12-15' },
      { outstandingFen: 300_000n, dueOn: '2026-01-15' },
    ]
    expect(lateFee(rule, bills, '2026-01-18')).toBe(19_000n)
    expect(lateFee(rule, [{ outstandingFen: 1000n, dueOn: '2026-01-15' }], '2026-01-16')).toBe(100n)
    expect(
      lateFee({ ppmPerDay: 5000, capBps: 10_000 }, [{ outstandingFen: 1000n, dueOn: '2020-01-15' }], '2026-01-16'),
    ).toBe(1000n)
    expect(lateFee(rule, bills, '2025-12-15')).toBe(0n)
  })
})

describe('B3 amounts and allocation', () => {
  it('B3 RC18 RC19 RC20 RC21 only the documented format is an amount', () => {
    const said = (amountYuan: string) =>
      TakePaymentInput.safeParse({ accountNo: 'RN1', requestKey: 'k'.repeat(20), amountYuan, tender: 'card' })
    for (const bad of [
      '-0.01',
      '0',
      '0.00',
      '0.001',
      '0.005',
      '1e3',
      '0x10',
      ' 12 ',
      '1,234.50',
      '１２.００',
      'NaN',
      'Infinity',
      '-0',
      '',
      '01',
      '9999999999',
      '.5',
    ])
      expect({ bad, ok: said(bad).success }).toEqual({ bad, ok: false })
    expect(said('999999999.99').data?.amountYuan).toBe(99_999_999_999n)
    expect(yuanText(9_007_199_254_740_993n)).toBe('90071992547409.93')
  })

  it('B3 RC24 oldest first, instructed, surplus; nothing is lost', () => {
    const bill = (id: string, openFen: bigint, locked = false) => ({ id, no: id, openFen, dueOn: '2026-01-01', locked })
    const bills = [bill('a', 100n), bill('b', 50n, true), bill('c', 70n)]
    expect(allocate(bills, 120n)).toEqual({
      parts: [
        { billId: 'a', fen: 100n },
        { billId: 'c', fen: 20n },
      ],
      surplusFen: 0n,
    })
    expect(allocate(bills, 171n).surplusFen).toBe(1n)
    expect(allocate(bills, 30n, ['c'])).toEqual({ parts: [{ billId: 'c', fen: 30n }], surplusFen: 0n })
    fc.assert(
      fc.property(fc.array(fc.bigInt(1n, 999n), { maxLength: 8 }), fc.bigInt(1n, 9999n), (open, amount) => {
        const { parts, surplusFen } = allocate(
          open.map((fen, i) => bill(String(i), fen)),
          amount,
        )
        expect(parts.reduce((sum, { fen }) => sum + fen, surplusFen)).toBe(amount)
      }),
    )
    expect(mulDiv(5n, 1n, 2n)).toBe(3n)
  })
})

describe('B4 the bank’s calendar and files', () => {
  const OFFICE = [[510, 720]] as const
  const calendar = {
    ...{ timeZone: 'Asia/Shanghai', knownYears: new Set([2026]), version: '1' },
    weekly: { 1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 5: OFFICE, 6: [], 7: [] },
    holidays: new Set(chineseYear(2026).holidays),
    makeUpDays: new Set(chineseYear(2026).makeUpDays),
  }
  it('B4 the 28th that is a Saturday goes out on the Monday, notices arrive by the 5th', () => {
    expect(withholdingDays(calendar, '2026-11')).toEqual({
      sendOn: '2026-11-30',
      printOn: '2026-12-02',
      arriveBy: '2026-12-05',
    })
    expect(withholdingDays(calendar, '2026-12')).toMatchObject({ sendOn: '2026-12-28', arriveBy: '2027-01-05' })
  })

  it('B4 a sending day past the end of its month still belongs to that month', () => {
    const february = { ...calendar, holidays: new Set(['2026-03-02']) }
    expect(withholdingDays(february, '2026-02').sendOn).toBe('2026-02-28') // made up: a Saturday that is worked
    const plain = { ...calendar, makeUpDays: new Set<string>() }
    expect(withholdingDays(plain, '2026-02').sendOn).toBe('2026-03-02')
    expect(['2026-03-01', '2026-03-02', '2026-03-03'].map((day) => cycleMonth(plain, day))).toEqual([
      '2026-02',
      '2026-02',
      '2026-03',
    ])
  })

  it('B4 RC44 what we send reads back by the same layout; a name the bank cannot write is not sent as another', () => {
    for (const { body: layout } of SHIPPED_LAYOUTS) {
      const items = [{ serial: 1, accountNo: 'RN10000007', agreementNo: 'DK1', name: '𠮷田·张', amountFen: 174_409n }]
      const bytes = writeBankFile({ bank: 'X', batchNo: 'B1', count: 1, sumFen: 174_409n }, items, layout)
      const line = bytes.toString('latin1').split('\n')[1]!.replace('\r', '')
      const read = readBankLine(Buffer.from(line, 'latin1'), layout, 'gb18030')
      expect(read.kind).toBe('broken') // a code is missing: the bank has not answered yet
      expect(isWritable('𠮷田·张', layout.encoding)).toBe(true)
    }
    expect(isWritable('\ud842', 'gb18030')).toBe(false)
  })
})

describe('B4 what a payment notice demands', () => {
  const noticed = (more: Partial<NoticedBill> = {}): NoticedBill => ({
    ...{ no: 'SN1-202611', kind: 'period', periodCode: '202611', openFen: 5000n, dueOn: '2026-12-05' },
    ...{ locked: false, cancelled: false, ...more },
  })
  it('B4 only what is open, not cancelled and not out with a bank', () => {
    const bills = [noticed(), noticed({ openFen: 0n }), noticed({ locked: true }), noticed({ cancelled: true })]
    expect(noticeNow(bills)).toMatchObject({ standing: 'due', openFen: 5000n, bills: [bills[0]] })
    expect(noticeNow(bills.slice(1))).toMatchObject({ standing: 'with_bank', openFen: 0n, bills: [] })
    expect(noticeNow([bills[1]!, bills[3]!])).toMatchObject({ standing: 'paid', openFen: 0n })
    expect(noticeNow([bills[3]!])).toMatchObject({ standing: 'cancelled' })
    expect(noticeNow([])).toMatchObject({ standing: 'paid', openFen: 0n })
  })
})
