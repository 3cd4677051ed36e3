import iconv from 'iconv-lite'
import { beforeEach, describe, expect, it } from 'vitest'
import { paymentNotices } from '@/lib/billing/bank-queries'
import { cancelBill } from '@/lib/billing/cancel-bill'
import { openDrawer } from '@/lib/billing/drawers'
import { importReturn } from '@/lib/billing/import-return'
import { TakePaymentInput } from '@/lib/billing/inputs'
import { post } from '@/lib/billing/internal/post'
import { noticePapers } from '@/lib/billing/paper-queries'
import { printNotices } from '@/lib/billing/print-notices'
import { reversePayment } from '@/lib/billing/reverse-payment'
import { sendBatch } from '@/lib/billing/send-batch'
import { takePayment } from '@/lib/billing/take-payment'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import { newId, newKey } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { systemContext } from '@/prisma/seed/builders'
import { codesOf } from '../../support/refusals'
import { useDatabase } from '../../support/process-database'
import { MORNING, town, type Town } from '../../support/town'

/** the 28th of November 2026 is a Saturday: batches go out on Monday */
const SENT = new Date('2026-11-30T02:00:00Z')
const used = useDatabase()
let place: Town
let files = 0
const system = () => systemContext(used.db, place.org.id, MORNING, 'test')

/** A bill of a month on the water account, which the bank collects for. */
async function bill(periodCode: string, amountFen: bigint) {
  const of = { agreementId: place.accounts.water.id }
  const billId = newId()
  const what = { service: 'water', kind: 'period', periodCode, amountFen, lines: [] }
  const when = { dueOn: new Date('2026-12-05'), issuedAt: MORNING }
  await inTransaction(system(), async (tx) => {
    const lines = [
      { account: 'receivable' as const, amountFen, billId, ...of },
      { account: 'revenue' as const, amountFen: -amountFen },
    ]
    const txId = await post(tx, { kind: 'bill', key: newKey(), lines })
    const row = { id: billId, orgId: place.org.id, no: `SN1-${periodCode}`, ...of, ...what, ...when, txId }
    await tx.db.bill.create({ data: row, select: { id: true } })
  })
}
const send = async () =>
  (await sendBatch(await place.as('supervisor', SENT), { requestKey: newKey(), layoutCode: 'icbc', month: '2026-11' }))
    .batchNo
const line = (yuan: string, code = '00', agreementNo = 'DK1') => `1|SN1|${agreementNo}|李强|${yuan}|${code}||`

async function back(batchNo: string, lines: string[]) {
  const paid = lines.map((text) => text.split('|')).filter((cells) => cells[5] === '00')
  const sum = paid.reduce((total, cells) => total + Number(cells[4]), 0).toFixed(2)
  const whole = [`H|ICBC|${batchNo}|${paid.length}|${sum}`, ...lines, `T|${paid.length}|${sum}`]
  const bytes = iconv.encode(whole.map((text) => `${text}\r\n`).join(''), 'gb18030')
  async function* source() {
    yield bytes
  }
  return importReturn(system(), { source, name: `${++files}.txt`, layoutCode: 'icbc' })
}
const settled = async () =>
  (await used.db.bill.findMany({ where: { agreementId: place.accounts.water.id }, orderBy: { no: 'asc' } })).map(
    (row) => row.settledFen,
  )
const holds = async () => expect((await verifyLedger(system())).findings).toEqual([])

beforeEach(async () => {
  place = await town(used.db)
  const bank = { bankName: '工商银行', withholdingNo: 'DK1' }
  await used.db.agreement.update({ where: { id: place.accounts.water.id }, data: bank })
})

