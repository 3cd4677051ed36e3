import 'server-only'
import type { DomainEvent } from '@/lib/audit/rules/events'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { askBlockers } from '../rules/facts'

type Told = { question: string; answer: string | string[]; reaskReason?: string }
type Known = { round: number; answer: unknown }

const sameAnswer = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

const isEmpty = (answer: string | string[]) => (Array.isArray(answer) ? answer.length === 0 : answer === '')

/**
 * Adds facts with who told them. A recorded fact is asked again only with a reason and becomes its next round; the first stays.
 * `skipSame` leaves out what is told as it stands there already. Blockers: already_known. Returns the events to record.
 */
export async function addFacts(
  tx: StaffContext,
  ticketId: string,
  told: Told[],
  toldBy: string,
  options: { skipSame?: boolean; channel?: string } = {},
): Promise<DomainEvent[]> {
  const given = told.filter(({ answer }) => !isEmpty(answer))
  if (given.length === 0) return []
  const recorded = await tx.db.fact.findMany({
    where: { ticketId, orgId: tx.actor.orgId, question: { in: given.map(({ question }) => question) } },
    orderBy: { round: 'asc' },
    select: { question: true, round: true, answer: true },
  })
  const known = new Map<string, Known>(recorded.map(({ question, ...latest }) => [question, latest]))
  const roundOf = (question: string) => known.get(question)?.round ?? 0
  const wanted = options.skipSame
    ? given.filter(({ question, answer }) => !known.has(question) || !sameAnswer(known.get(question)!.answer, answer))
    : given
  refuseIf(wanted.flatMap(({ question, reaskReason }) => askBlockers(roundOf(question), reaskReason ?? '')))
  const rows = wanted.map(({ question, answer, reaskReason }) => ({
    id: newId(),
    orgId: tx.actor.orgId,
    ticketId,
    question,
    answer,
    toldBy,
    toldToId: tx.actor.id,
    channel: options.channel ?? 'hotline',
    at: tx.now,
    round: roundOf(question) + 1,
    reaskReason: (roundOf(question) > 0 && reaskReason) || null,
  }))
  if (rows.length > 0) await tx.db.fact.createMany({ data: rows })
  return rows.map((row) => ({
    type: 'ticket.fact-told',
    subject: 'ticket',
    subjectId: ticketId,
    data: {
      question: row.question,
      answer: Array.isArray(row.answer) ? row.answer.join(',') : row.answer,
      toldBy,
      round: row.round,
      reaskReason: row.reaskReason ?? undefined,
    },
  }))
}
