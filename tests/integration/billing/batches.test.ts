import iconv from 'iconv-lite'
import { beforeEach, describe, expect, it } from 'vitest'
import { bankDesk } from '@/lib/billing/bank-queries'
import { closeBatch, withdrawBatch } from '@/lib/billing/end-batch'
import { importReturn } from '@/lib/billing/import-return'
import { holdBatch } from '@/lib/billing/internal/batch-of-file'
import { openLedger } from '@/lib/billing/open-ledger'
import { sendBatch } from '@/lib/billing/send-batch'
import { TakePaymentInput } from '@/lib/billing/inputs'
import { takePayment } from '@/lib/billing/take-payment'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import { inTransaction } from '@/lib/platform/transaction'
import { newId, newKey } from '@/lib/platform/ids'
import { systemContext } from '@/prisma/seed/builders'
import { asOwner, useDatabase } from '../../support/process-database'
import { MORNING, refusal, town, type Town } from '../../support/town'

/** the 28th of November 2026 is a Saturday: batches go out on Monday */
const SENT = new Date('2026-11-30T02:00:00Z')
const used = useDatabase()
let place: Town
let files = 0
const system = () => systemContext(used.db, place.org.id, MORNING, 'test')
const ACCOUNTS = { RN1: '李强', RN2: '孙丽华', RN3: '市医院' }
type No = keyof typeof ACCOUNTS

const line = (no: No, code = '00') => `1|${no}|D-${no}|${ACCOUNTS[no]}|1805.50|${code}||`
function textOf(batchNo: string, lines: string[]): Buffer {
  const paid = lines.filter((text) => text.split('|')[5] === '00')
  const sum = (paid.length * 1805.5).toFixed(2)
  const whole = [`H|ICBC|${batchNo}|${lines.length}|${sum}`, ...lines, `T|${paid.length}|${sum}`]
  return iconv.encode(whole.map((text) => `${text}\r\n`).join(''), 'gb18030')
}
async function give(bytes: Buffer, given: { layoutCode?: string; opening?: boolean } = {}) {
  async function* source() {
    yield bytes
  }
  return importReturn(system(), { source, name: `${++files}.txt`, layoutCode: 'icbc', ...given })
}
const back = (batchNo: string, lines: string[], given = {}) => give(textOf(batchNo, lines), given)
const send = async () =>
  (await sendBatch(await place.as('supervisor', SENT), { requestKey: newKey(), layoutCode: 'icbc', month: '2026-11' }))
    .batchNo
const batch = (no: string) => used.db.withholdingBatch.findFirstOrThrow({ where: { orgId: place.org.id, no } })
const locked = async () =>
  (
    await used.db.$queryRaw<{ no: string }[]>`
      SELECT a."accountNo" AS no FROM "Bill" b JOIN "Agreement" a ON a.id = b."agreementId"
      WHERE b."orgId" = ${place.org.id}::uuid AND b."lockedBatchId" IS NOT NULL ORDER BY 1`
  ).map(({ no }) => no)
const settled = async () =>
  Number((await used.db.bill.aggregate({ where: { orgId: place.org.id }, _sum: { settledFen: true } }))._sum.settledFen)
const end = async (verb: typeof closeBatch, batchNo: string) =>
  verb(await place.as('manager'), { requestKey: newKey(), batchNo, reason: '银行答复' })
const holds = async () => expect((await verifyLedger(system())).findings).toEqual([])

beforeEach(async () => {
  place = await town(used.db)
  for (const accountNo of Object.keys(ACCOUNTS))
    await used.db.agreement.updateMany({
      where: { orgId: place.org.id, accountNo },
      data: { bankName: '工商银行', withholdingNo: `D-${accountNo}`, currentDueFen: 180_550n },
    })
  await openLedger(system())
})

