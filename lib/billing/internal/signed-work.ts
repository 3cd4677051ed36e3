import 'server-only'
import { recordEvents } from '@/lib/audit/record-event'
import { yuanText } from '@/lib/kernel/money'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { Service } from '@/lib/policy/rules/vocabulary'
import { workLine, type PriceList } from '../rules/work'
import type { LockedAccount } from './load'
import { post, takeNumbers } from './post'

export type Work = {
  consentId: string
  orgId: string
  item: string
  itemCode: string | null
  amountFen: bigint
  agreedAt: Date
  finishedAt: Date
  orderNo: string
  ticketId: string
  ticketNo: string
  service: string
  billed: boolean
}

/** The key that lets a signed price be billed once for ever. */
export const workKey = (consentId: string) => `service:${consentId}`

/** A signed price of work that was done, and whether it has been billed. */
export async function findWork(tx: Context, consentId: string): Promise<Work | null> {
  const [row] = await tx.db.$queryRaw<Work[]>`
    SELECT w.*, EXISTS (SELECT FROM "LedgerTx" t WHERE t."orgId" = w."orgId" AND t.key = ${workKey(consentId)}) AS billed
    FROM "ChargeableWork" w WHERE w."orgId" = ${tx.actor.orgId}::uuid AND w."consentId" = ${consentId}::uuid`
  return row ?? null
}

/** The price list a work was priced by, as it stood when the customer signed. */
async function listOf(tx: Context, work: Work): Promise<PriceList> {
  if (!work.itemCode) return null
  const book = await policyBook({ ...tx, now: work.agreedAt })
  const service = work.service as Service
  const [list, version] = [book.prices(service), book.pricesVersion(service)]
  const known = list?.items.some(({ code }) => code === work.itemCode)
  return list && version !== undefined && known ? { version, source: list.source } : null
}

/** Bills a signed price on a locked account: one bill, one line, due at once; on the account's record and on the ticket's. */
export async function postWork(tx: Context, account: LockedAccount, work: Work): Promise<{ no: string }> {
  const { orgId } = tx.actor
  const { timeZone } = await policyBook(tx)
  const [today, on] = [localDateOf(timeZone, tx.now), localDateOf(timeZone, work.agreedAt)]
  const n = await takeNumbers(tx, `work-${account.accountNo}`)
  const [billId, no, of, { amountFen }] = [newId(), `${account.accountNo}-W${n}`, { agreementId: account.id }, work]
  const txId = await post(tx, {
    ...{ kind: 'service', key: workKey(work.consentId), docNo: no },
    lines: [
      { account: 'receivable', amountFen, billId, ...of },
      { account: 'revenue', amountFen: -amountFen },
    ],
  })
  await tx.db.bill.create({
    data: {
      ...{ id: billId, orgId, no, ...of, service: account.service, kind: 'service', periodCode: today.slice(0, 7) },
      ...{ amountFen, dueOn: new Date(today), issuedAt: tx.now, txId },
      lines: [workLine({ ...work, on }, await listOf(tx, work))],
    },
    select: { id: true },
  })
  const data = { no, amount: yuanText(amountFen), item: work.item, order: work.orderNo }
  await recordEvents(tx, [
    { type: 'work.billed', subject: 'account', subjectId: account.id, data },
    { type: 'work.billed', subject: 'ticket', subjectId: work.ticketId, data },
  ])
  return { no }
}
