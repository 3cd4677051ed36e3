import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict } from '@/lib/kernel/errors'
import { mulDiv, yuanText } from '@/lib/kernel/money'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { Allocated } from '../rules/allocate'
import { receiptNo, receiptSeries } from '../rules/numbers'
import { tariffBody } from '../rules/tariff-body'
import type { BillRow, LockedAccount } from './load'
import { post, takeNumbers, type Line, type LedgerAccount } from './post'

export type Tender = 'cash' | 'card' | 'qr' | 'transfer' | 'online' | 'advance'
export type Received = {
  amountFen: bigint
  tender: Tender
  place: string
  drawerId?: string | null
  externalRef?: string | null
  payer?: string
  /** where the money lies; by its tender when nothing is said */
  source?: LedgerAccount
}
const LIES_IN: Record<Tender, LedgerAccount> = {
  cash: 'cash',
  card: 'bank',
  qr: 'online',
  transfer: 'bank',
  online: 'online',
  advance: 'advance',
}

/** What comes back as advance because bills were paid in full in time: ten-thousandths of the bill by its own tariff. */
async function earlyDiscount(tx: Context, bills: readonly BillRow[], parts: Allocated['parts'], today: string) {
  const settled = bills.filter(
    (bill) =>
      bill.tariffId &&
      bill.settledFen === 0n &&
      parts.some((part) => part.billId === bill.id && part.fen === bill.openFen),
  )
  if (settled.length === 0) return []
  const tariffs = await tx.db.tariff.findMany({
    where: { orgId: tx.actor.orgId, id: { in: settled.map((bill) => bill.tariffId!) } },
    select: { id: true, body: true },
  })
  return settled.flatMap((bill) => {
    const body = tariffBody.parse(tariffs.find(({ id }) => id === bill.tariffId)!.body)
    const year = bill.periodCode.slice(0, 4)
    const step = (body.early ?? []).find(({ until }) => today <= `${year}-${until}`)
    return step ? [{ billId: bill.id, fen: mulDiv(bill.amountFen, BigInt(step.bps), 10_000n) }] : []
  })
}

type Payment = { txId: string; paymentId: string }

/** Lays the money on the bills, each only as far as it is open and not with the bank; anything else means somebody was faster. The database settles them. */
async function allocate(tx: Context, { txId, paymentId }: Payment, parts: Allocated['parts']): Promise<void> {
  if (parts.length === 0) return
  const { orgId } = tx.actor
  const json = JSON.stringify(parts.map((part, turn) => ({ ...part, fen: String(part.fen), turn })))
  const count = await tx.db.$executeRaw`
    WITH open AS (
      SELECT b.id, p.fen, p.turn FROM jsonb_to_recordset(${json}::jsonb) AS p("billId" uuid, fen bigint, turn int) JOIN "Bill" b ON b.id = p."billId"
      WHERE b."orgId" = ${orgId}::uuid AND b."lockedBatchId" IS NULL AND b."cancelledTxId" IS NULL AND b."settledFen" + p.fen <= b."amountFen"
      ORDER BY b.id FOR UPDATE OF b)
    INSERT INTO "Allocation" ("orgId", "txId", "paymentId", "billId", "amountFen")
    SELECT ${orgId}::uuid, ${txId}::uuid, ${paymentId}::uuid, id, fen FROM open ORDER BY turn`
  if (count !== parts.length) conflict()
}

/** Takes money in on a locked account: receipt without gaps, bills settled, ledger, event. Called by verbs that have authorized and refused. */
export async function receive(
  tx: Context,
  account: LockedAccount,
  bills: readonly BillRow[],
  { parts, surplusFen }: Allocated,
  money: Received,
): Promise<{ paymentId: string; no: string; surplusFen: bigint; discountFen: bigint }> {
  const { orgId } = tx.actor
  const today = localDateOf((await policyBook(tx)).timeZone, tx.now)
  const discounts = money.tender === 'advance' ? [] : await earlyDiscount(tx, bills, parts, today)
  const discountFen = discounts.reduce((sum, { fen }) => sum + fen, 0n)
  const series = receiptSeries(today)
  const no = receiptNo(series, await takeNumbers(tx, series))
  const [paymentId, source] = [newId(), money.source ?? LIES_IN[money.tender]]
  const of = { agreementId: account.id }
  const lines: Line[] = [
    {
      account: source,
      amountFen: money.amountFen,
      drawerId: source === 'cash' ? money.drawerId : null,
      ...(source === 'advance' ? of : {}),
    },
    ...parts.map((part) => ({ account: 'receivable' as const, amountFen: -part.fen, billId: part.billId, ...of })),
    { account: 'advance', amountFen: -surplusFen, ...of },
    ...discounts.flatMap(({ billId, fen }) => [
      { account: 'revenue' as const, amountFen: fen, billId },
      { account: 'advance' as const, amountFen: -fen, billId, ...of },
    ]),
  ]
  const txId = await post(tx, { kind: 'payment', key: `payment:${paymentId}`, docNo: no, lines })
  const row = {
    id: paymentId,
    ...{ orgId, no, agreementId: account.id, tender: money.tender, place: money.place, amountFen: money.amountFen },
    ...{
      surplusFen,
      drawerId: money.drawerId ?? null,
      externalRef: money.externalRef || null,
      payer: money.payer ?? '',
    },
    ...{ at: tx.now, byId: tx.actor.kind === 'staff' ? tx.actor.id : null, byName: tx.actor.name, txId },
  }
  await tx.db.payment.create({ data: row, select: { id: true } })
  await allocate(tx, { txId, paymentId }, parts)
  await recordEvent(tx, {
    type: 'payment.taken',
    subject: 'account',
    subjectId: account.id,
    data: { no, amount: yuanText(money.amountFen), tender: money.tender, surplus: yuanText(surplusFen) },
  })
  return { paymentId, no, surplusFen, discountFen }
}
