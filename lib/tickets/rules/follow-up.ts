import type { Blocker } from '@/lib/kernel/blockers'

export type FollowUpState = { state: string; ownerId: string | null }

/** Why this person may not follow this ticket up: they or their crew did the work (`did_the_work`), it is someone else's (`other_owner`), it is over (`final_answer_given`). */
export function followUpBlockers(followUp: FollowUpState, actor: { id: string }, didTheWork: boolean): Blocker[] {
  const blockers: Blocker[] = []
  if (didTheWork) blockers.push({ code: 'did_the_work' })
  if (followUp.ownerId && followUp.ownerId !== actor.id) blockers.push({ code: 'other_owner' })
  if (followUp.state !== 'open') blockers.push({ code: 'final_answer_given' })
  return blockers
}

/** What a reached customer must have said: `solved_needed`; unhappy needs a word on why: `remark_needed`. */
export function answerBlockers(answer: { outcome: string; solved?: boolean | null; remark: string }): Blocker[] {
  if (answer.outcome !== 'reached') return []
  if (answer.solved === null || answer.solved === undefined) return [{ code: 'solved_needed' }]
  return !answer.solved && answer.remark === '' ? [{ code: 'remark_needed' }] : []
}
