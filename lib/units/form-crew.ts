import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { ChangeCrewInput, FormCrewInput } from './inputs'
import { findCrew, findUnit, technicians } from './internal/find-organisation'

/** Forms a crew of technicians in a unit. Blockers: code_taken, not_technician. */
export async function formCrew(ctx: StaffContext, input: FormCrewInput): Promise<{ code: string }> {
  authorize(ctx, 'unit:edit')
  return inTransaction(ctx, async (tx) => {
    const unit = await findUnit(tx, input.unitId)
    const members = await technicians(tx, input.memberIds)
    const { code, name, nameEn, skills, capacity } = input
    const of = { id: newId(), orgId: tx.actor.orgId, unitId: unit.id, code }
    const row = { ...of, name, nameEn: nameEn || name, skills, capacity }
    const made = await tx.db.crew.createMany({ data: row, skipDuplicates: true })
    refuseIf(made.count === 0 ? [{ code: 'code_taken', params: { no: code } }] : [])
    await join(tx, row.id, members)
    const data = { code, name, members: members.join(' ') }
    await recordEvent(tx, { type: 'crew.formed', subject: 'crew', subjectId: row.id, data })
    return { code }
  })
}

/** Name, skills, appointments a shift and members of a crew; what it has in hand stays with it. Blockers: not_technician. */
export async function changeCrew(ctx: StaffContext, input: ChangeCrewInput): Promise<{ code: string }> {
  authorize(ctx, 'unit:edit')
  return inTransaction(ctx, async (tx) => {
    const crew = await findCrew(tx, input.crewId)
    const members = await technicians(tx, input.memberIds)
    const { name, nameEn, skills, capacity } = input
    const changed = await tx.db.crew.updateMany({
      where: { id: crew.id, orgId: tx.actor.orgId },
      data: { name, nameEn: nameEn || name, skills, capacity },
    })
    if (changed.count === 0) conflict()
    await tx.db.crewMember.deleteMany({ where: { crewId: crew.id, orgId: tx.actor.orgId } })
    await join(tx, crew.id, members)
    const before = JSON.stringify({
      name: crew.name,
      skills: crew.skills,
      capacity: crew.capacity,
      members: crew.members,
    })
    const data = { code: crew.code, before, after: JSON.stringify({ name, skills, capacity, members }) }
    await recordEvent(tx, { type: 'crew.changed', subject: 'crew', subjectId: crew.id, data })
    return { code: crew.code }
  })
}

async function join(tx: StaffContext, crewId: string, staffIds: string[]): Promise<void> {
  const { orgId } = tx.actor
  await tx.db.crewMember.createMany({ data: staffIds.map((staffId) => ({ crewId, staffId, orgId })) })
}
