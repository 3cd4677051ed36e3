import 'server-only'
import type { DomainEvent } from '@/lib/audit/rules/events'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { askBlockers } from '../rules/facts'

type Told = { question: string; answer: string | string[]; reaskReason?: string }

const isEmpty = (answer: string | string[]) => (Array.isArray(answer) ? answer.length === 0 : answer === '')

/**
 * Adds facts with who told them. A recorded fact is asked again only with a reason and becomes its next round; the first stays.
 * `onlyNew` leaves known ones out in silence: a joining caller was not asked. Blockers: already_known. Returns the events to record.
 */
export async function addFacts(
  tx: StaffContext,
  ticketId: string,
  told: Told[],
  toldBy: string,
  options: { onlyNew?: boolean; channel?: string } = {},
): Promise<DomainEvent[]> {
  const given = told.filter(({ answer }) => !isEmpty(answer))
  if (given.length === 0) return []
  const known = await tx.db.fact.groupBy({
    by: ['question'],
    where: { ticketId, orgId: tx.actor.orgId, question: { in: given.map(({ question }) => question) } },
    _max: { round: true },
  })
  const rounds = new Map(known.map((row) => [row.question, row._max.round ?? 0]))
  const wanted = options.onlyNew ? given.filter(({ question }) => !rounds.has(question)) : given
  refuseIf(wanted.flatMap(({ question, reaskReason }) => askBlockers(rounds.get(question) ?? 0, reaskReason ?? '')))
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
    round: (rounds.get(question) ?? 0) + 1,
    reaskReason: reaskReason || null,
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
