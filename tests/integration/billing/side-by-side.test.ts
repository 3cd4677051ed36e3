import { beforeAll, describe, expect, it } from 'vitest'
import { closeDrawer, openDrawer } from '@/lib/billing/drawers'
import { RequestRefundInput, ReversePaymentInput, TakePaymentInput } from '@/lib/billing/inputs'
import { openLedger } from '@/lib/billing/open-ledger'
import { decideRefund, requestRefund } from '@/lib/billing/refunds'
import { bankDesk } from '@/lib/billing/bank-queries'
import { resolveSuspense } from '@/lib/billing/resolve-suspense'
import { post } from '@/lib/billing/internal/post'
import { reversePayment } from '@/lib/billing/reverse-payment'
import { takePayment } from '@/lib/billing/take-payment'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import type { StaffContext } from '@/lib/platform/context'
import { newId, newKey } from '@/lib/platform/ids'
import { systemContext } from '@/prisma/seed/builders'
import { codesOf } from '../../support/refusals'
import { inTransaction } from '@/lib/platform/transaction'
import { useDatabase } from '../../support/process-database'
import { MORNING, town, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
const key = () => ({ requestKey: newKey() })
const system = () => systemContext(used.db, place.org.id, MORNING, 'test')
const payment = (amountYuan: string, more = {}) =>
  TakePaymentInput.parse({ ...key(), accountNo: 'RN1', amountYuan, tender: 'card', asAdvance: true, ...more })
const pay = async (amountYuan: string, more = {}) => takePayment(await place.as('clerk'), payment(amountYuan, more))
const ask = async (amountYuan: string, way = 'transfer') =>
  requestRefund(
    await place.as('clerk'),
    RequestRefundInput.parse({ ...key(), accountNo: 'RN1', amountYuan, way, reason: '多缴' }),
  )
const reversal = (paymentNo: string, more = {}) =>
  ReversePaymentInput.parse({ ...key(), paymentNo, docNo: 'D1', reason: '误收', ...more })

/** An act that has done its work and has not committed yet, while the other one begins. */
async function during<T>(act: (as: (ctx: StaffContext) => StaffContext) => Promise<unknown>, other: () => Promise<T>) {
  let begun: Promise<T> | undefined
  await used.db.$transaction(async (tx) => {
    await act((ctx) => ({ ...ctx, db: tx, inTransaction: true }))
    begun = other()
    begun.catch(() => {})
    await new Promise((go) => setTimeout(go, 400))
  })
  return begun!
}
const drawerSum = async (drawerId: string) =>
  (await used.db.ledgerEntry.aggregate({ where: { drawerId }, _sum: { amountFen: true } }))._sum.amountFen

beforeAll(async () => {
  place = await town(used.db)
  await used.db.agreement.updateMany({ where: { orgId: place.org.id }, data: { priorArrearsFen: 20_000n } })
  await openLedger(system())
  await pay('1000')
})

describe('B3 money side by side', () => {
  it('B3 a drawer is counted with the cash that was on its way into it and out of it', async () => {
    const clerk = await place.as('clerk')
    const { drawerId } = await openDrawer(clerk, { ...key(), place: 'hall', floatYuan: 10_000n })
    const { refundId } = await ask('7', 'cash')
    const supervisor = await place.as('supervisor')
    await during(
      async (as) => {
        await takePayment(as(clerk), payment('20', { tender: 'cash' }))
        await decideRefund(as(supervisor), { ...key(), refundId, decision: 'approved' })
      },
      () => closeDrawer(clerk, { ...key(), countedYuan: 11_300n, reason: '' }),
    )
    expect(await used.db.drawer.findUniqueOrThrow({ where: { id: drawerId } })).toMatchObject({ expectedFen: 11_300n })
    expect(await drawerSum(drawerId)).toBe(11_300n)
  })

  it('B3 what comes while a drawer is counted finds none open', async () => {
    const clerk = await place.as('clerk')
    await openDrawer(clerk, { ...key(), place: 'hall', floatYuan: 0n })
    const { refundId } = await ask('1', 'cash')
    const count = (as: (ctx: StaffContext) => StaffContext) =>
      closeDrawer(as(clerk), { ...key(), countedYuan: 0n, reason: '' })
    expect(await codesOf(during(count, () => takePayment(clerk, payment('20', { tender: 'cash' }))))).toEqual([
      'no_drawer',
    ])
    const supervisor = await place.as('supervisor')
    expect(await codesOf(decideRefund(supervisor, { ...key(), refundId, decision: 'approved' }))).toEqual(['no_drawer'])
  })

  it('B3 several drawers opened at once are one, and the others are told so in words', async () => {
    const clerk = await place.as('clerk')
    const open = () => openDrawer(clerk, { ...key(), place: 'hall', floatYuan: 0n })
    const said = await Promise.allSettled(Array.from({ length: 6 }, open))
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of said)
      if (one.status === 'rejected') expect(await codesOf(Promise.reject(one.reason))).toEqual(['drawer_open'])
    await closeDrawer(clerk, { ...key(), countedYuan: 0n, reason: '' })
  })

  it('B3 cash taken back leaves the drawer it lies in, whoever takes it back', async () => {
    const clerk = await place.as('clerk')
    const { drawerId } = await openDrawer(clerk, { ...key(), place: 'hall', floatYuan: 0n })
    const { no } = await takePayment(clerk, payment('12', { tender: 'cash' }))
    await reversePayment(await place.as('supervisor'), reversal(no))
    expect(await drawerSum(drawerId)).toBe(0n)
    await closeDrawer(clerk, { ...key(), countedYuan: 0n, reason: '' })
  })

  it('B3 money asked for while it is being given back is judged by what is left of it', async () => {
    const agreementId = place.accounts.own.id
    const { advanceFen } = await used.db.accountBalance.findUniqueOrThrow({ where: { agreementId } })
    const waiting = await used.db.refund.aggregate({
      where: { agreementId, status: 'requested' },
      _sum: { amountFen: true },
    })
    const free = Number(advanceFen - (waiting._sum.amountFen ?? 0n)) / 100
    const supervisor = await place.as('supervisor')
    const { refundId } = await ask((free - 20).toFixed(2))
    const approve = (as: (ctx: StaffContext) => StaffContext) =>
      decideRefund(as(supervisor), { ...key(), refundId, decision: 'approved' })
    expect(await codesOf(during(approve, () => ask('20.01')))).toEqual(['refund_too_much'])
  })

  it('B3 in SQL neither cash into a counted drawer nor a further line under an old entry', async () => {
    const { id: drawerId } = await used.db.drawer.findFirstOrThrow({
      where: { orgId: place.org.id, closedAt: { not: null } },
    })
    const lines = [
      { account: 'cash', amountFen: 100n, drawerId },
      { account: 'vault', amountFen: -100n },
    ] as const
    await expect(post(system(), { kind: 'float', key: newKey(), lines })).rejects.toThrow('the drawer has been counted')
    const old = await used.db.ledgerTx.findFirstOrThrow({ where: { orgId: place.org.id } })
    const further = used.db.ledgerEntry.createMany({
      data: [
        { txId: old.id, orgId: place.org.id, account: 'bank', amountFen: 500n },
        { txId: old.id, orgId: place.org.id, account: 'revenue', amountFen: -500n },
      ],
    })
    await expect(further).rejects.toThrow('gets no further lines')
  })

  it('B3 in SQL nobody’s debt moves but with a bill, its cancellation, or what is laid on it', async () => {
    const open = { orgId: place.org.id, cancelledTxId: null, settledFen: 0n, amountFen: { gt: 100n } }
    const bill = await used.db.bill.findFirstOrThrow({ where: open })
    const at = { agreementId: bill.agreementId, billId: bill.id }
    for (const [account, fen] of [
      ['suspense', 100n],
      ['bank', 100n],
      ['revenue', -100n],
    ] as const) {
      const lines = [
        { account: 'receivable' as const, amountFen: -fen, ...at },
        { account, amountFen: fen },
      ]
      await expect(post(system(), { kind: 'payment', key: newKey(), lines })).rejects.toThrow('moves with bills')
    }
  })

  it('B3 cash does not leave a drawer that does not hold it: not refunded, not by two at once, not in SQL', async () => {
    const clerk = await place.as('clerk')
    await pay('500')
    await openDrawer(clerk, { ...key(), place: 'hall', floatYuan: 0n })
    const drawer = await used.db.drawer.findFirstOrThrow({ where: { staffId: clerk.actor.id, closedAt: null } })
    const [supervisor, manager] = [await place.as('supervisor'), await place.as('manager')]
    const decide = (ctx: StaffContext, { refundId }: { refundId: string }) =>
      decideRefund(ctx, { ...key(), refundId, decision: 'approved' })
    expect(await codesOf(decide(supervisor, await ask('30', 'cash')))).toEqual(['drawer_short'])
    await takePayment(clerk, payment('40', { tender: 'cash' }))
    const [one, two] = [await ask('30', 'cash'), await ask('30.01', 'cash')]
    expect(
      await codesOf(
        during(
          (as) => decide(as(supervisor), one),
          () => decide(manager, two),
        ),
      ),
    ).toEqual(['drawer_short'])
    expect(await drawerSum(drawer.id)).toBe(1000n)
    const out = (fen: bigint) =>
      post(system(), {
        ...{ kind: 'refund', key: newKey() },
        lines: [
          { account: 'revenue', amountFen: fen },
          { account: 'cash', amountFen: -fen, drawerId: drawer.id },
        ],
      })
    await expect(out(1001n)).rejects.toThrow('does not hold so much')
    // Three at once: the others wait for the first and are refused.
    const three = [await ask('6', 'cash'), await ask('6', 'cash'), await ask('6', 'cash')]
    const both = await Promise.allSettled(three.map((asked) => decide(manager, asked)))
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    // Cash a reversal gives back needs a drawer that holds it, too.
    await openDrawer(supervisor, { ...key(), place: 'hall', floatYuan: 0n })
    const { no } = await takePayment(clerk, payment('5', { tender: 'cash' }))
    await closeDrawer(clerk, { ...key(), countedYuan: 900n, reason: '' }) // handed in: it is the reverser who pays out
    expect(await codesOf(reversePayment(supervisor, reversal(no)))).toEqual(['drawer_short'])
    await closeDrawer(supervisor, { ...key(), countedYuan: 0n, reason: '' })
    expect((await verifyLedger(system())).findings).toEqual([])
  })

  it('B3 whoever took a payment does not take it back, nor cancel a bill they issued, in SQL neither', async () => {
    const supervisor = await place.as('supervisor')
    const { no } = await takePayment(supervisor, payment('9'))
    expect(await codesOf(reversePayment(supervisor, reversal(no)))).toEqual(['own_payment'])
    const paid = await used.db.payment.findFirstOrThrow({ where: { orgId: place.org.id, no } })
    const at = (txId: string) => used.db.payment.update({ where: { id: paid.id }, data: { reversedTxId: txId } })
    await expect(at(paid.txId)).rejects.toThrow('by its own reversal')
    const own = { kind: 'reversal', key: `reversal:${paid.id}`, docNo: 'D', reason: 'x' }
    const lines = [
      { account: 'bank' as const, amountFen: -900n },
      { account: 'suspense' as const, amountFen: 900n },
    ]
    const forged = used.db.$transaction(async (tx) => {
      const txId = await post({ ...supervisor, db: tx, inTransaction: true }, { ...own, lines })
      await tx.payment.update({ where: { id: paid.id }, data: { reversedTxId: txId } })
    })
    await expect(forged).rejects.toThrow('by the one who took it')
    await reversePayment(await place.as('manager'), reversal(no))
    expect((await verifyLedger(system())).findings).toEqual([])
  })

  it('B3 RC31 decided, or taken back, by two at once: the later one is told so', async () => {
    const { refundId } = await ask('5')
    const { no } = await pay('3')
    const [supervisor, manager] = [await place.as('supervisor'), await place.as('manager')]
    const decide = (ctx: StaffContext) => decideRefund(ctx, { ...key(), refundId, decision: 'approved' })
    expect(
      await codesOf(
        during(
          (as) => decide(as(supervisor)),
          () => decide(manager),
        ),
      ),
    ).toEqual(['already_decided'])
    const reverse = (ctx: StaffContext) => reversePayment(ctx, reversal(no))
    expect(
      await codesOf(
        during(
          (as) => reverse(as(supervisor)),
          () => reverse(manager),
        ),
      ),
    ).toEqual(['already_reversed'])
  })

  it('B3 RC25 a slip entered twice is refused with the receipt it has', async () => {
    await pay('10', { externalRef: 'POS-1' })
    expect(await codesOf(pay('10', { externalRef: 'POS-1', accountNo: 'RN2' }))).toEqual(['reference_taken'])
  })

  it('B3 RC23 money is not moved to an account that is closed', async () => {
    const { no } = await pay('4')
    const { id } = await used.db.agreement.findFirstOrThrow({ where: { orgId: place.org.id, accountNo: 'RN3' } })
    await used.db.agreement.update({ where: { id }, data: { status: 'closed' } })
    const supervisor = await place.as('supervisor')
    expect(await codesOf(reversePayment(supervisor, reversal(no, { toAccountNo: 'RN3' })))).toEqual(['account_closed'])
  })

  it('B4 RC50 money given to an account out of suspense and taken back is in suspense again, for a person to settle', async () => {
    const amountFen = 1000n
    const { id } = await inTransaction(system(), async (tx) => {
      const lines = [
        { account: 'online' as const, amountFen },
        { account: 'suspense' as const, amountFen: -amountFen },
      ]
      const txId = await post(tx, { kind: 'online', key: 'online:x', lines })
      const said = { orgId: place.org.id, source: 'online', ref: 'x', said: 'ZZ1', reason: 'unknown_account' }
      return tx.db.suspense.create({ data: { id: newId(), ...said, amountFen, txId, at: MORNING } })
    })
    const [supervisor, manager] = [await place.as('supervisor'), await place.as('manager')]
    const waiting = async () => {
      const open = await used.db.suspense.findMany({ where: { orgId: place.org.id, resolvedAt: null } })
      const held = await used.db.ledgerEntry.aggregate({
        where: { orgId: place.org.id, account: 'suspense' },
        _sum: { amountFen: true },
      })
      expect(open.reduce((sum, row) => sum + row.amountFen, 0n)).toBe(-held._sum.amountFen!)
      return open.map((row) => row.source)
    }
    // The bank desk says how much there is in all, and has the account at hand where what was said names one.
    const desk = await bankDesk(await place.as('manager'))
    expect(desk.suspense.find((row) => row.id === id)).toMatchObject({ amountFen: Number(amountFen) })
    expect(desk.suspenseSum.count).toBe(desk.suspense.length)
    expect(desk.suspenseSum.fen).toBe(desk.suspense.reduce((sum, row) => sum + row.amountFen, 0))
    const known = await used.db.agreement.findMany({ where: { orgId: place.org.id }, select: { accountNo: true } })
    for (const { said, accountNo } of desk.suspense) {
      const named = known.find((one) => one.accountNo === said.split(' ')[0])
      expect({ said, accountNo }).toEqual({ said, accountNo: named?.accountNo ?? '' })
    }
    const settled = { ...key(), suspenseId: id, accountNo: 'RN1', reason: '客户来认' }
    const { no } = await resolveSuspense(supervisor, settled)
    expect(await waiting()).toEqual([])
    await reversePayment(manager, reversal(no))
    expect(await waiting()).toEqual(['online'])
    const { movedTo } = await reversePayment(supervisor, reversal((await pay('6')).no, { toAccountNo: 'RN2' }))
    await reversePayment(manager, reversal(movedTo!))
    expect((await waiting()).sort()).toEqual(['online', 'reversal'])
    expect((await verifyLedger(system())).findings).toEqual([])
  })
})
