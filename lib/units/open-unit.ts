import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { ChangeUnitInput, OpenUnitInput } from './inputs'
import { findUnit } from './internal/find-organisation'
import { activeStaff } from './queries'

/** Opens a unit below another one. Blockers: code_taken. */
export async function openUnit(ctx: StaffContext, input: OpenUnitInput): Promise<{ code: string }> {
  authorize(ctx, 'unit:edit')
  return inTransaction(ctx, async (tx) => {
    const parent = await findUnit(tx, input.parentId)
    const { code, name, nameEn, kind, phone } = input
    const id = newId()
    const row = { id, orgId: tx.actor.orgId, parentId: parent.id, code, name, nameEn: nameEn || name, kind, phone }
    const made = await tx.db.unit.createMany({ data: { ...row, path: `${parent.path}/${code}` }, skipDuplicates: true })
    refuseIf(made.count === 0 ? [{ code: 'code_taken', params: { no: code } }] : [])
    const data = { code, name, parent: parent.code }
    await recordEvent(tx, { type: 'unit.opened', subject: 'unit', subjectId: id, data })
    return { code }
  })
}

const told = (unit: { name: string; phone: string | null; leaderId: string | null }) =>
  JSON.stringify({ name: unit.name, phone: unit.phone ?? '', leader: unit.leaderId ?? '' })

/** Names, telephone and leader of a unit. The leader is someone who works here. Blockers: unknown_person. */
export async function changeUnit(ctx: StaffContext, input: ChangeUnitInput): Promise<{ code: string }> {
  authorize(ctx, 'unit:edit')
  return inTransaction(ctx, async (tx) => {
    const unit = await findUnit(tx, input.unitId)
    const leader = input.leaderId ? await activeStaff(tx, input.leaderId) : null
    refuseIf(input.leaderId && !leader ? [{ code: 'unknown_person' }] : [])
    const next = { name: input.name, phone: input.phone, leaderId: leader?.id ?? null }
    const changed = await tx.db.unit.updateMany({
      where: { id: unit.id, orgId: tx.actor.orgId },
      data: { ...next, nameEn: input.nameEn || input.name },
    })
    if (changed.count === 0) conflict()
    const data = { code: unit.code, before: told(unit), after: told(next) }
    await recordEvent(tx, { type: 'unit.changed', subject: 'unit', subjectId: unit.id, data })
    return { code: unit.code }
  })
}
