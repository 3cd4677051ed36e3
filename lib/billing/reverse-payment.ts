import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { ReversePaymentInput } from './inputs'
import { redInvoice } from './internal/invoices'
import { heldIn, lockAccount, openBills, openDrawerOf, ownDrawer } from './internal/load'
import { post, type Line, type LedgerAccount } from './internal/post'
import { receive } from './internal/receive'
import { backToSuspense } from './internal/suspense'
import { allocate } from './rules/allocate'
import { payoutBlockers } from './rules/drawers'
import { paymentBlockers, reversalBlockers } from './rules/paying'

type Paid = {
  id: string
  no: string
  accountNo: string
  tender: string
  amountFen: bigint
  surplusFen: bigint
  drawerId: string | null
  txId: string
  reversedTxId: string | null
  byId: string | null
}

async function findPayment(tx: StaffContext, no: string): Promise<Paid> {
  const [row] = await tx.db.$queryRaw<Paid[]>`
    SELECT p.id, p.no, a."accountNo", p.tender, p."amountFen", p."surplusFen", p."drawerId", p."txId", p."reversedTxId", p."byId"
    FROM "Payment" p JOIN "Agreement" a ON a.id = p."agreementId"
    WHERE p."orgId" = ${tx.actor.orgId}::uuid AND p.no = ${no}`
  return row ?? notFound()
}

/** The lines the payment wrote, the other way round. One of a bank's file shares its journal entry with others: only its own part. */
async function opposite(tx: StaffContext, paid: Paid, agreementId: string): Promise<Line[]> {
  if (paid.tender !== 'withholding') {
    const entries = await tx.db.ledgerEntry.findMany({ where: { txId: paid.txId }, orderBy: { seq: 'asc' } })
    return entries.map((e) => ({
      account: e.account as LedgerAccount,
      amountFen: -e.amountFen,
      agreementId: e.agreementId ?? undefined,
      billId: e.billId ?? undefined,
      drawerId: e.drawerId,
    }))
  }
  const parts = await tx.db.allocation.findMany({
    where: { paymentId: paid.id },
    select: { billId: true, amountFen: true },
  })
  return [
    { account: 'bank', amountFen: -paid.amountFen },
    ...parts.map((p) => ({ account: 'receivable' as const, amountFen: p.amountFen, billId: p.billId, agreementId })),
    { account: 'advance', amountFen: paid.surplusFen, agreementId },
  ]
}

/** Takes the money off the bills again; they stand open. */
async function unallocate(tx: StaffContext, paid: Paid, txId: string): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO "Allocation" ("orgId", "txId", "paymentId", "billId", "amountFen")
    SELECT "orgId", ${txId}::uuid, "paymentId", "billId", -"amountFen" FROM "Allocation" WHERE "paymentId" = ${paid.id}::uuid`
}

/** The drawer cash goes back out of, held alone: the one of whoever took it while it is open, else the reverser's; null when nothing leaves the house in cash. Refuses what keeps the money from going where it should. */
async function drawerFor(tx: StaffContext, paid: Paid, right: { status: string } | null): Promise<string | null> {
  const isPaidOut = paid.tender === 'cash' && !right
  const taker = isPaidOut && paid.byId ? await openDrawerOf(tx, paid.byId, 'alone') : null
  const drawer = isPaidOut ? (taker ?? (await ownDrawer(tx, 'alone'))) : null
  const [status, tender] = right ? [right.status, 'transfer'] : ['active', paid.tender]
  refuseIf(paymentBlockers({ status, tender, hasDrawer: drawer !== null }))
  if (drawer) refuseIf(payoutBlockers({ holdsFen: await heldIn(tx, drawer.id), amountFen: paid.amountFen }))
  return drawer?.id ?? null
}

/**
 * Takes a payment back by a new journal entry with its document and reason; the bills stand open again. Paid for the wrong account:
 * the same money goes to the right one, without leaving the house. Blockers: those of reversalBlockers; no_drawer, drawer_short {holds} (cash goes back out
 * of one that holds it); account_closed (of the right one).
 */
export async function reversePayment(
  ctx: StaffContext,
  input: ReversePaymentInput,
): Promise<{ movedTo: string | null }> {
  authorize(ctx, 'payment:reverse')
  return inTransaction(ctx, async (tx) => {
    const { accountNo } = await findPayment(tx, input.paymentNo)
    const numbers = [...new Set([accountNo, ...(input.toAccountNo ? [input.toAccountNo] : [])])].sort()
    const held = new Map<string, Awaited<ReturnType<typeof lockAccount>>>()
    for (const no of numbers) held.set(no, await lockAccount(tx, no))
    const paid = await findPayment(tx, input.paymentNo) // as it stands now: another may have taken it back meanwhile
    const account = held.get(accountNo)!
    const lines = await opposite(tx, paid, account.id)
    const back = lines.filter((l) => l.account === 'advance' && l.amountFen > 0n).reduce((s, l) => s + l.amountFen, 0n)
    const moves = Boolean(input.toAccountNo)
    const facts = {
      reversed: paid.reversedTxId !== null,
      isOwn: paid.byId === tx.actor.id,
      surplusFen: back,
      discountFen: 0n,
      advanceFen: account.advanceFen,
    }
    refuseIf(reversalBlockers({ ...facts, moves, sameAccount: input.toAccountNo === paid.accountNo }))
    const right = input.toAccountNo ? held.get(input.toAccountNo)! : null
    const drawerId = await drawerFor(tx, paid, right)
    const source = lines[0]!
    const from = moves ? { account: 'suspense' as const, amountFen: source.amountFen } : { ...source, drawerId }
    const txId = await post(tx, {
      kind: 'reversal',
      key: `reversal:${paid.id}`,
      docNo: input.docNo,
      reason: input.reason,
      reversalOf: paid.tender === 'withholding' ? undefined : paid.txId,
      lines: [from, ...lines.slice(1)],
    })
    await unallocate(tx, paid, txId)
    const marked = await tx.db.payment.updateMany({
      where: { id: paid.id, reversedTxId: null },
      data: { reversedTxId: txId },
    })
    if (marked.count !== 1) conflict()
    if (from.account === 'suspense' && !moves) await backToSuspense(tx, { ...paid, txId })
    await redInvoice(tx, paid.id)
    const amount = yuanText(paid.amountFen)
    await recordEvent(tx, {
      type: 'payment.reversed',
      subject: 'account',
      subjectId: account.id,
      data: { no: paid.no, amount, reason: input.reason, docNo: input.docNo },
    })
    if (!right) return { movedTo: null }
    const bills = await openBills(tx, right.id)
    const moved = { amountFen: paid.amountFen, tender: 'transfer', place: 'hall', source: 'suspense' } as const
    const { no } = await receive(tx, right, bills, allocate(bills, paid.amountFen), moved)
    return { movedTo: no }
  })
}