describe('B4 several bills of one account', () => {
  it('B4 each is settled by its own line, and the same lines again are duplicates', async () => {
    await bill('202610', 5000n)
    await bill('202611', 7000n)
    const batch = await send()
    const both = [line('50.00'), line('70.00')]
    expect(await back(batch, both)).toMatchObject({ posted: 2, postedFen: 12_000, duplicates: 0, suspense: 0 })
    expect(await settled()).toEqual([5000n, 7000n])
    expect(await back(batch, [...both].reverse())).toMatchObject({ posted: 0, duplicates: 2, suspense: 0 })
    await holds()
  })

  it('B4 of the same amount too: as many lines as bills went out, one more is a duplicate', async () => {
    await bill('202610', 5000n)
    await bill('202611', 5000n)
    const three = [line('50.00'), line('50.00'), line('50.00')]
    expect(await back(await send(), three)).toMatchObject({ posted: 2, duplicates: 1, suspense: 0 })
    expect(await settled()).toEqual([5000n, 5000n])
    await holds()
  })

  it('B4 one paid, one not: the one paid is settled, the other is free again', async () => {
    await bill('202610', 5000n)
    await bill('202611', 7000n)
    expect(await back(await send(), [line('50.00', '01'), line('70.00')])).toMatchObject({ posted: 1, failed: 1 })
    expect(await settled()).toEqual([0n, 7000n])
    expect(await used.db.bill.count({ where: { lockedBatchId: { not: null }, orgId: place.org.id } })).toBe(0)
    await holds()
  })

  it('B4 a line with and one without the agreement number are one collection, not two', async () => {
    await bill('202610', 5000n)
    await bill('202511', 5000n)
    const lines = [line('50.00'), line('50.00', '00', ''), line('50.00', '00', '')]
    expect(await back(await send(), lines)).toMatchObject({ posted: 2, duplicates: 1 })
    await holds()
  })

  it('B4 two lines over one bill: the file goes on, the second is a duplicate', async () => {
    await bill('202611', 5000n)
    const lines = [line('50.00'), line('50.00', '00', ''), '2|ZZ9|DK9|谁|1.00|00||']
    expect(await back(await send(), lines)).toMatchObject({ posted: 1, duplicates: 1, suspense: 1 })
    expect(await settled()).toEqual([5000n])
    await holds()
  })

  it('B4 several lines without a bill are each kept in suspense', async () => {
    await bill('202611', 5000n)
    const lines = [line('50.00'), line('11.00'), line('12.00'), line('13.00', '00', 'DK9'), line('14.00', '00', 'DK9')]
    expect(await back(await send(), lines)).toMatchObject({ posted: 1, suspense: 4, duplicates: 0 })
    const aside = await used.db.suspense.findMany({ where: { orgId: place.org.id } })
    expect(aside.reduce((sum, row) => sum + row.amountFen, 0n)).toBe(5000n)
    await holds()
  })
})

describe('B3 money no bill can take now', () => {
  const take = async (tender: string, more = {}) =>
    takePayment(
      await place.as('clerk'),
      TakePaymentInput.parse({ requestKey: newKey(), accountNo: 'SN1', amountYuan: '50.00', tender, ...more }),
    )
  const blockers = async (act: Promise<unknown>) =>
    act.then(
      () => [],
      (error: { detail: { blockers: unknown } }) => error.detail.blockers,
    )

  it('B3 with every bill out at the bank it is taken only as paid ahead and said so, by every tender, at hall and door', async () => {
    await bill('202611', 5000n)
    await send()
    await openDrawer(await place.as('clerk'), { requestKey: newKey(), place: 'hall', floatYuan: 0n })
    for (const tender of ['cash', 'card', 'qr', 'transfer'])
      for (const at of ['hall', 'door'])
        expect(await blockers(take(tender, { place: at }))).toEqual([
          { code: 'all_to_advance', params: { reason: 'bank_out', amount: '50.00' } },
        ])
    expect(await take('cash', { asAdvance: true })).toMatchObject({ surplusFen: '5000' })
    expect(await settled()).toEqual([0n])
    await holds()
  })

  it('B3 the same where nothing is owed; a bill that can take some of it needs no word', async () => {
    expect(await blockers(take('card'))).toEqual([
      { code: 'all_to_advance', params: { reason: 'nothing_owed', amount: '50.00' } },
    ])
    await bill('202611', 3000n)
    expect(await take('card')).toMatchObject({ surplusFen: '2000' })
  })
})

