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
/** Money of a trade that is in the books: on an account, or in suspense with nobody's account. */
type Held = { receiptNo: string; subject: 'account' | 'suspense'; subjectId: string }

/** What we hold of a trade: its payment, or the money set aside for it and where that went since. */
async function heldOf(tx: Context, ref: string): Promise<Held | null> {
  const { orgId } = tx.actor
  const select = { no: true, agreementId: true } as const
  const paid = await tx.db.payment.findFirst({ where: { orgId, tender: 'online', externalRef: ref }, select })
  if (paid) return { receiptNo: paid.no, subject: 'account', subjectId: paid.agreementId }
  const aside = await tx.db.suspense.findFirst({ where: { orgId, source: 'online', ref } })
  if (!aside) return null
  const given = aside.paymentId
    ? await tx.db.payment.findFirst({ where: { orgId, id: aside.paymentId }, select })
    : null
  if (given) return { receiptNo: given.no, subject: 'account', subjectId: given.agreementId }
  return { receiptNo: '', subject: 'suspense', subjectId: aside.id }
}

/** A notice against what was said before, kept for the bank desk, once; nothing in the books is touched. Gives its id when it is new. */
async function keepConflict(
  tx: Context,
  provider: string,
  { eventId, amountFen }: ProviderBody,
  what: Said & { kind: 'other_content' | 'undone'; receiptNo: string },
): Promise<string | null> {
  const id = newId()
  const row = { id, orgId: tx.actor.orgId, provider, eventId, amountFen, ...what, at: tx.now }
  const { count } = await tx.db.providerConflict.createMany({ data: [row], skipDuplicates: true })
  return count === 1 ? id : null
}

/** A notice that says something else of what is known: kept and alarmed. */
export async function contradict(tx: Context, provider: string, body: ProviderBody, said: Said, receiptNo: string) {
  const id = await keepConflict(tx, provider, body, { ...said, kind: 'other_content', receiptNo })
  const data = { provider, eventId: body.eventId, amount: String(body.amountFen) }
  if (id) await recordEvent(tx, { type: 'provider.conflict', subject: 'provider-notice', subjectId: id, data })
}

/** A trade we hold money for is said to have failed or been closed: nothing is undone, a person has it on the bank desk and on the account. */
async function undone(
  tx: Context,
  provider: string,
  body: ProviderBody,
  said: Said,
  held: Held,
): Promise<NoticeAnswer> {
  const { eventId, status } = body
  const { receiptNo, subject, subjectId } = held
  await keepConflict(tx, provider, body, { ...said, kind: 'undone', receiptNo })
  const data = { provider, eventId, status, no: receiptNo, amount: yuanText(body.amountFen) }
  await recordEvent(tx, { type: 'provider.undone', subject, subjectId, data })
  return { outcome: 'ignored', receiptNo: receiptNo || null, reason: `${status}_after_paid` }
}

/** A trade that is known: the same again changes nothing; told of another account or sum it is kept as a contradiction too. */
async function again(tx: Context, provider: string, body: ProviderBody, said: Said, held: Held): Promise<NoticeAnswer> {
  const answer: NoticeAnswer = { outcome: 'duplicate', receiptNo: held.receiptNo || null, reason: 'trade' }
  const first = await tx.db.providerNotice.findFirst({
    where: { orgId: tx.actor.orgId, provider, tradeNo: body.tradeNo, outcome: { in: ['posted', 'suspense'] } },
    select: { said: true, amountFen: true },
  })
  if (!first || (first.said === body.accountNo && first.amountFen === body.amountFen)) return answer
  await contradict(tx, provider, body, said, held.receiptNo)
  return { ...answer, reason: 'trade_differs' }
}

/**
 * Takes an online payment in: a trade known already changes nothing; an account that is not there or closed goes to suspense; a named bill
 * first, else the oldest; a bill that is out with the bank is passed over and the money kept as paid ahead. Another amount than the bill's is
 * taken as it is and said so. Failed or closed after it was paid: kept and alarmed. Called in the transaction of the notice, under its lock.
 */
export async function takeOnline(tx: Context, provider: string, body: ProviderBody, said: Said): Promise<NoticeAnswer> {
  const { orgId } = tx.actor
  const ref = `${provider}:${body.tradeNo}`
  const held = await heldOf(tx, ref)
  if (body.status !== 'paid') return held ? undone(tx, provider, body, said, held) : untaken(body)
  if (held) return again(tx, provider, body, said, held)
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
