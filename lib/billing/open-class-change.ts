import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { nextNumber } from '@/lib/platform/next-number'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { OpenClassChangeInput } from './inputs'
import { lockAccount } from './internal/load'
import { lastEffect, seasonAt } from './internal/rerate'
import { effectBlockers, openingBlockers } from './rules/reclass'

/**
 * Opens a dispute about the class an account is billed by, as a collector or clerk hears or sees it. Nothing changes yet.
 * Blockers: account_closed, same_class, change_open {no}, effect_outside_season, effect_before_last {on}.
 */
export async function openClassChange(ctx: StaffContext, input: OpenClassChangeInput): Promise<{ no: string }> {
  authorize(ctx, 'class:open')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const account = await lockAccount(tx, input.accountNo)
    const open = await tx.db.classChange.findFirst({
      where: { orgId, agreementId: account.id, status: { in: ['opened', 'checked'] } },
      select: { no: true },
    })
    const season = await seasonAt(tx, account.service, input.effectiveOn)
    const last = season && (await lastEffect(tx, account.id, season.code))
    const classes = { fromClass: account.tariffClass, toClass: input.toClass }
    refuseIf([
      ...openingBlockers({ accountStatus: account.status, ...classes, openNo: open?.no ?? null }),
      ...effectBlockers({ effectiveOn: input.effectiveOn, season, lastEffectOn: last?.on ?? null }),
    ])
    const no = await nextNumber(tx, 'X', localDateOf((await policyBook(tx)).timeZone, tx.now))
    const by = { openedById: tx.actor.id, openedBy: tx.actor.name, openedAt: tx.now }
    const row = { id: newId(), orgId, no, agreementId: account.id, ...classes, claim: input.claim, ...by }
    const rest = { periodCode: season!.code, effectiveOn: new Date(input.effectiveOn), status: 'opened' }
    await tx.db.classChange.create({ data: { ...row, ...rest, photos: [], lines: [] }, select: { id: true } })
    await recordEvent(tx, {
      type: 'class-change.opened',
      subject: 'account',
      subjectId: account.id,
      data: { no, from: account.tariffClass, to: input.toClass, on: input.effectiveOn, claim: input.claim },
    })
    return { no }
  })
}
