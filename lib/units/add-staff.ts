import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { temporaryPassword } from '@/lib/access/passwords'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { AddStaffInput, ChangeStaffInput } from './inputs'
import { findUnit } from './internal/find-organisation'
import { dutyBlockers } from './rules/organisation'

/** Adds a person with their duties. The password is told once, to the administrator, and must be changed at the first sign-in. Blockers: code_taken, sign_in_taken, audit_apart, admin_serves_customers. */
export async function addStaff(
  ctx: StaffContext,
  input: AddStaffInput,
): Promise<{ username: string; password: string }> {
  authorize(ctx, 'staff:edit')
  const { password, hash } = await temporaryPassword()
  return inTransaction(ctx, async (tx) => {
    refuseIf(dutyBlockers({ roles: input.duties.map(({ role }) => role), actorId: tx.actor.id }))
    const unit = await findUnit(tx, input.unitId)
    const { staffNo, username, name, nameEn, phone, oidcSubject } = input
    await vouchedForOnce(tx, oidcSubject)
    const id = newId()
    const made = await tx.db.staff.createMany({
      data: {
        ...{ id, orgId: tx.actor.orgId, unitId: unit.id, staffNo, username, name, nameEn: nameEn || name, phone },
        ...{ oidcSubject: oidcSubject || null, createdAt: tx.now, passwordSetAt: tx.now },
        ...{ passwordHash: hash, passwordTemporary: true },
      },
      skipDuplicates: true,
    })
    refuseIf(made.count === 0 ? [{ code: 'code_taken', params: { no: username } }] : [])
    const duties = await giveDuties(tx, id, input.duties)
    const data = { username, staffNo, unit: unit.code, duties }
    await recordEvent(tx, { type: 'staff.added', subject: 'staff', subjectId: id, data })
    return { username, password }
  })
}

/** Names, unit and duties of a person; they hold from the next request on. Blockers: own_account, sign_in_taken, audit_apart, admin_serves_customers. */
export async function changeStaff(ctx: StaffContext, input: ChangeStaffInput): Promise<{ staffId: string }> {
  authorize(ctx, 'staff:edit')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const roles = input.duties.map(({ role }) => role)
    refuseIf(dutyBlockers({ roles, staffId: input.staffId, actorId: tx.actor.id }))
    const [staff] = await tx.db.$queryRaw<{ id: string; username: string; name: string; unitId: string }[]>`
      SELECT id, username, name, "unitId" FROM "Staff" WHERE id = ${input.staffId}::uuid AND "orgId" = ${orgId}::uuid FOR UPDATE`
    if (!staff) notFound()
    const unit = await findUnit(tx, input.unitId)
    const held = await tx.db.duty.findMany({
      where: { orgId, staffId: staff.id },
      select: { role: true, unitId: true },
    })
    await vouchedForOnce(tx, input.oidcSubject, staff.id)
    const { name, nameEn, phone, oidcSubject } = input
    const changed = await tx.db.staff.updateMany({
      where: { id: staff.id, orgId },
      data: { name, nameEn: nameEn || name, phone, oidcSubject: oidcSubject || null, unitId: unit.id },
    })
    if (changed.count === 0) conflict()
    await tx.db.duty.deleteMany({ where: { orgId, staffId: staff.id } })
    const duties = await giveDuties(tx, staff.id, input.duties)
    const before = JSON.stringify({ name: staff.name, unit: staff.unitId, duties: dutiesTold(held) })
    const after = JSON.stringify({ name, unit: unit.id, duties })
    const data = { username: staff.username, before, after }
    await recordEvent(tx, { type: 'staff.changed', subject: 'staff', subjectId: staff.id, data })
    return { staffId: staff.id }
  })
}

/** Blockers: sign_in_taken, when the company's sign-in server vouches for someone else under this name. */
async function vouchedForOnce(tx: StaffContext, oidcSubject: string, staffId?: string): Promise<void> {
  if (!oidcSubject) return
  const other = await tx.db.staff.findFirst({ where: { oidcSubject, id: { not: staffId } }, select: { id: true } })
  refuseIf(other ? [{ code: 'sign_in_taken' }] : [])
}

type Given = { role: string; unitId: string }
const dutiesTold = (duties: Given[]) => duties.map(({ role, unitId }) => `${role}@${unitId}`).join(' ')

async function giveDuties(tx: StaffContext, staffId: string, duties: Given[]): Promise<string> {
  for (const unitId of new Set(duties.map((duty) => duty.unitId))) await findUnit(tx, unitId)
  await tx.db.duty.createMany({
    data: duties.map(({ role, unitId }) => ({ id: newId(), orgId: tx.actor.orgId, staffId, role, unitId })),
    skipDuplicates: true,
  })
  return dutiesTold(duties)
}
