import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { authorize } from './authorize'
import type { ChangePasswordInput, ResetPasswordInput } from './inputs'
import { endSessions, findStaff } from './internal/find-staff'
import { countTry } from './internal/tries'
import { hashPassword, passwordBlockers, passwordIs, temporaryPassword } from './passwords'

/** One's own password; every other sign-in ends. Blockers: password_wrong, password_short, password_same, password_guessable, too_many_tries. */
export async function changePassword(ctx: StaffContext, input: ChangePasswordInput): Promise<{ ended: number }> {
  const { id, orgId, sessionId } = ctx.actor
  refuseIf((await countTry(`password|${id}`)) ? [] : [{ code: 'too_many_tries' }])
  const staff = await ctx.db.staff.findFirstOrThrow({
    where: { id, orgId },
    select: { passwordHash: true, username: true, name: true, nameEn: true, staffNo: true },
  })
  refuseIf((await passwordIs(staff.passwordHash, input.old)) ? [] : [{ code: 'password_wrong' }])
  const own = [staff.username, staff.name, staff.nameEn, staff.staffNo]
  refuseIf(await passwordBlockers({ ...input, own }))
  const passwordHash = await hashPassword(input.next)
  return inTransaction(ctx, async (tx) => {
    const changed = await tx.db.staff.updateMany({
      where: { id, orgId, passwordHash: staff.passwordHash },
      data: { passwordHash, passwordTemporary: false, passwordSetAt: tx.now },
    })
    if (changed.count === 0) conflict()
    const ended = await endSessions(tx, id, sessionId)
    await recordEvent(tx, { type: 'staff.password-changed', subject: 'staff', subjectId: id, data: {} })
    return { ended }
  })
}

/** A new password for someone who lost theirs, told once to the administrator; signs them out everywhere. Blockers: none but not found. */
export async function resetPassword(
  ctx: StaffContext,
  input: ResetPasswordInput,
): Promise<{ username: string; password: string }> {
  authorize(ctx, 'staff:edit')
  const { password, hash } = await temporaryPassword()
  return inTransaction(ctx, async (tx) => {
    const staff = await findStaff(tx, input.staffId)
    refuseIf(staff.id === tx.actor.id ? [{ code: 'own_account' }] : [])
    const changed = await tx.db.staff.updateMany({
      where: { id: staff.id, orgId: tx.actor.orgId },
      data: { passwordHash: hash, passwordTemporary: true, passwordSetAt: tx.now },
    })
    if (changed.count === 0) conflict()
    await endSessions(tx, staff.id)
    const data = { username: staff.username, reason: input.reason }
    await recordEvent(tx, { type: 'staff.password-reset', subject: 'staff', subjectId: staff.id, data })
    return { username: staff.username, password }
  })
}