describe('B4 S8 a batch and what answers it', () => {
  it('B4 S8 what would go out is counted before it goes, and a bank whose batch is out is said', async () => {
    const desk = async (sendTo = '') => bankDesk(await place.as('supervisor', SENT), '', sendTo)
    expect(await desk()).toMatchObject({ sent: [], toSend: null })
    expect((await desk('nobody')).toSend).toBeNull()
    const seen = (await desk('icbc')).toSend!
    expect(seen).toMatchObject({ layoutCode: 'icbc', bankName: '工商银行' })
    const no = await send()
    const { count, sumFen } = await batch(no)
    expect([seen.count, BigInt(seen.fen)]).toEqual([count, sumFen])
    expect(await desk('icbc')).toMatchObject({ sent: [{ no, layoutCode: 'icbc', isOut: true }], toSend: { count: 0 } })
    await back(
      no,
      (await used.db.withholdingItem.findMany({ where: { orgId: place.org.id } })).map(({ accountNo }) =>
        line(accountNo as No, '01'),
      ),
    )
    expect((await desk()).sent).toEqual([{ no, layoutCode: 'icbc', isOut: false }])
  })

  it('B4 S8 answered in parts: what is still with the bank stays locked, and is not paid in cash as well', async () => {
    const no = await send()
    expect(await back(no, [line('RN1')])).toMatchObject({ posted: 1 })
    expect(await batch(no)).toMatchObject({ status: 'out', endedAt: null })
    expect(await locked()).toEqual(['RN2', 'RN3'])
    const bill = await used.db.bill.findFirstOrThrow({ where: { agreementId: place.accounts.above.id } })
    const cash = { accountNo: 'RN2', requestKey: newKey(), amountYuan: '1805.50', tender: 'card', billIds: [bill.id] }
    expect(await refusal(takePayment(await place.as('clerk'), TakePaymentInput.parse(cash)))).toEqual([
      'bill_with_bank',
    ])
    expect(await back(no, [line('RN2'), line('RN3', '01')])).toMatchObject({ posted: 1, failed: 1 })
    expect(await batch(no)).toMatchObject({ status: 'returned' })
    expect(await locked()).toEqual([])
    expect(await settled()).toBe(361_100)
    const ends = `UPDATE "WithholdingBatch" SET status = 'out', "endedAt" = NULL WHERE no = '${no}'`
    await expect(used.db.$executeRawUnsafe(ends)).rejects.toThrow(/ends once/)
    await holds()
  })

  it('B4 S8 a batch goes out in its own cycle, and nothing beside the verbs takes a bill from the bank', async () => {
    const late = { requestKey: newKey(), layoutCode: 'icbc', month: '2001-10' }
    expect(await refusal(sendBatch(await place.as('supervisor', SENT), late))).toEqual(['cycle_over'])
    const no = await send()
    const { id } = await batch(no)
    const of = { where: { batchId: id } }
    await expect(
      used.db.bill.updateMany({ where: { lockedBatchId: id }, data: { lockedBatchId: null } }),
    ).rejects.toThrow('out with the bank')
    await expect(used.db.withholdingItem.updateMany({ ...of, data: { state: 'paid' } })).rejects.toThrow('in the books')
    const become = (state: string, accountNo: No) =>
      used.db.withholdingItem.updateMany({ where: { batchId: id, accountNo }, data: { state } })
    await expect(become('failed', 'RN2')).rejects.toThrow('has not said that it is unpaid')
    await expect(become('withdrawn', 'RN2')).rejects.toThrow('withdrawn with its batch')
    // What the bank says of one account frees no other.
    expect(await back(no, [line('RN1', '02')])).toMatchObject({ failed: 1 })
    await expect(become('failed', 'RN2')).rejects.toThrow('has not said that it is unpaid')
    expect(await locked()).toEqual(['RN2', 'RN3'])
    await expect(
      used.db.withholdingBatch.update({ where: { id }, data: { status: 'withdrawn', endedAt: MORNING } }),
    ).rejects.toThrow('still with the bank')
    const item = await used.db.withholdingItem.findFirstOrThrow(of)
    await expect(
      used.db.withholdingItem.create({ data: { ...item, id: newId(), serial: 99, amountFen: 1n } }),
    ).rejects.toThrow()
    await holds()
  })

  it('B4 S8 the bank answers no more: a person says so, the rest is free; what comes later lies in suspense', async () => {
    const no = await send()
    await back(no, [line('RN1', '02')])
    expect(await refusal(end(withdrawBatch, no))).toEqual(['batch_answered'])
    expect(await end(closeBatch, no)).toEqual({ count: 2 })
    expect(await batch(no)).toMatchObject({ status: 'closed' })
    expect(await locked()).toEqual([])
    expect(await refusal(end(closeBatch, no))).toEqual(['batch_ended'])
    expect(await back(no, [line('RN2')])).toMatchObject({ posted: 0, suspense: 1 })
    await holds()
  })

  it('B4 money that came under another name frees its bill, so that it can be laid on it by hand', async () => {
    const no = await send()
    const wrong = line('RN1').replace('李强', '王五')
    expect(await back(no, [wrong, line('RN2'), line('RN3')])).toMatchObject({ posted: 2, suspense: 1 })
    expect(await batch(no)).toMatchObject({ status: 'returned' })
    expect(await locked()).toEqual([])
    await holds()
  })

  it('B4 a batch never sent, or sent to another bank, is parked with nothing posted', async () => {
    expect(await back('B-NEVER', [line('RN1')])).toMatchObject({ parked: true, reason: 'unknown_batch', posted: 0 })
    const no = await send()
    await used.db.bankLayout.create({
      data: {
        ...{ id: crypto.randomUUID(), orgId: place.org.id, code: 'other', version: 1, bankName: '建设银行' },
        ...{ body: await icbcBody(), reason: '', byName: '', at: MORNING },
      },
    })
    const other = await back(no, [line('RN1')], { layoutCode: 'other' })
    expect(other).toMatchObject({ parked: true, reason: 'unknown_batch', params: { no } })
    expect(await settled()).toBe(0)
    expect(await used.db.suspense.count({ where: { orgId: place.org.id } })).toBe(0)
    await holds()
  })

  it('B4 what one layout could not read another reads, once; nothing is added to a file that was read', async () => {
    const no = await send()
    const body = { ...(await icbcBody()), delimiter: ';' }
    const about = { orgId: place.org.id, version: 1, bankName: '工商银行', reason: '', byName: '', at: MORNING }
    await used.db.bankLayout.create({ data: { id: crypto.randomUUID(), code: 'wrong', ...about, body } })
    const bytes = textOf(no, [line('RN1'), line('RN2', '01'), line('RN3')])
    expect(await give(bytes, { layoutCode: 'wrong' })).toMatchObject({ parked: true, posted: 0, again: false })
    expect(await give(bytes, { layoutCode: 'wrong' })).toMatchObject({ parked: true, posted: 0, again: true })
    expect(await give(bytes)).toMatchObject({ parked: false, posted: 2, failed: 1, again: false })
    for (const layoutCode of ['icbc', 'wrong'])
      expect(await give(bytes, { layoutCode })).toMatchObject({ posted: 2, again: true })
    expect(await settled()).toBe(361_100)
    await expect(
      used.db.$executeRawUnsafe(
        `INSERT INTO "BankLine" SELECT (jsonb_populate_record(l, '{"n": 99, "state": "staged"}')).* FROM "BankLine" l WHERE l.n = 2 LIMIT 1`,
      ),
    ).rejects.toThrow(/while its file is read/)
    await holds()
  })

  it('B4 a batch sent before this system is registered at the server only, and said so', async () => {
    const bytes = textOf('B-OLD', [line('RN1'), line('RN2', '01')])
    expect(await give(bytes)).toMatchObject({ parked: true, reason: 'unknown_batch' })
    expect(await give(bytes, { opening: true })).toMatchObject({
      ...{ parked: false, posted: 1, failed: 1, again: false },
    })
    expect(await batch('B-OLD')).toMatchObject({ origin: 'opening', status: 'returned', count: 2, sumFen: 361_100n })
    expect(await used.db.event.count({ where: { orgId: place.org.id, type: 'batch.opening' } })).toBe(1)
    expect(await back('B-OLD', [line('RN3')])).toMatchObject({ parked: true, reason: 'opening_batch' })
    expect(await settled()).toBe(180_550)
    await holds()
  })

  it('B4 RC48 a batch is not withdrawn while its answer is posted; withdrawn first, the answer is parked', async () => {
    const no = await send()
    const text = textOf(no, [line('RN1'), line('RN2'), line('RN3')])
    let meanwhile: string[] = []
    async function* source() {
      yield text
    }
    const onProgress = async () => void (meanwhile = await refusal(end(withdrawBatch, no)))
    // The first stretch is posted and the file not done: the withdrawal comes in between.
    let asked: Promise<void> | null = null
    await importReturn(
      system(),
      { source, name: 'race.txt', layoutCode: 'icbc' },
      { onProgress: () => void (asked ??= onProgress()) },
    )
    await asked
    expect(['file_posting', 'batch_ended']).toContain(meanwhile[0])
    expect(await locked()).toEqual([])
    expect(await settled()).toBe(541_650)

    place = await town(used.db)
    await used.db.agreement.updateMany({
      where: { orgId: place.org.id, accountNo: 'RN1' },
      data: { bankName: '工商银行', withholdingNo: 'D-RN1', currentDueFen: 180_550n },
    })
    await openLedger(system())
    const second = await send()
    await end(withdrawBatch, second)
    expect(await back(second, [line('RN1')])).toMatchObject({ parked: true, reason: 'batch_withdrawn', posted: 0 })
    expect(await settled()).toBe(0)
    await holds()
  })

  it('B4 RC48 the withdrawal waits for the stretch that is being posted', async () => {
    const no = await send()
    let done = false
    const withdrawal = await inTransaction(system(), async (tx) => {
      await holdBatch(tx, no)
      const waits = end(withdrawBatch, no).then(() => void (done = true))
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(done).toBe(false)
      return { waits }
    })
    await withdrawal.waits
    expect(await batch(no)).toMatchObject({ status: 'withdrawn' })
  })
})

