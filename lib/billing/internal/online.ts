import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import { yuanText } from '@/lib/kernel/money'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { allocate } from '../rules/allocate'
import type { ProviderBody } from '../inputs'
import { lockAccount, openBills } from './load'
import { post } from './post'
import { receive } from './receive'

export type NoticeAnswer = {
  outcome: 'posted' | 'suspense' | 'duplicate' | 'ignored'
  receiptNo: string | null
  reason: string
}

/** Money that came for nobody we can name: into the ledger, to be given to its owner by hand. */
async function setAside(tx: Context, provider: string, body: ProviderBody, reason: string): Promise<NoticeAnswer> {
  const ref = `${provider}:${body.tradeNo}`
  const [amountFen, id] = [body.amountFen, newId()]
  const txId = await post(tx, {
    ...{ kind: 'online', key: `online:${ref}`, docNo: body.tradeNo, reason },
    lines: [
      { account: 'online', amountFen },
      { account: 'suspense', amountFen: -amountFen },
    ],
  })
  await tx.db.suspense.create({
    data: {
      id,
      orgId: tx.actor.orgId,
      source: 'online',
      ref,
      said: body.accountNo,
      amountFen,
      reason,
      txId,
      at: tx.now,
    },
    select: { id: true },
  })
  const data = { provider, amount: yuanText(amountFen), said: body.accountNo, reason }
  await recordEvent(tx, { type: 'provider.set-aside', subject: 'suspense', subjectId: id, data })
  return { outcome: 'suspense', receiptNo: null, reason }
}

const untaken = ({ status }: ProviderBody): NoticeAnswer => ({ outcome: 'ignored', receiptNo: null, reason: status })

type Said = { raw: string; bodyHash: string }

/** A trade we hold money for is said to have failed or been closed: nothing is undone, a person has it on the bank desk and on the account. */
async function undone(
  tx: Context,
  provider: string,
  body: ProviderBody,
  { no, agreementId, raw, bodyHash }: Said & { no: string; agreementId: string },
): Promise<NoticeAnswer> {
  const { eventId, status } = body
  const row = { id: newId(), orgId: tx.actor.orgId, provider, eventId, kind: 'undone', receiptNo: no }
  await tx.db.providerConflict.create({
    data: { ...row, amountFen: body.amountFen, bodyHash, raw, at: tx.now },
    select: { id: true },
  })
  await recordEvent(tx, {
    type: 'provider.undone',
    subject: 'account',
    subjectId: agreementId,
    data: { provider, eventId, status, no, amount: yuanText(body.amountFen) },
  })
  return { outcome: 'ignored', receiptNo: no, reason: `${status}_after_paid` }
}

/**
 * Takes an online payment in: a trade known already changes nothing; an account that is not there or closed goes to suspense; a named bill
 * first, else the oldest; a bill that is out with the bank is passed over and the money kept as paid ahead. Another amount than the bill's is
 * taken as it is and said so. Failed or closed after it was paid: kept and alarmed. Called in the transaction of the notice, under its lock.
 */
export async function takeOnline(tx: Context, provider: string, body: ProviderBody, said: Said): Promise<NoticeAnswer> {
  const { orgId } = tx.actor
  const ref = `${provider}:${body.tradeNo}`
  const known = await tx.db.payment.findFirst({
    where: { orgId, tender: 'online', externalRef: ref },
    select: { no: true, agreementId: true },
  })
  if (body.status !== 'paid') return known ? undone(tx, provider, body, { ...known, ...said }) : untaken(body)
  if (known) return { outcome: 'duplicate', receiptNo: known.no, reason: 'trade' }
  const aside = await tx.db.suspense.count({ where: { orgId, source: 'online', ref } })
  if (aside > 0) return { outcome: 'duplicate', receiptNo: null, reason: 'trade' }
  const there = await tx.db.agreement.findUnique({ where: { orgId_accountNo: { orgId, accountNo: body.accountNo } } })
  if (!there) return setAside(tx, provider, body, 'unknown_account')
  const account = await lockAccount(tx, body.accountNo)
  if (account.status === 'closed') return setAside(tx, provider, body, 'account_closed')
  const bills = await openBills(tx, account.id)
  const named = body.billNo ? bills.find(({ no }) => no === body.billNo) : undefined
  const order = named ? [named, ...bills.filter((bill) => bill !== named)] : bills
  const money = {
    amountFen: body.amountFen,
    tender: 'online',
    place: 'online',
    externalRef: ref,
    payer: body.payer,
  } as const
  const { no } = await receive(tx, account, order, allocate(order, body.amountFen), money)
  const reason = !body.billNo
    ? ''
    : !named
      ? 'no_such_bill'
      : named.locked
        ? 'bill_with_bank'
        : named.openFen === body.amountFen
          ? ''
          : 'other_amount'
  return { outcome: 'posted', receiptNo: no, reason }
}
