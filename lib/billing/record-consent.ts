import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvents } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { RecordConsentInput } from './inputs'
import { lockAccount } from './internal/load'
import { billShares, households, lockProject, withShares } from './internal/retrofit'
import { consentBlockers } from './rules/retrofit'

/**
 * What a household says to a project, with the day and the paper it is on; a later answer replaces it until it has been billed. Agreed after
 * the project was approved, its share is billed at once. Exempt is a manager's word. Blockers: those of consentBlockers, unknown_photo.
 */
export async function recordConsent(ctx: StaffContext, input: RecordConsentInput): Promise<{ billedFen: string }> {
  authorize(ctx, 'retrofit:consent')
  if (input.decision === 'exempt') authorize(ctx, 'retrofit:approve')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const project = await lockProject(tx, input.projectNo)
    const account = await lockAccount(tx, input.accountNo)
    const shared = withShares(project, await households(tx, project.id))
    const home = shared.find(({ agreementId }) => agreementId === account.id) ?? notFound()
    const files = await tx.db.storedFile.findMany({
      where: { orgId, sha256: { in: input.photos } },
      select: { id: true },
    })
    const today = localDateOf((await policyBook(tx)).timeZone, tx.now)
    refuseIf([
      ...consentBlockers({ ...input, status: project.status, today, billed: home.billId !== null }),
      ...(files.length < new Set(input.photos).size ? [{ code: 'unknown_photo' }] : []),
    ])
    const { decision, paperNo, reason } = input
    const said = { decision, paperNo, reason, on: new Date(input.on), photos: files.map(({ id }) => id) }
    const row = { ...said, byName: tx.actor.name, at: tx.now }
    const of = { projectId: project.id, agreementId: account.id }
    const changed = await tx.db.retrofitConsent.updateMany({ where: { ...of, orgId, billId: null }, data: row })
    if (changed.count === 0) {
      const made = await tx.db.retrofitConsent.createMany({ data: [{ ...of, orgId, ...row }], skipDuplicates: true })
      if (made.count !== 1) conflict()
    }
    const bills = decision === 'agreed' && project.dueOn !== null && home.shareFen > 0n
    const due = project.dueOn && project.dueOn > today ? project.dueOn : today
    if (bills) await billShares(tx, project, [home], due, `retrofit:${project.id}:${account.id}`)
    const { no } = project
    const on = { subject: 'account', subjectId: account.id }
    await recordEvents(tx, [
      { type: 'retrofit.answered', ...on, data: { no, decision, on: input.on, paperNo, reason } },
      ...(bills ? [{ type: 'retrofit.billed' as const, ...on, data: { no, amount: yuanText(home.shareFen) } }] : []),
    ])
    return { billedFen: bills ? String(home.shareFen) : '0' }
  })
}