describe('B4 a file cut short', () => {
  /** Bytes that end in the middle when they are read for the second time: the first time is for their hash. */
  const breaking = (bytes: Buffer) => {
    let times = 0
    return async function* () {
      const isFirst = ++times === 1
      yield isFirst ? bytes : bytes.subarray(0, Math.floor(bytes.length * 0.8))
      if (!isFirst) throw new Error('the machine stopped here')
    }
  }
  const unpaid = (count: number, code = '01') =>
    Array.from({ length: count }, (_, i) => `9|RN88${String(i).padStart(6, '0')}|D${i}||1.00|${code}||`)
  const many = (no: string, count = 1500) => textOf(no, [...unpaid(count), line('RN1'), line('RN2'), line('RN3', '09')])
  const halfRead = async (bytes: Buffer) =>
    expect(importReturn(system(), { source: breaking(bytes), name: 'half.txt', layoutCode: 'icbc' })).rejects.toThrow(
      'stopped here',
    )
  const layout = async (version: number, body: object) => {
    const about = { orgId: place.org.id, bankName: '工商银行', reason: '', byName: '', at: MORNING }
    await used.db.bankLayout.create({ data: { id: newId(), code: 'icbc', version, ...about, body } })
  }
  const files = () =>
    used.db.bankFile.findMany({ where: { orgId: place.org.id }, orderBy: [{ layoutVersion: 'asc' }, { at: 'asc' }] })

  it('B4 RC49 half read by a layout since corrected, it is read anew by the new version: no two readings mix', async () => {
    const bytes = many(await send())
    const body = await icbcBody()
    const other: Record<string, string> = { agreementNo: 'name', name: 'agreementNo' }
    await layout(1, {
      ...body,
      detail: body.detail.map((field) => ({ ...field, name: other[field.name] ?? field.name })),
    })
    await halfRead(bytes)
    await layout(2, body)
    expect(await give(bytes)).toMatchObject({ parked: false, posted: 2, failed: 1501, suspense: 0, again: false })
    const [first, second] = await files()
    expect(first).toMatchObject({ layoutVersion: 1, status: 'parked', reason: 'layout_renewed' })
    expect(second).toMatchObject({ layoutVersion: 2, status: 'posted', details: 1503, successFen: 361_100n })
    expect(await used.db.bankLine.count({ where: { fileId: first!.id, state: 'staged' } })).toBe(1000)
    expect(await used.db.bankLine.count({ where: { fileId: second!.id } })).toBe(1503)
    expect(await give(bytes)).toMatchObject({ posted: 2, again: true })
    await holds()
  })

  it('B4 RC49 with the same layout it goes on; where a line stands there that the file does not say, it is parked', async () => {
    const no = await send()
    const stray = async (n: number) => {
      const [file] = (await files()).filter(({ status }) => status === 'reading')
      await used.db.$executeRaw`
        INSERT INTO "BankLine" ("fileId", n, "orgId", "batchNo", serial, "accountNo", "agreementNo", name, "amountFen", code, success, state)
        VALUES (${file!.id}::uuid, ${n}, ${place.org.id}::uuid, ${no}, '9', 'RN1', '', '', 1, '01', false, 'staged')`
    }
    for (const [at, n] of [1300, 5000].entries()) {
      const bytes = many(no, 1500 + at)
      await halfRead(bytes)
      await stray(n)
      expect(await give(bytes)).toMatchObject({ parked: true, reason: 'lines_differ', posted: 0, suspense: 0 })
    }
    expect(await settled()).toBe(0)
    const bytes = many(no, 1600)
    await halfRead(bytes)
    expect(await give(bytes)).toMatchObject({ parked: false, posted: 2, failed: 1601 })
    await holds()
  })

  it('B4 RC49 cut short while it was posted, it goes on with its own layout, whichever is named', async () => {
    const bytes = many(await send(), 2100)
    const source = async function* () {
      yield bytes
    }
    const stop = () => {
      throw new Error('the machine stopped here')
    }
    await expect(
      importReturn(system(), { source, name: 'half.txt', layoutCode: 'icbc' }, { onProgress: stop }),
    ).rejects.toThrow('stopped here')
    expect(await give(bytes, { layoutCode: 'nsh' })).toMatchObject({ parked: false, posted: 2, failed: 2101 })
    const last = await used.db.bankLine.findFirstOrThrow({
      where: { orgId: place.org.id, accountNo: 'RN3', state: 'failed' },
    })
    expect(last.reason).toBe('abnormal')
    await holds()
  })
})

