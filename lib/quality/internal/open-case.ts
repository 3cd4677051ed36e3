import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'

type About = { crewId: string | null; byId: string | null }
type NewCase = About & {
  ticketId: string
  source: 'rating' | 'call'
  sourceId: string
  score: number | null
  words: string
}

/** The people a complaint about a crew is about: who is in it now, and who came. */
export async function subjectsOf(tx: Context, { crewId, byId }: About): Promise<string[]> {
  const { orgId } = tx.actor
  const members = crewId ? await tx.db.crewMember.findMany({ where: { orgId, crewId }, select: { staffId: true } }) : []
  return [...new Set([...members.map(({ staffId }) => staffId), ...(byId ? [byId] : [])])]
}

/** Opens a quality case once for what it comes from; its event hangs on the case, not on a ticket the crew can read. */
export async function openCase(tx: Context, given: NewCase): Promise<void> {
  const { crewId, byId, ...what } = given
  const subjectIds = await subjectsOf(tx, { crewId, byId })
  const id = newId()
  const row = { id, orgId: tx.actor.orgId, ...what, crewId, subjectIds, state: 'open', openedAt: tx.now, finding: '' }
  const [made] = await insertRows(tx.db, { table: 'QualityCase', rows: [row], skip: true })
  if (made === 0) return
  const data = { source: given.source }
  await recordEvent(tx, { type: 'quality.opened', subject: 'quality-case', subjectId: id, data })
}
