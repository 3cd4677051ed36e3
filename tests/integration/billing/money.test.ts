import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { closeDrawer, openDrawer, receiveDrawer } from '@/lib/billing/drawers'
import { drawersToday } from '@/lib/billing/drawers-today'
import { editTariff } from '@/lib/billing/edit-tariff'
import { EditTariffInput, RequestRefundInput, ReversePaymentInput, TakePaymentInput } from '@/lib/billing/inputs'
import { openLedger } from '@/lib/billing/open-ledger'
import { accountMoney, drawers, findReceipt, seasonDesk } from '@/lib/billing/queries'
import { decideRefund, requestRefund } from '@/lib/billing/refunds'
import { reversePayment } from '@/lib/billing/reverse-payment'
import { advanceRun } from '@/lib/billing/season-run'
import { batchFile, sendBatch } from '@/lib/billing/send-batch'
import { takePayment } from '@/lib/billing/take-payment'
import { tillWaits } from '@/lib/billing/till-waits'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import { Refusal } from '@/lib/kernel/errors'
import { newId, newKey } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { once } from '@/lib/web/once'
import { systemContext } from '@/prisma/seed/builders'
import { orderRun } from '../../support/season'
import { asOwner, useDatabase } from '../../support/process-database'
import { MORNING, town, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
const key = () => ({ requestKey: newKey() })
const system = (now = MORNING) => systemContext(used.db, place.org.id, now, 'test')
const pay = async (accountNo: string, amountYuan: string, tender = 'card', who: 'clerk' | 'collector' = 'clerk') =>
  takePayment(await place.as(who), TakePaymentInput.parse({ ...key(), accountNo, amountYuan, tender, asAdvance: true }))
const balance = async (accountNo: string) => {
  const account = await used.db.agreement.findFirstOrThrow({ where: { orgId: place.org.id, accountNo } })
  const row = await used.db.accountBalance.findUnique({ where: { agreementId: account.id } })
  return { owed: row?.receivableFen ?? 0n, ahead: row?.advanceFen ?? 0n }
}
const of = ({ service, tariffClass, body }: { service: string; tariffClass: string; body: unknown }) => ({
  ...{ service, tariffClass, body, source: '文号', reason: '调价' },
})
const codes = async (act: Promise<unknown>) => {
  const error = await act.then(
    () => null,
    (e: unknown) => e,
  )
  return error instanceof Refusal && error.detail.kind === 'blocked'
    ? error.detail.blockers.map((b) => b.code)
    : error instanceof Refusal
      ? [error.detail.kind]
      : []
}

beforeAll(async () => {
  place = await town(used.db)
  const prior = 20_000n
  await used.db.agreement.updateMany({
    where: { orgId: place.org.id, service: 'heat' },
    data: { priorArrearsFen: prior, grossAreaM2: 78.5, currentDueFen: 0n },
  })
  await used.db.agreement.updateMany({
    where: { orgId: place.org.id, accountNo: 'RN3' },
    data: { bankName: '工商银行', withholdingNo: 'DK1' },
  })
  await openLedger(system())
})

describe('B2 a season’s bills', () => {
  it('B2 a rehearsal shows, the run bills once, a crash resumes, running again changes nothing', async () => {
    const manager = await place.as('manager')
    expect(await codes(orderRun(manager, 'issue'))).toEqual(['rehearse_first'])
    const dry = await orderRun(manager, 'dry')
    await advanceRun(system(), dry.runId)
    expect(await used.db.seasonRun.findUniqueOrThrow({ where: { id: dry.runId } })).toMatchObject({
      status: 'done',
      billed: 3,
      sumFen: 541_650n,
    })
    expect(await used.db.bill.count({ where: { orgId: place.org.id, kind: 'season' } })).toBe(0)
    // What it counted on has changed since: the old rehearsal says nothing any more.
    const later = { ...manager, now: new Date(MORNING.getTime() + 60_000) }
    const price = await used.db.tariff.findFirstOrThrow({
      where: { orgId: place.org.id, service: 'heat', tariffClass: 'school' },
      orderBy: { version: 'desc' },
    })
    const change = (at: typeof manager, baseVersion: number, effectiveFrom: string, billsStay = false) =>
      editTariff(at, EditTariffInput.parse({ ...key(), ...of(price), baseVersion, effectiveFrom, billsStay }))
    await change(later, price.version, '2027-11-15')
    const afterwards = { ...manager, now: new Date(MORNING.getTime() + 120_000) }
    expect(await codes(orderRun(afterwards, 'issue'))).toEqual(['rehearse_again'])
    await advanceRun(system(), (await orderRun(afterwards, 'dry')).runId)
    expect((await seasonDesk(afterwards)).rehearsed).toMatchObject({ billed: 3, sumFen: 541_650 })
    const run = await orderRun(manager, 'issue')
    expect(await codes(orderRun(manager, 'issue'))).toEqual(['run_waiting'])
    await Promise.all([advanceRun(system(), run.runId), advanceRun(system(), run.runId)])
    expect(await used.db.bill.count({ where: { orgId: place.org.id, kind: 'season' } })).toBe(3)
    expect(await codes(orderRun(manager, 'issue'))).toEqual(['rehearse_again'])
    const last = { ...manager, now: new Date(MORNING.getTime() + 180_000) }
    await advanceRun(system(), (await orderRun(last, 'dry')).runId)
    const again = await orderRun(last, 'issue')
    await advanceRun(system(), again.runId)
    expect(await used.db.seasonRun.findUniqueOrThrow({ where: { id: again.runId } })).toMatchObject({ billed: 0 })
    expect(await balance('RN1')).toEqual({ owed: 200_550n, ahead: 0n })
    // A price from a day before bills of its class were made out is asked about first.
    const billed = await used.db.tariff.findFirstOrThrow({
      where: { orgId: place.org.id, service: 'heat', tariffClass: 'residential' },
    })
    const back = (billsStay: boolean) =>
      editTariff(
        afterwards,
        EditTariffInput.parse({
          ...key(),
          ...of(billed),
          baseVersion: billed.version,
          effectiveFrom: '2026-01-01',
          billsStay,
        }),
      )
    expect(await codes(back(false))).toEqual(['bills_issued_since'])
    await back(true)
    const bill = await used.db.bill.findFirstOrThrow({ where: { orgId: place.org.id, kind: 'season' } })
    expect(bill.lines).toEqual([
      { code: 'area', params: { area: '78.50', price: '23.00', base: 'gross' }, fen: '180550' },
    ])
  })
})

describe('B3 payments', () => {
  it('B3 cash needs the taker’s own open drawer; part, then over: oldest first, surplus ahead', async () => {
    expect(await codes(pay('RN1', '100', 'cash'))).toEqual(['no_drawer'])
    await openDrawer(await place.as('clerk'), { ...key(), place: 'hall', floatYuan: 10_000n })
    expect(await codes(openDrawer(await place.as('clerk'), { ...key(), place: 'hall', floatYuan: 0n }))).toEqual([
      'drawer_open',
    ])
    await pay('RN1', '100', 'cash')
    const bills = await used.db.bill.findMany({
      where: { agreementId: place.accounts.own.id },
      orderBy: { dueOn: 'asc' },
    })
    expect(bills.map((b) => b.settledFen)).toEqual([10_000n, 0n])
    expect(await pay('RN1', '1905.51', 'cash')).toMatchObject({ surplusFen: '1' })
    expect(await balance('RN1')).toEqual({ owed: 0n, ahead: 1n })
  })

  it('B3 RC26 a reversal has its document and reason, happens once, and the bills stand open again', async () => {
    const { no } = await pay('RN2', '300')
    const reverse = async (more = {}) =>
      reversePayment(
        await place.as('supervisor'),
        ReversePaymentInput.parse({ ...key(), paymentNo: no, docNo: 'D1', reason: '误收', ...more }),
      )
    const twice = await Promise.allSettled([reverse(), reverse(), reverse()])
    expect(twice.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
    expect(await codes(reverse())).toEqual(['already_reversed'])
    expect(await balance('RN2')).toEqual({ owed: 200_550n, ahead: 0n })
  })

  it('B3 a receipt is found by its number, however it was typed; a bill past its day says for how long', async () => {
    const clerk = await place.as('clerk')
    const { no } = await used.db.payment.findFirstOrThrow({ where: { orgId: place.org.id } })
    expect(await findReceipt(clerk, ` ${no.toLowerCase()} `)).toBe(no)
    expect(await findReceipt(clerk, no.replace('-', ''))).toBe(no)
    expect(await findReceipt(clerk, 'S2000-00000001')).toBeNull()
    const said = { ...key(), docNo: 'x', reason: 'x', toAccountNo: 'rn2' }
    expect(ReversePaymentInput.parse({ ...said, paymentNo: no.toLowerCase() })).toMatchObject({
      ...{ paymentNo: no, toAccountNo: 'RN2' },
    })
    const owing = await used.db.bill.findFirstOrThrow({ where: { orgId: place.org.id, kind: 'prior', settledFen: 0n } })
    const late = { ...clerk, now: new Date(owing.dueOn.getTime() + 10 * 86_400_000) }
    const seen = (await accountMoney(late, owing.agreementId)).bills
    expect(seen.find(({ id }) => id === owing.id)?.overdueDays).toBe(10)
  })

  it('B3 paid for the wrong account: the money goes to the right one', async () => {
    const { no } = await pay('RN2', '50')
    const moved = await reversePayment(
      await place.as('supervisor'),
      ReversePaymentInput.parse({ ...key(), paymentNo: no, docNo: 'D2', reason: '收错户', toAccountNo: 'RN3' }),
    )
    expect(moved.movedTo).toMatch(/^S2026-/)
    expect((await balance('RN2')).owed).toBe(200_550n)
    expect((await balance('RN3')).owed).toBe(195_550n)
  })

  it('B3 RC22 two refunds whose sum exceeds what is ahead: the second is refused; never by the one who asked', async () => {
    await pay('RN2', '2105.50')
    const clerk = await place.as('clerk')
    const ask = (amountYuan: string) =>
      requestRefund(
        clerk,
        RequestRefundInput.parse({ ...key(), accountNo: 'RN2', amountYuan, way: 'transfer', reason: '多缴' }),
      )
    const asked = await Promise.allSettled([ask('80'), ask('80')])
    const [first] = asked.flatMap((r) => (r.status === 'fulfilled' ? [r.value] : []))
    expect(asked.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
    expect(await codes(decideRefund(clerk, { ...key(), refundId: first!.refundId, decision: 'approved' }))).toEqual([
      'forbidden',
    ])
    const supervisor = await place.as('supervisor')
    const own = await requestRefund(
      supervisor,
      RequestRefundInput.parse({ ...key(), accountNo: 'RN2', amountYuan: '1', way: 'transfer', reason: '多缴' }),
    )
    expect(await codes(decideRefund(supervisor, { ...key(), refundId: own.refundId, decision: 'approved' }))).toEqual([
      'own_request',
    ])
    const manager = await place.as('manager')
    const decided = await Promise.allSettled(
      [1, 2, 3].map(() => decideRefund(manager, { ...key(), refundId: first!.refundId, decision: 'approved' })),
    )
    expect(decided.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
    expect((await balance('RN2')).ahead).toBe(2000n)
  })

  it('B4 a bill that is out with the bank is not paid in cash; the batch locks it', async () => {
    expect(
      await codes(sendBatch(await place.as('supervisor'), { ...key(), layoutCode: 'icbc', month: '2026-12' })),
    ).toEqual(['too_early'])
    const late = new Date('2026-12-28T02:00:00Z')
    const { batchNo, count } = await sendBatch(await place.as('supervisor', late), {
      ...key(),
      layoutCode: 'icbc',
      month: '2026-12',
    })
    expect(count).toBe(1)
    const { bytes } = await batchFile(await place.as('supervisor', late), batchNo)
    expect(bytes.toString('latin1')).toContain(`H|ICBC|${batchNo}|1|1805.50`)
    const locked = await used.db.bill.findFirstOrThrow({ where: { lockedBatchId: { not: null } } })
    const asked = TakePaymentInput.parse({
      ...key(),
      accountNo: 'RN3',
      amountYuan: '10',
      tender: 'card',
      billIds: [locked.id],
    })
    expect(await codes(takePayment(await place.as('clerk'), asked))).toEqual(['bill_with_bank'])
    await expect(
      asOwner(
        used.url,
        `WITH p AS (SELECT id, "txId" FROM "Payment" LIMIT 1) INSERT INTO "Allocation" ("orgId","txId","paymentId","billId","amountFen") SELECT '${place.org.id}', "txId", id, '${locked.id}', 1 FROM p`,
      ),
    ).rejects.toThrow(/out with the bank/)
  })

  it('B3 the shift’s cash: a difference says why, another receives it, nobody’s cash is nowhere', async () => {
    const clerk = await place.as('clerk')
    expect(await codes(closeDrawer(clerk, { ...key(), countedYuan: 210_541n, reason: '' }))).toEqual([
      'variance_reason_needed',
    ])
    await closeDrawer(clerk, { ...key(), countedYuan: 210_541n, reason: '找零差错' })
    const closedId = (await used.db.drawer.findFirstOrThrow({ where: { staffId: clerk.actor.id } })).id
    // Every movement of the cash stands there, and they add up to what it should hold; the first count is seen before it is received.
    const seen = (await drawers(await place.as('supervisor'), true)).find(({ id }) => id === closedId)!
    expect(seen).toMatchObject({ expectedFen: 210_551, countedFen: 210_541, reason: '找零差错' })
    expect(seen.cash.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['float', 'payment']))
    expect(seen.cash.reduce((sum, { fen }) => sum + fen, 0)).toBe(210_551)
    expect(seen.tenders.map(({ tender }) => tender)).not.toContain('cash')
    // It waits beside the rail entry of whoever receives drawers, and of nobody else.
    const waits = await tillWaits(await place.as('supervisor'))
    expect(waits).toBeGreaterThanOrEqual(1)
    expect(await tillWaits(clerk)).toBeUndefined()
    const drawer = await used.db.drawer.findFirstOrThrow({ where: { staffId: clerk.actor.id } })
    expect(drawer).toMatchObject({ expectedFen: 210_551n, countedFen: 210_541n })
    const receive = async (who: 'clerk' | 'supervisor', countedYuan: bigint, reason = '') =>
      receiveDrawer(await place.as(who), { ...key(), drawerId: drawer.id, countedYuan, reason })
    expect(await codes(receive('clerk', 210_541n))).toEqual(['forbidden'])
    // The receiver counts too: another sum needs its own reason, and the vault gets what was received.
    expect(await codes(receive('supervisor', 210_441n))).toEqual(['hand_in_differs'])
    expect(await receive('supervisor', 210_441n, '少一元，双方在场复点')).toMatchObject({
      ...{ receivedFen: '210441', varianceFen: '-110' },
    })
    // What was short is still seen after it was received: by the one who receives, and by the one whose it was; by nobody else.
    const today = { countedFen: 210_541, receivedFen: 210_441, expectedFen: 210_551, reason: '找零差错' }
    for (const [who, all] of [
      ['supervisor', true],
      ['clerk', false],
    ] as const)
      expect(await drawersToday(await place.as(who), all)).toMatchObject([
        { ...today, receivedReason: '少一元，双方在场复点', handedAt: expect.any(String) },
      ])
    expect(await drawersToday(await place.as('collector'), false)).toEqual([])
    expect(await codes(drawersToday(clerk, true))).toEqual(['forbidden'])
    expect(await drawersToday(await place.as('supervisor', new Date(MORNING.getTime() + 86_400_000)), true)).toEqual([])
    expect(await tillWaits(await place.as('supervisor'))).toBe(waits! - 1)
    // A newly opened drawer stands above the counted ones.
    await openDrawer(clerk, { ...key(), place: 'hall', floatYuan: 0n })
    await closeDrawer(clerk, { ...key(), countedYuan: 0n, reason: '' })
    const collector = await place.as('collector', new Date(MORNING.getTime() + 60_000))
    await openDrawer(collector, { ...key(), place: 'door', floatYuan: 0n })
    const open = (await drawers(await place.as('supervisor'), true)).map(({ closedAt }) => closedAt === null)
    expect(open).toEqual([true, false])
    await closeDrawer(collector, { ...key(), countedYuan: 0n, reason: '' })
    expect(await used.db.drawer.findUniqueOrThrow({ where: { id: drawer.id } })).toMatchObject({
      ...{ countedFen: 210_541n, receivedFen: 210_441n, receivedReason: '少一元，双方在场复点' },
    })
    expect(await used.db.event.findFirst({ where: { orgId: place.org.id, type: 'drawer.recounted' } })).toMatchObject({
      data: { counted: '2105.41', received: '2104.41' },
    })
    const vault = await used.db.ledgerEntry.findFirstOrThrow({
      where: { orgId: place.org.id, account: 'vault' },
      orderBy: { seq: 'desc' },
    })
    expect(vault.amountFen).toBe(210_441n)
    const cash = await used.db.ledgerEntry.aggregate({
      where: { orgId: place.org.id, account: 'cash' },
      _sum: { amountFen: true },
    })
    expect(cash._sum.amountFen).toBe(0n)
  })
})

describe('B2 the database refuses', () => {
  const run = (sql: string) => used.db.$executeRawUnsafe(sql)
  it('B2 no update or delete of ledger rows by the application; no unbalanced line; no edited bill', async () => {
    for (const sql of [
      `UPDATE "LedgerEntry" SET "amountFen" = 1`,
      `DELETE FROM "LedgerEntry"`,
      `DELETE FROM "LedgerTx"`,
      `UPDATE "LedgerTx" SET reason = 'x'`,
      `UPDATE "AccountBalance" SET "receivableFen" = 0`,
      `DELETE FROM "Payment"`,
      `UPDATE "Allocation" SET "amountFen" = 1`,
      `UPDATE "Bill" SET "amountFen" = "amountFen" + 1`,
      `UPDATE "Bill" SET "settledFen" = "amountFen"`,
      `INSERT INTO "Bill" SELECT (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), 'no', 'X1', 'kind', 'difference', 'settledFen', 1))).* FROM "Bill" b LIMIT 1`,
      `INSERT INTO "Refund" SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'status', 'approved', 'decidedById', gen_random_uuid()))).* FROM "Refund" r LIMIT 1`,
      `UPDATE "Payment" SET "amountFen" = 1`,
      `INSERT INTO "LedgerEntry" ("txId","orgId",account,"amountFen") SELECT id, "orgId", 'bank', 5 FROM "LedgerTx" LIMIT 1`,
      `INSERT INTO "LedgerTx" (id,"orgId",kind,"docNo",reason,key,"actorName",at) VALUES (gen_random_uuid(), gen_random_uuid(), 'x','','','x','x',now())`,
      `UPDATE "Refund" SET "decidedById" = "requestedById", status = 'approved' WHERE status = 'requested'`,
      `UPDATE "Tariff" SET version = 9`,
    ])
      await expect(run(sql), sql).rejects.toThrow()
    const madeUp = `INSERT INTO "Allocation" ("orgId","txId","paymentId","billId","amountFen") SELECT p."orgId", p."txId", p.id, b.id, 1 FROM "Payment" p, "Bill" b WHERE b."lockedBatchId" IS NULL AND b."settledFen" < b."amountFen" LIMIT 1`
    await expect(run(madeUp)).rejects.toThrow(/covers what came/)
  })

  it('B3 a payment’s money is not moved between bills beside the ledger, nor laid on another’s bill, nor its words changed', async () => {
    const of = place.accounts.own.id
    const [bill] = await used.db.bill.findMany({ where: { agreementId: of, settledFen: { gt: 1n } }, take: 1 })
    const [laid] = await used.db.allocation.findMany({ where: { billId: bill!.id }, take: 1 })
    const onto = (agreement: string) =>
      `SELECT b.id FROM "Bill" b WHERE b.id <> '${bill!.id}' AND b."cancelledTxId" IS NULL AND b."agreementId" ${agreement} '${of}' LIMIT 1`
    const pair = (other: string, txId: string) =>
      `INSERT INTO "Allocation" ("orgId","txId","paymentId","billId","amountFen") SELECT '${place.org.id}'::uuid, '${txId}'::uuid, '${laid!.paymentId}'::uuid, x.id, x.fen FROM (SELECT '${bill!.id}'::uuid AS id, -1 AS fen UNION ALL SELECT (${other}), 1) x`
    for (const txId of [laid!.txId, newId()])
      await expect(run(pair(onto('='), txId))).rejects.toThrow(/what its journal entry says/)
    await expect(run(pair(onto('<>'), laid!.txId))).rejects.toThrow(/bills of its own account/)
    for (const words of [`payer = 'x'`, `place = 'door'`, `"byName" = 'x'`])
      await expect(run(`UPDATE "Payment" SET ${words} WHERE id = '${laid!.paymentId}'`)).rejects.toThrow(/permission/)
  })

  it('B3 a drawer whose clerk may count it no longer is counted by another and received by a third', async () => {
    const clerk = await place.as('clerk')
    const { drawerId: left } = await openDrawer(clerk, { ...key(), place: 'hall', floatYuan: 200n })
    const supervisor = await place.as('supervisor')
    const countLeft = { ...key(), drawerId: left, countedYuan: 200n, reason: '' }
    expect(await codes(closeDrawer(supervisor, countLeft))).toEqual(['owner_counts'])
    // Its clerk may no longer: another counts it, and a third receives it.
    await used.db.staff.update({ where: { id: clerk.actor.id }, data: { status: 'disabled' } })
    expect(await codes(closeDrawer(await place.as('collector'), { ...countLeft, ...key() }))).toEqual(['forbidden'])
    await closeDrawer(supervisor, { ...countLeft, ...key() })
    const take = { ...key(), drawerId: left, countedYuan: 200n, reason: '' }
    expect(await codes(receiveDrawer(supervisor, take))).toEqual(['own_drawer'])
    await receiveDrawer(await place.as('manager'), { ...take, ...key() })
    await used.db.staff.update({ where: { id: clerk.actor.id }, data: { status: 'active' } })
  })

  it('B3 receipts, cancellations, drawers, files and suspense go their way once, and by the books', async () => {
    const forged = [
      [
        `INSERT INTO "Payment" SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'no', 'S2026-99999999', 'externalRef', NULL))).* FROM "Payment" p WHERE tender = 'card' AND "reversedTxId" IS NULL LIMIT 1`,
        /money the books have/,
      ],
      [
        `UPDATE "Bill" SET "cancelledTxId" = "txId" WHERE id = (SELECT id FROM "Bill" WHERE "settledFen" = 0 LIMIT 1)`,
        /by its journal entry/,
      ],
      [
        `INSERT INTO "Drawer" SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid()))).* FROM "Drawer" d WHERE "closedAt" IS NOT NULL LIMIT 1`,
        /open when it is opened/,
      ],
      [`UPDATE "ReceiptSeries" SET next = next - 1`, /not undone/],
      [`UPDATE "WithholdingBatch" SET "sumFen" = 1`, /permission/],
    ] as const
    for (const [sql, why] of forged) await expect(run(sql), sql).rejects.toThrow(why)
    const clerk = await place.as('clerk')
    const { drawerId } = await openDrawer(clerk, { ...key(), place: 'hall', floatYuan: 500n })
    const drawer = (set: string) => run(`UPDATE "Drawer" SET ${set} WHERE id = '${drawerId}'`)
    await expect(drawer(`"handedAt" = now(), "handedToId" = gen_random_uuid()`)).rejects.toThrow(
      /before it is handed in/,
    )
    const self = `"countedById" = "staffId"`
    await expect(drawer(`"closedAt" = now(), "expectedFen" = 0, "countedFen" = 0, ${self}`)).rejects.toThrow(
      /against the books/,
    )
    const counted = `"closedAt" = now(), "expectedFen" = 500, "countedFen"`
    await expect(drawer(`${counted} = 500`)).rejects.toThrow(/counted by somebody/)
    await expect(drawer(`${counted} = 400, ${self}, reason = E'\\u3000'`)).rejects.toThrow(/variance_says_why/)
    await expect(drawer(`${counted} = 500, "countedById" = gen_random_uuid()`)).rejects.toThrow(/drawer_counter/)
    for (const set of [
      'id = gen_random_uuid()',
      '"orgId" = gen_random_uuid()',
      `"staffId" = '${(await place.as('collector')).actor.id}'`,
      `"staffName" = 'x'`,
      `place = 'door'`,
    ])
      await expect(drawer(set), set).rejects.toThrow(/stays as it is/)
    await closeDrawer(clerk, { ...key(), countedYuan: 500n, reason: '' })
    await expect(drawer(`"countedById" = NULL`)).rejects.toThrow(/stays as it is/)
    const handIn = `"handedAt" = now(), "handedTo" = 'x', "receivedFen" = 500, "handedToId"`
    await expect(drawer(`${handIn} = gen_random_uuid()`)).rejects.toThrow(/drawer_receiver|leaves the drawer/)
  })

  it('B3 cash lies in a drawer there is: none else is taken, and one that went missing is found', async () => {
    const cashIn = (drawerId: string) =>
      used.db.$transaction(async (tx) => {
        const id = newId()
        await tx.$executeRaw`INSERT INTO "LedgerTx" (id, "orgId", kind, "docNo", reason, key, "actorName", at) VALUES (${id}::uuid, ${place.org.id}::uuid, 'float', '', '', ${id}, 'x', now())`
        await tx.$executeRaw`INSERT INTO "LedgerEntry" ("txId", "orgId", account, "drawerId", "amountFen") VALUES (${id}::uuid, ${place.org.id}::uuid, 'vault', NULL, -100), (${id}::uuid, ${place.org.id}::uuid, 'cash', ${drawerId}::uuid, 100)`
      })
    await expect(cashIn(newId())).rejects.toThrow(/entry_in_a_drawer/)
    const moved = async (from: string, to: string) =>
      asOwner(
        used.url,
        'SET session_replication_role = replica',
        `UPDATE "Drawer" SET id = '${to}' WHERE id = '${from}'`,
      )
    const { drawerId } = await used.db.ledgerEntry.findFirstOrThrow({ where: { drawerId: { not: null } } })
    const elsewhere = newId()
    await moved(drawerId!, elsewhere)
    expect((await verifyLedger(system())).findings).toContainEqual({ check: 'drawer-differs', what: drawerId })
    await moved(elsewhere, drawerId!)
    expect((await verifyLedger(system())).findings).toEqual([])
  })

  it('B3 money leaves a drawer, the vault or the bank only as its float, hand-in, reversal or refund says', async () => {
    const { id: agreementId } = await used.db.agreement.findFirstOrThrow({
      where: { orgId: place.org.id, accountNo: 'RN2' },
    })
    const taker = await place.as('collector')
    const { drawerId } = await openDrawer(taker, { ...key(), place: 'door', floatYuan: 500n })
    const journal = (kind: string, key: string, out: object, into: object) =>
      used.db.$transaction(async (tx) => {
        const id = newId()
        await tx.$executeRaw`INSERT INTO "LedgerTx" (id, "orgId", kind, "docNo", reason, key, "actorName", at) VALUES (${id}::uuid, ${place.org.id}::uuid, ${kind}, '', '', ${key}, 'x', now())`
        const lines = [
          { ...out, amountFen: -100 },
          { ...into, amountFen: 100 },
        ]
        await tx.$executeRaw`INSERT INTO "LedgerEntry" ("txId", "orgId", account, "agreementId", "drawerId", "amountFen") SELECT ${id}::uuid, ${place.org.id}::uuid,
          l.account, l."agreementId", l."drawerId", l."amountFen" FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(account text, "agreementId" uuid, "drawerId" uuid, "amountFen" bigint)`
      })
    const [cash, vault, bank] = [{ account: 'cash', drawerId }, { account: 'vault' }, { account: 'bank' }]
    const advance = { account: 'advance', agreementId }
    const online = { account: 'online' }
    for (const [kind, key, out, into, why] of [
      ['payment', newId(), cash, vault, /does not move this money/],
      ['hand-in', `hand-in:${drawerId}`, cash, vault, /as its float, hand-in/],
      ['hand-in', 'hand-in:', cash, vault, /as its float, hand-in/],
      ['reversal', newId(), cash, advance, /as its float, hand-in/],
      ['reversal', newId(), bank, advance, /as its float, hand-in/],
      ['payment', newId(), bank, advance, /does not move this money/],
      ['opening', newId(), online, advance, /does not move this money/],
      ['float', `float:${newId()}`, vault, cash, /as its float, hand-in/],
      ['float', newId(), vault, advance, /as its float, hand-in/],
      ['payment', newId(), vault, bank, /does not move this money/],
      ['refund', newId(), bank, advance, /as it was asked for/],
      ['payment', `payment:${newId()}`, advance, bank, /as its float, hand-in/],
      ['online', `online:x:${newId()}`, { account: 'suspense' }, online, /as its float, hand-in/],
      ['suspense-return', `suspense-return:${newId()}`, bank, { account: 'suspense' }, /as its float, hand-in/],
      ['bank-file', `bank-file:${newId()}:0`, { account: 'suspense' }, bank, /has its lines/],
      ['bank-file', 'by-hand', { account: 'suspense' }, bank, /has its lines|invalid input/],
      ['x', newId(), { account: 'revenue' }, cash, /does not move this money/],
      ['x', newId(), { account: 'revenue' }, vault, /does not move this money/],
      ['x', newId(), { account: 'cash-variance' }, { account: 'revenue' }, /does not move this money/],
    ] as const)
      await expect(journal(kind, key, out, into), `${kind} ${out.account}`).rejects.toThrow(why)
    await closeDrawer(taker, { ...key(), countedYuan: 500n, reason: '' })
  })

  it('B3 RC26 an answer lost, then another amount in the same form: nothing more is taken, the first receipt is said', async () => {
    const clerk = await place.as('clerk')
    const before = await used.db.payment.count({ where: { orgId: place.org.id } })
    const requestKey = newKey()
    const send = (amountYuan: string, accountNo = 'RN1') => {
      const input = TakePaymentInput.parse({ requestKey, accountNo, amountYuan, tender: 'card', asAdvance: true })
      return inTransaction(clerk, (tx) => once(tx, 'take-payment', requestKey, input, takePayment))
    }
    const first = await send('7.00')
    expect(first).toMatchObject({ amountFen: '700' })
    expect(await send('7.00')).toEqual(first)
    const said = await send('7.50').catch((error: Refusal) => error.detail)
    expect(said).toEqual({ kind: 'conflict', current: { requestKey: 'reused', first } })
    expect(await used.db.payment.count({ where: { orgId: place.org.id } })).toBe(before + 1)
  })

  it('B3 a slip is entered once, by whichever way of paying and however it is written', async () => {
    const slip = async (tender: string, externalRef: string) =>
      takePayment(
        await place.as('clerk'),
        TakePaymentInput.parse({ ...key(), accountNo: 'RN1', amountYuan: '1', tender, externalRef, asAdvance: true }),
      )
    await slip('card', 'SLIP-77')
    for (const tender of ['card', 'qr', 'transfer'])
      for (const no of ['SLIP-77', 'slip\u00ad-77', 'SL\u200dIP-77', '\u034fＳLIP—77'])
        expect(await codes(slip(tender, no)), `${tender} ${no}`).toEqual(['reference_taken'])
    const both = await Promise.allSettled([slip('qr', 'AT-ONCE'), slip('transfer', 'AT-ONCE')])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('B3 a refund is the one that was asked for, and no money is given back without one', async () => {
    const supervisor = await place.as('supervisor')
    const asked = RequestRefundInput.parse({
      ...key(),
      accountNo: 'RN2',
      amountYuan: '1',
      way: 'transfer',
      reason: 'x',
    })
    const { refundId: id } = await requestRefund(supervisor, asked)
    for (const set of ['id = gen_random_uuid()', `reason = 'y'`, `"requestedBy" = 'y'`])
      await expect(run(`UPDATE "Refund" SET ${set} WHERE id = '${id}'`), set).rejects.toThrow(/stays as it is/)
    const { id: of } = await used.db.agreement.findFirstOrThrow({ where: { orgId: place.org.id, accountNo: 'RN2' } })
    const given = used.db.$transaction(async (tx) => {
      const txId = newId()
      await tx.$executeRaw`INSERT INTO "LedgerTx" (id, "orgId", kind, "docNo", reason, key, "actorName", at) VALUES (${txId}::uuid, ${place.org.id}::uuid, 'refund', '', '', ${`refund:${txId}`}, 'x', now())`
      await tx.$executeRaw`INSERT INTO "LedgerEntry" ("txId", "orgId", account, "agreementId", "amountFen") VALUES (${txId}::uuid, ${place.org.id}::uuid, 'advance', ${of}::uuid, 100), (${txId}::uuid, ${place.org.id}::uuid, 'bank', NULL, -100)`
    })
    await expect(given).rejects.toThrow(/as it was asked for/)
    const manager = await place.as('manager')
    expect(await decideRefund(manager, { ...key(), refundId: id, decision: 'approved' })).toEqual({
      status: 'approved',
    })
  })

  it('B3 a bill named twice is refused before any money moves', () => {
    const billId = newId()
    const twice = { ...key(), accountNo: 'RN1', amountYuan: '9999', tender: 'card', billIds: [billId, billId] }
    expect(TakePaymentInput.safeParse(twice).error?.issues.map(({ message }) => message)).toEqual(['twice'])
  })

  it('B3 RA4 any order of payments and reversals, side by side, keeps every sum', async () => {
    const seed = Number(process.env.MONEY_SEED ?? 20_261_124)
    console.log(`money model seed ${seed}`)
    const act = fc.record({
      what: fc.constantFrom('pay', 'pay', 'reverse', 'refund'),
      who: fc.constantFrom('RN1', 'RN2', 'RN3'),
      fen: fc.integer({ min: 1, max: 30_000 }),
    })
    const steps = fc.sample(fc.array(act, { minLength: 60, maxLength: 60 }), { seed, numRuns: 1 })[0]!
    const taken: string[] = []
    const supervisor = await place.as('supervisor')
    for (let i = 0; i < steps.length; i += 4)
      await Promise.allSettled(
        steps.slice(i, i + 4).map(async ({ what, who, fen }) => {
          const amountYuan = (fen / 100).toFixed(2)
          if (what === 'pay') taken.push((await pay(who, amountYuan)).no)
          else if (what === 'refund')
            await requestRefund(
              supervisor,
              RequestRefundInput.parse({ ...key(), accountNo: who, amountYuan, way: 'transfer', reason: 'x' }),
            )
          else if (taken.length)
            await reversePayment(
              supervisor,
              ReversePaymentInput.parse({ ...key(), paymentNo: taken[fen % taken.length], docNo: 'D', reason: 'x' }),
            )
        }),
      )
    expect(taken.length).toBeGreaterThan(10)
    expect(await verifyLedger(system())).toMatchObject({ ok: true, findings: [] })
  }, 60_000)
})