describe('B4 no line of the bank is lost beside the verbs', () => {
  const run = (...statements: string[]) =>
    used.db.$transaction(async (tx) => {
      for (const sql of statements) await tx.$executeRawUnsafe(sql)
    })
  const refused = async (why: RegExp, ...statements: string[]) =>
    expect(run(...statements), statements.join('; ')).rejects.toThrow(why)

  it('B4 what is paid is not called unpaid, a duplicate has its twin, and money stands where the line says', async () => {
    const no = await send()
    const id = newId()
    const insert = (fileId: string, status: string) =>
      `INSERT INTO "BankFile" (id, "orgId", sha256, name, "layoutCode", "layoutVersion", "batchNo", status, params, at, "byName") VALUES ('${fileId}', '${place.org.id}', '${fileId}', 'x', 'icbc', 0, '${no}', '${status}', '{}', now(), 'x')`
    const said = (state: string, more = '') =>
      `UPDATE "BankLine" SET state = '${state}'${more} WHERE "fileId" = '${id}'`
    const file = (set: string) => `UPDATE "BankFile" SET ${set} WHERE id = '${id}'`
    await refused(/read before it is posted/, insert(newId(), 'posting'))
    await run(
      insert(id, 'reading'),
      `INSERT INTO "BankLine" ("fileId", n, "orgId", "batchNo", serial, "accountNo", "agreementNo", name, "amountFen", code, success, state) VALUES ('${id}', 2, '${place.org.id}', '${no}', '1', 'RN1', '', '', 180550, '00', true, 'staged')`,
    )
    await refused(/bank_line_as_said/, said('failed'))
    await refused(/bank_line_as_said/, said('posted'))
    await refused(/to its last line/, file(`status = 'posting', lines = 1`))
    await refused(/every line it was read with/, file(`status = 'posting', lines = 2, details = 2, successes = 2`))
    await refused(/unreadable_line_unpaid/, said('quarantined'))
    await run(file(`status = 'posting', lines = 2, details = 1, successes = 1, "successFen" = 180550`))
    await refused(/money where it says/, file(`status = 'posted'`))
    await refused(/money where it says/, file(`status = 'posted', cursor = 4`))
    const own = `"agreementId" = '${place.accounts.own.id}', "billId" = gen_random_uuid(), "paymentId" = gen_random_uuid()`
    for (const line of [said('duplicate'), said('suspense'), said('posted', `, ${own}`)])
      await refused(/money where it says/, line, file(`cursor = 2`))
  })

  it('B4 what was decided stays; a batch answered in part is not withdrawn; the verifier sees what was lost', async () => {
    const no = await send()
    expect(await back(no, [line('RN1')])).toMatchObject({ posted: 1 })
    for (const set of ['turn = 9', `"agreementId" = NULL`])
      await refused(/not undone/, `UPDATE "BankLine" SET ${set} WHERE "batchNo" = '${no}' AND state = 'posted'`)
    const { id } = await batch(no)
    await refused(
      /the bank has answered/,
      `UPDATE "WithholdingItem" SET state = 'withdrawn' WHERE "batchId" = '${id}' AND state = 'out'`,
      `UPDATE "WithholdingBatch" SET status = 'withdrawn', "endedAt" = now() WHERE id = '${id}'`,
    )
    const aside = (set: string) =>
      asOwner(
        used.url,
        'SET session_replication_role = replica',
        `UPDATE "BankLine" SET ${set} WHERE "batchNo" = '${no}' AND "orgId" = '${place.org.id}'`,
      )
    const posted = await used.db.bankLine.findFirstOrThrow({ where: { orgId: place.org.id, state: 'posted' } })
    for (const lost of [
      `"paymentId" = gen_random_uuid()`,
      `state = 'suspense'`,
      `state = 'duplicate'`,
      `state = 'staged'`,
    ]) {
      await aside(lost)
      const { findings } = await verifyLedger(system())
      expect(
        findings.map(({ check }) => check),
        lost,
      ).toContain('bank-line-differs')
      await aside(`state = 'posted', "paymentId" = '${posted.paymentId}'`)
    }
    await holds()
  })
})

