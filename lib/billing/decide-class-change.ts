import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { holdSeasonFacts } from '@/lib/accounts/hold-season-facts'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { Context, StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { DecideClassChangeInput } from './inputs'
import { lockAccount } from './internal/load'
import { post } from './internal/post'
import { findChange, rerate, type Change, type Rerated } from './internal/rerate'
import { classDecisionBlockers } from './rules/reclass'

type Posted = { txId: string | null; billId: string | null }

/** Puts a difference into the ledger once: above zero a bill, below zero money paid ahead, to be used or refunded. */
async function postDifference(tx: Context, change: Change, rerated: Rerated, dueOn: string): Promise<Posted> {
  const { differenceFen, lines, season, tariffId } = rerated
  if (differenceFen === 0n) return { txId: null, billId: null }
  const [of, billId] = [{ agreementId: change.agreementId }, differenceFen > 0n ? newId() : null]
  const txId = await post(tx, {
    kind: 'difference',
    key: `class-change:${change.id}`,
    docNo: change.no,
    reason: change.effectiveOn,
    lines: [
      billId
        ? { account: 'receivable', amountFen: differenceFen, billId, ...of }
        : { account: 'advance', amountFen: differenceFen, ...of },
      { account: 'revenue', amountFen: -differenceFen },
    ],
  })
  if (billId)
    await tx.db.bill.create({
      data: {
        ...{ id: billId, orgId: tx.actor.orgId, no: `${change.accountNo}-${season.code}-${change.no}`, ...of },
        ...{ service: change.service, kind: 'difference', periodCode: season.code, amountFen: differenceFen },
        ...{ dueOn: new Date(dueOn), issuedAt: tx.now, txId, tariffId, lines },
      },
      select: { id: true },
    })
  return { txId, billId }
}

/**
 * Decides a checked change, by neither who opened nor who checked it. Approved, the account has the new class from now on and the season
 * is re-rated from the day of effect: one difference bill or one credit. Blockers: not_checked, already_decided, own_check, reason_needed
 * (of a rejection), due_in_past, class_moved (the account's class has changed since), and those of rerate.
 */
export async function decideClassChange(
  ctx: StaffContext,
  input: DecideClassChangeInput,
): Promise<{ status: string; differenceFen: string }> {
  authorize(ctx, 'class:decide')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    await holdSeasonFacts(tx, 'shared')
    const found = (await findChange(tx, input.changeNo)) ?? notFound()
    const account = await lockAccount(tx, found.accountNo)
    const change = (await findChange(tx, input.changeNo)) ?? notFound()
    const approves = input.decision === 'approved'
    const today = localDateOf((await policyBook(tx)).timeZone, tx.now)
    refuseIf([
      ...classDecisionBlockers({ ...change, actorId: tx.actor.id }),
      ...(!approves && input.reason === '' ? [{ code: 'reason_needed' }] : []),
      ...(input.dueOn && input.dueOn < today ? [{ code: 'due_in_past' }] : []),
      ...(approves && change.status === 'checked' && account.tariffClass !== change.fromClass
        ? [{ code: 'class_moved' }]
        : []),
    ])
    const rerated = approves ? await rerate(tx, change) : null
    if (rerated && 'blockers' in rerated) return refuseIf(rerated.blockers) as never
    const season = rerated?.season.dueOn ?? today
    const posted =
      rerated && (await postDifference(tx, change, rerated, input.dueOn ?? (season < today ? today : season)))
    const decided = { decidedById: tx.actor.id, decidedBy: tx.actor.name, decidedAt: tx.now }
    const effect = rerated && { ...rerated, season: undefined, ...posted }
    const { count } = await tx.db.classChange.updateMany({
      where: { id: change.id, orgId, status: 'checked' },
      data: { status: input.decision, decisionReason: input.reason, ...decided, ...effect },
    })
    if (count !== 1) conflict()
    if (approves) {
      const moved = await tx.db.agreement.updateMany({
        where: { id: account.id, orgId, tariffClass: change.fromClass },
        data: { tariffClass: change.toClass },
      })
      if (moved.count !== 1) conflict()
    }
    const differenceFen = rerated?.differenceFen ?? 0n
    await recordEvent(tx, {
      type: 'class-change.decided',
      subject: 'account',
      subjectId: account.id,
      data: { no: change.no, decision: input.decision, difference: yuanText(differenceFen), reason: input.reason },
    })
    return { status: input.decision, differenceFen: String(differenceFen) }
  })
}
