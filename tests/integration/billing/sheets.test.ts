import { createTranslator } from 'next-intl'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { sheetAnswer } from '@/app/api/v1/sheet'
import { explained } from '@/components/billing/papers/explain'
import type { Say } from '@/components/billing/papers/papers'
import { exportBills, exportPayments } from '@/lib/billing/export-money'
import { MoneyListInput, ReversePaymentInput, TakePaymentInput } from '@/lib/billing/inputs'
import { openLedger } from '@/lib/billing/open-ledger'
import { reversePayment } from '@/lib/billing/reverse-payment'
import { accountStatement, exportStatement } from '@/lib/billing/statement'
import { takePayment } from '@/lib/billing/take-payment'
import zh from '@/lib/i18n/messages/zh-CN'
import { newKey } from '@/lib/platform/ids'
import { systemContext } from '@/prisma/seed/builders'
import { codesOf } from '../../support/refusals'
import { useDatabase } from '../../support/process-database'
import { MORNING, minutes, town, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
const key = () => ({ requestKey: newKey() })
const say = createTranslator({ locale: 'zh-CN', messages: zh, namespace: 'billing' }) as unknown as Say

const grid = async (answer: Response) => (await readXlsx(new Uint8Array(await answer.arrayBuffer()))).sheets[0]!.rows

beforeAll(async () => {
  place = await town(used.db)
  await used.db.agreement.updateMany({
    where: { orgId: place.org.id, service: 'heat' },
    data: { currentDueFen: 180_550n, priorArrearsFen: 20_000n },
  })
  await used.db.person.updateMany({ where: { id: place.accounts.above.personId }, data: { name: '=HYPERLINK("x")' } })
  await openLedger(systemContext(used.db, place.org.id, MORNING, 'test'))
  const pay = { ...key(), accountNo: 'RN1', amountYuan: '300.05', tender: 'card' }
  await takePayment(await place.as('clerk', minutes(5)), TakePaymentInput.parse(pay))
})

describe('B2 B3 money for a spreadsheet', () => {
  it('B2 RC51 bills: money as numbers in yuan, days as days, no formula whatever a name says', async () => {
    const asked = MoneyListInput.parse({ from: '2026-12-08', to: '2026-12-08', service: '', state: '' })
    const rows = await exportBills(await place.as('manager'), asked)
    type Row = typeof rows extends AsyncGenerator<infer R> ? R : never
    const sheet = await grid(
      sheetAnswer<Row>(
        'x',
        [
          { title: 'no', is: 'text', width: 9, of: (r) => r.no },
          { title: 'name', is: 'text', width: 9, of: (r) => r.name },
          { title: 'due', is: 'day', width: 9, of: (r) => r.dueOn },
          { title: 'at', is: 'moment', width: 9, of: (r) => r.issuedAt.toISOString() },
          { title: 'yuan', is: 'money', width: 9, of: (r) => r.amountFen },
          { title: 'state', is: 'text', width: 9, of: (r) => r.state },
        ],
        rows,
        'Asia/Shanghai',
      ),
    )
    const first = sheet.find(([no]) => no === 'RN1-2026-2027')!
    expect(first.slice(1, 6)).toEqual([
      '李强',
      new Date('2026-12-31T00:00:00Z'),
      new Date('2026-12-08T10:00:00Z'), // the wall clock of the town
      1805.5,
      'part',
    ])
    expect(sheet.find(([no]) => no === 'RN2-2026-2027')![1]).toBe(`'=HYPERLINK("x")`)
    const all = await used.db.bill.findMany({ where: { orgId: place.org.id } })
    const total = sheet.slice(1).reduce((sum, row) => sum + Math.round(Number(row[4]) * 100), 0)
    expect(BigInt(total)).toBe(all.reduce((sum, bill) => sum + bill.amountFen, 0n))
    const event = await used.db.event.findFirstOrThrow({ where: { orgId: place.org.id, type: 'list.exported' } })
    expect(event.data).toMatchObject({ list: 'bills from=2026-12-08 to=2026-12-08' })
  })

  it('B3 payments by local day and tender; nobody but those who may', async () => {
    const count = async (more: object) => {
      const rows = await exportPayments(
        await place.as('supervisor'),
        MoneyListInput.parse({ from: '2026-12-08', to: '2026-12-08', ...more }),
      )
      let n = 0
      for await (const row of rows) n += row.amountFen === 30_005n ? 1 : 0
      return n
    }
    expect(await count({})).toBe(1)
    expect(await count({ tender: 'cash' })).toBe(0)
    expect(await count({ from: '2026-12-09', to: '2026-12-09' })).toBe(0)
    const asked = MoneyListInput.parse({ from: '2026-12-08', to: '2026-12-08' })
    expect(await codesOf(exportPayments(await place.as('clerk'), asked))).toEqual(['forbidden'])
    expect(MoneyListInput.safeParse({ from: '2026-12-08', to: '2026-12-07' }).success).toBe(false)
  })

  it('B8 B3 twelve months of an account, explained: what for, how it came about, what it covered, what was owed after', async () => {
    const { no } = await used.db.payment.findFirstOrThrow({ where: { orgId: place.org.id } })
    const input = ReversePaymentInput.parse({ ...key(), paymentNo: no, docNo: 'D7', reason: '刷错卡' })
    await reversePayment(await place.as('supervisor', minutes(9)), input)
    const lines = await accountStatement(await place.as('clerk', minutes(10)), place.accounts.own.id)
    expect(lines.map((line) => [line.kind, line.fen, line.balanceFen])).toEqual([
      ['opening', 200_550, 200_550],
      ['payment', -30_005, 170_545],
      ['reversal', 30_005, 200_550],
    ])
    expect(explained(lines[0]!, say)).toBe(
      '往年欠费：往年欠费，从原档案转入 = ¥200.00；采暖费 2026-2027：从原档案转入 = ¥1,805.50',
    )
    expect(explained(lines[1]!, say)).toBe('刷卡；抵缴 往年欠费 ¥200.00；采暖费 2026-2027 ¥100.05')
    expect(explained(lines[2]!, say)).toContain('刷错卡')
    expect(await exportStatement(await place.as('clerk', minutes(10)), 'RN1')).toEqual(lines)
    const later = await place.as('clerk', new Date('2028-01-01T00:00:00Z'))
    expect(await accountStatement(later, place.accounts.own.id)).toEqual([])
  })

  it('B2 fifty thousand rows are written while they are read', async () => {
    function* many() {
      for (let i = 0; i < 50_000; i++) yield i
    }
    const answer = sheetAnswer<number>(
      'many',
      [{ title: 'n', is: 'money', width: 9, of: (n) => n }],
      many(),
      'Asia/Shanghai',
    )
    const before = process.memoryUsage().heapUsed
    let [bytes, peak] = [0, 0]
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += chunk.length
      peak = Math.max(peak, process.memoryUsage().heapUsed - before)
    }
    expect(bytes).toBeGreaterThan(100_000)
    expect(peak / 1024 / 1024).toBeLessThan(120)
  })
})
