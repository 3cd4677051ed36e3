import { writeFile } from 'node:fs/promises'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { createTranslator } from 'next-intl'
import { beforeAll, describe, expect, it } from 'vitest'
import { invoicePaper, noticePaper, receiptPaper, type Say } from '@/components/billing/papers/papers'
import { IssueInvoiceInput, TakePaymentInput } from '@/lib/billing/inputs'
import { issueInvoice } from '@/lib/billing/issue-invoice'
import { openLedger } from '@/lib/billing/open-ledger'
import { getInvoice, invoicesOf } from '@/lib/billing/paper-queries'
import { getReceipt } from '@/lib/billing/queries'
import { reversePayment } from '@/lib/billing/reverse-payment'
import { takePayment } from '@/lib/billing/take-payment'
import en from '@/lib/i18n/messages/en'
import zh from '@/lib/i18n/messages/zh-CN'
import { newKey } from '@/lib/platform/ids'
import { drawPapers } from '@/lib/platform/pdf'
import { inTransaction } from '@/lib/platform/transaction'
import { systemContext } from '@/prisma/seed/builders'
import { codesOf } from '../../support/refusals'
import { useDatabase } from '../../support/process-database'
import { MORNING, town, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
const key = () => ({ requestKey: newKey() })
const RARE = '𠮷𠮟䶮'
const say = (locale: 'zh-CN' | 'en', namespace: 'billing' | 'words'): Say =>
  createTranslator({ locale, messages: locale === 'en' ? en : zh, namespace }) as unknown as Say
const pay = async (accountNo: string, amountYuan: string) =>
  (
    await takePayment(
      await place.as('clerk'),
      TakePaymentInput.parse({ ...key(), accountNo, amountYuan, tender: 'card', asAdvance: true }),
    )
  ).no
const issue = async (paymentNo: string, more = {}) =>
  issueInvoice(await place.as('clerk'), IssueInvoiceInput.parse({ ...key(), paymentNo, ...more }))

/** The text of a PDF as a reader would copy it out, page by page. */
async function textOf(bytes: Buffer): Promise<string[]> {
  const doc = await getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS }).promise
  const pages: string[] = []
  for (let n = 1; n <= doc.numPages; n++) {
    const { items } = await (await doc.getPage(n)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  return pages
}

beforeAll(async () => {
  place = await town(used.db)
  await used.db.agreement.updateMany({
    where: { orgId: place.org.id, service: 'heat' },
    data: { currentDueFen: 180_550n, priorArrearsFen: 20_000n },
  })
  await used.db.person.updateMany({ where: { id: place.accounts.own.personId }, data: { name: `${RARE}强` } })
  await openLedger(systemContext(used.db, place.org.id, MORNING, 'test'))
})

describe('B3 papers as PDF', () => {
  it('B3 RC1 a receipt holds every character of a rare name and every amount, as text', async () => {
    const no = await pay('RN1', '2005.51')
    const receipt = await getReceipt(await place.as('clerk'), no)
    const bytes = await drawPapers([receiptPaper(receipt, say('zh-CN', 'billing'))], MORNING)
    const [text] = await textOf(bytes)
    if (process.env.PAPER_OUT) await writeFile(`${process.env.PAPER_OUT}/receipt.pdf`, bytes)
    for (const part of [
      no,
      `${RARE}强`,
      'RN1',
      '往年欠费',
      '¥200.00',
      '采暖费',
      '¥1,805.50',
      '¥0.01',
      '¥2,005.51',
      '收据',
      '人民币贰仟零伍元伍角壹分',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('U+')
    expect(bytes.length).toBeLessThan(250_000)
    const [english] = await textOf(await drawPapers([receiptPaper(receipt, say('en', 'billing'))], MORNING))
    expect(english).toContain('Receipt')
    expect(english).toContain(`${RARE}强`)
  })

  it('B3 RC2 a character no font has is printed by its number and said so, never a box', async () => {
    const receipt = await getReceipt(await place.as('clerk'), await pay('RN2', '1.00'))
    const paper = receiptPaper({ ...receipt, name: '\u{2A6D6}某' }, say('zh-CN', 'billing'))
    const [text] = await textOf(await drawPapers([paper], MORNING))
    expect(text).toContain('〔U+2A6D6〕某')
    expect(text).toContain('下列字不在字库中')
  })

  it('B4 a notice is a letter: for what, which bill, how much, by when, why in the customer’s words, how to pay; a sheet each', async () => {
    const notice = {
      ...{ no: 'N1', accountNo: 'RN1', name: `${RARE}强`, address: '建设里5号楼2单元301', reason: 'insufficient' },
      ...{ service: 'heat', online: false, on: '2026-12-30', company: '小城公用', hotline: '96510' },
      ...{ amountFen: 290_099, priorFen: 20_000 },
      bills: [{ no: 'RN1-2026', kind: 'season', periodCode: '2026-2027', dueOn: '2027-01-15', openFen: 290_099 }],
    }
    const late = { ...notice, no: 'N2', priorFen: 0, on: '2027-01-16' }
    const papers = [notice, late].map((one) => noticePaper(one, say('zh-CN', 'billing'), say('zh-CN', 'words')))
    const pages = await textOf(await drawPapers(papers, MORNING))
    expect(pages).toHaveLength(2)
    for (const part of [
      '缴费通知单',
      '供热',
      '2026-2027',
      'RN1-2026',
      '开具日期 2026-12-30',
      '¥2,900.99',
      '96510',
      '营业厅',
    ])
      expect(pages[0]).toContain(part)
    expect(pages[0]).toContain('扣款当天您的银行账户余额不足')
    expect(pages[0]).toContain('请在 2027-01-15 前缴清')
    expect(pages[0]).toContain('¥200.00')
    expect(pages[0]).toContain('共 ¥3,100.99') // what is demanded and what is open of earlier seasons, in one sum
    expect(pages[0]).not.toMatch(/送达|网上/)
    expect(pages[1]).toContain('缴费期限 2027-01-15 已过')
    expect(pages[1]).not.toContain('¥200.00')
  })
})

describe('B3 invoices', () => {
  it('B3 an invoice by category, once, taken back in red with the payment', async () => {
    const no = await pay('RN3', '2005.50')
    const first = await issue(no, { buyer: '云河市第二人民医院', taxNo: '12370000MB2849218X' })
    expect(await codesOf(issue(no))).toEqual(['already_invoiced'])
    const view = await getInvoice(await place.as('clerk'), first.no)
    expect(view).toMatchObject({ totalFen: 200_550, buyer: '云河市第二人民医院', kind: 'blue' })
    expect(view.lines.map((line) => [line.kind, line.fen])).toEqual([
      ['prior', '20000'],
      ['season', '180550'],
    ])
    const paper = invoicePaper(view, say('zh-CN', 'billing'), say('zh-CN', 'words'))
    const [text] = await textOf(await drawPapers([paper], MORNING))
    for (const part of [first.no, '12370000MB2849218X', '供热 · 采暖费', '¥1,805.50', '¥2,005.50'])
      expect(text).toContain(part)
    await reversePayment(await place.as('supervisor'), { ...key(), paymentNo: no, docNo: 'D9', reason: '重复缴费' })
    const all = await invoicesOf(await place.as('clerk'), no)
    expect(all.map(({ kind }) => kind)).toEqual(['blue', 'red'])
    const red = await getInvoice(await place.as('clerk'), all[1]!.no)
    expect(red).toMatchObject({ totalFen: -200_550, redOfNo: first.no })
    expect(await codesOf(issue(no))).toEqual(['payment_reversed'])
  })

  it('B3 what is only paid ahead is not invoiced', async () => {
    await pay('RN1', '10.00') // nothing open any more: all of it is ahead
    const [last] = await used.db.payment.findMany({
      where: { agreementId: place.accounts.own.id },
      orderBy: { no: 'desc' },
    })
    expect(await codesOf(issue(last!.no))).toEqual(['nothing_to_invoice'])
  })

  it('B3 numbers have no gap after twenty at once, half of them rolled back', async () => {
    const payments: string[] = []
    for (let i = 0; i < 20; i++) payments.push(await pay('RN2', '1.00'))
    const clerk = await place.as('clerk')
    await Promise.all(
      payments.map((paymentNo, i) =>
        inTransaction(clerk, async (tx) => {
          await issueInvoice(tx, IssueInvoiceInput.parse({ ...key(), paymentNo }))
          if (i % 2) throw new Error('the machine stopped here')
        }).catch((error: Error) => expect(error.message).toBe('the machine stopped here')),
      ),
    )
    const numbers = (await used.db.invoice.findMany({ where: { orgId: place.org.id }, orderBy: { no: 'asc' } })).map(
      ({ no }) => no,
    )
    expect(numbers).toHaveLength(12)
    expect(numbers).toEqual(numbers.map((_, i) => `F2026-${String(i + 1).padStart(8, '0')}`))
  })

  it('B3 the database keeps an invoice as it is: no change, no made-up number, no lines that do not add up', async () => {
    const { id } = await used.db.invoice.findFirstOrThrow({ where: { orgId: place.org.id, kind: 'blue' } })
    await expect(used.db.$executeRaw`UPDATE "Invoice" SET buyer = 'x' WHERE id = ${id}::uuid`).rejects.toThrow()
    const copy = (no: string, fen: string) => used.db.$executeRaw`
      INSERT INTO "Invoice" (id, "orgId", no, "paymentId", "agreementId", kind, buyer, lines, "totalFen", "byName", at)
      SELECT gen_random_uuid(), "orgId", ${no}, gen_random_uuid(), "agreementId", 'blue', 'x', jsonb_build_array(jsonb_build_object('fen', ${fen}::text)), 100, 'x', now() FROM "Invoice" WHERE id = ${id}::uuid`
    await expect(copy('F2026-00009999', '100')).rejects.toThrow(/not the last taken/)
    await expect(copy('F2026-00000013', '99')).rejects.toThrow(/add up/)
  })
})