describe('B4 files nobody meant to send', () => {
  const whole = (head: string, lines: string[]) => Buffer.from([head, ...lines, 'T|0|0.00', ''].join('\r\n'))
  it('B4 RC45 a batch number too long or with a NUL is refused clearly and nothing of it is kept', async () => {
    const long = await give(whole(`H|ICBC|${'B'.repeat(10_000)}|1|0`, [line('RN1', '01')]))
    expect(long).toMatchObject({ parked: true, reason: 'bad_batch_no', batchNo: '' })
    const nul = await give(whole('H|ICBC|X\u0000|1|0', [line('RN1', '01')]))
    expect(nul).toMatchObject({ parked: true, reason: 'no_header' })
    const name = await give(whole('H|ICBC|X1|1|0', [line('RN1', '01').replace('李强', 'a\u0000')]), { opening: true })
    expect(name).toMatchObject({ parked: false, quarantined: 1 })
  })

  it('B4 RC45 a file of which hardly a line can be read is not read on', async () => {
    const began = performance.now()
    const result = await give(
      whole(
        'H|ICBC|X2|1|0',
        Array.from({ length: 200_000 }, () => 'a'),
      ),
    )
    expect(result).toMatchObject({ parked: true, reason: 'unreadable', details: 1000 })
    expect(performance.now() - began).toBeLessThan(5000)
  })

  it('B4 RC47 8,000 lines in one transaction, the planner knowing of a few: within seconds', async () => {
    await give(whole('H|ICBC|FEW|1|0', [line('RN1', '01')]), { opening: true })
    await asOwner(used.url, 'ANALYZE')
    const lines = Array.from(
      { length: 8000 },
      (_, i) => `${i}|RN9${String(i).padStart(7, '0')}|DK53${i}|abc|1.00|00|ok|`,
    )
    const text = [`H|ICBC|MANY|8000|0`, ...lines, 'T|8000|8000.00', ''].join('\r\n')
    async function* source() {
      yield Buffer.from(text)
    }
    const given = { source, name: 'many.txt', layoutCode: 'icbc', opening: true }
    const result = await inTransaction(system(), (tx) => importReturn(tx, given))
    expect(result).toMatchObject({ suspense: 8000, parked: false })
    await expect(
      used.db.$executeRawUnsafe(`UPDATE "BankLine" SET state = 'staged' WHERE "batchNo" = 'MANY' AND n = 2`),
    ).rejects.toThrow(/not undone/)
    await expect(
      used.db.$executeRawUnsafe(`UPDATE "BankFile" SET status = 'posting', cursor = 0 WHERE "batchNo" = 'MANY'`),
    ).rejects.toThrow(/goes its way once/)
    await expect(
      used.db.$executeRawUnsafe(`UPDATE "Suspense" SET "resolvedAt" = now() WHERE "resolvedAt" IS NULL`),
    ).rejects.toThrow(/by a payment/)
  }, 30_000)
})

async function icbcBody() {
  const { SHIPPED_LAYOUTS } = await import('@/lib/billing/rules/shipped-layouts')
  return SHIPPED_LAYOUTS.find(({ code }) => code === 'icbc')!.body
}