describe('B4 a payment notice demands what is open now', () => {
  const desk = async () => paymentNotices(await place.as('supervisor'))
  const pay = async (yuan: string) =>
    (
      await takePayment(
        await place.as('clerk'),
        TakePaymentInput.parse({ requestKey: newKey(), accountNo: 'SN1', amountYuan: yuan, tender: 'card' }),
      )
    ).no
  const print = async (ids: string[], again = false) =>
    printNotices(await place.as('supervisor'), { requestKey: newKey(), ids, again })
  const paper = async (no: string | null) => noticePapers(await place.as('supervisor'), no)
  /** One bill the bank did not pay, and its notice. */
  const failed = async () => {
    await bill('202611', 5000n)
    const batch = await send()
    await back(batch, [line('50.00', '01')])
    const [notice] = (await desk()).waiting
    return { notice: notice!, batch }
  }

  it('B4 paid in part: the rest; paid whole: withdrawn, listed as such, on no sheet; taken back: demanded again', async () => {
    const { notice } = await failed()
    expect(notice).toMatchObject({ standing: 'due', amountFen: 5000 })
    await pay('20.00')
    expect((await paper(notice.no))[0]).toMatchObject({ amountFen: 3000, bills: [{ no: 'SN1-202611', openFen: 3000 }] })
    const last = await pay('30.00')
    expect(await desk()).toMatchObject({ waiting: [], withdrawn: [{ no: notice.no, standing: 'paid', saidFen: 5000 }] })
    expect(await codesOf(paper(notice.no))).toEqual(['notice_paid'])
    await expect(paper(null)).rejects.toMatchObject({ detail: { kind: 'not-found' } })
    expect(await print([notice.id])).toEqual({ printed: 0, withdrawn: [notice.no] })
    expect((await desk()).printed).toEqual([])
    const back = { requestKey: newKey(), paymentNo: last, docNo: 'D1', reason: '收错' }
    await reversePayment(await place.as('supervisor'), back)
    expect((await desk()).waiting).toMatchObject([{ no: notice.no, amountFen: 3000 }])
  })

  it('B4 paid by the return of a later file: withdrawn; out with a bank again: waits for its answer', async () => {
    const { notice } = await failed()
    const again = await send()
    expect((await desk()).withdrawn).toMatchObject([{ no: notice.no, standing: 'with_bank', amountFen: 0 }])
    expect(await codesOf(paper(notice.no))).toEqual(['notice_with_bank'])
    await back(again, [line('50.00')])
    expect((await desk()).withdrawn).toMatchObject([{ no: notice.no, standing: 'paid' }])
  })

  it('B4 a cancelled bill is demanded by no notice', async () => {
    const { notice } = await failed()
    const what = { requestKey: newKey(), billNo: 'SN1-202611', docNo: 'D2', reason: '重复出账' }
    await cancelBill(await place.as('supervisor'), what)
    expect((await desk()).withdrawn).toMatchObject([{ no: notice.no, standing: 'cancelled' }])
    expect(await codesOf(paper(notice.no))).toEqual(['notice_cancelled'])
  })

  it('B4 what was printed stays: its amount then, when and by whom; a reprint is another record with what is open by then', async () => {
    const { notice } = await failed()
    expect(await print([notice.id])).toEqual({ printed: 1, withdrawn: [] })
    expect(await print([notice.id])).toEqual({ printed: 0, withdrawn: [] })
    await pay('10.00')
    await print([notice.id], true)
    const { waiting, printed } = await desk()
    expect(waiting).toEqual([])
    expect(printed[0]!.prints.map(({ n, fen, byName }) => [n, fen, byName])).toEqual([
      [1, 5000, 'supervisor'],
      [2, 4000, 'supervisor'],
    ])
    const said = await used.db.event.findMany({
      where: { orgId: place.org.id, type: { in: ['notice.printed', 'notice.reprinted'] } },
      orderBy: { seq: 'asc' },
    })
    expect(said.map(({ data }) => data)).toMatchObject([{ amount: '50.00' }, { amount: '40.00', n: 2 }])
    await pay('40.00')
    expect(await codesOf(print([notice.id], true))).toEqual(['notice_paid'])
    await expect(used.db.$executeRaw`UPDATE "NoticePrint" SET "amountFen" = 1`).rejects.toThrow()
  })

  it('B4 two people marking the same notice at once make one print of it', async () => {
    const { notice } = await failed()
    const both = await Promise.all([print([notice.id]), print([notice.id])])
    expect(both.map(({ printed }) => printed).sort()).toEqual([0, 1])
    expect((await desk()).printed[0]!.prints).toHaveLength(1)
  })
})
