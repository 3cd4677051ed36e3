import 'server-only'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { recordEvent } from '@/lib/audit/record-event'
import { policyBook } from '@/lib/policy/queries'
import type { Service } from '@/lib/policy/rules/vocabulary'
import { raiseForRepeat } from '@/lib/tickets/raise-for-repeat'
import type { FoundOrder } from './find-order'
import { isRepeat, symptomOf } from '../rules/repeating'
import { writeOrder } from './write-order'

type Matter = { id: string; no: string; kind: string; service: string; agreementId: string | null }
type Told = { ticketId: string; kind: string; question: string | null; answer: unknown; visits: number }

/** Finished visits of the season at this account, by ticket, with what names the symptom. */
const doneBefore = (tx: StaffContext, { agreementId, service }: Matter, since: Date) =>
  tx.db.$queryRaw<Told[]>`
    SELECT t.id AS "ticketId", t.kind, f.question, f.answer,
      (SELECT count(*)::int FROM "Visit" v JOIN "WorkOrder" w ON w.id = v."orderId"
        WHERE v."ticketId" = t.id AND v."finishedAt" >= ${since} AND v.outcome IN ('fixed', 'not-fixed') AND w.kind <> 'measure') AS visits
    FROM "Ticket" t LEFT JOIN "Fact" f ON f."ticketId" = t.id AND f.round = 1
    WHERE t."orgId" = ${tx.actor.orgId}::uuid AND t."agreementId" = ${agreementId}::uuid AND t.service = ${service} AND t.kind = 'repair'`

/** How often this symptom was worked on at this account since the season began. */
async function countOf(tx: StaffContext, ticket: Matter, since: Date): Promise<{ symptom: string; count: number }> {
  const tickets = new Map<string, Told[]>()
  for (const row of await doneBefore(tx, ticket, since))
    tickets.set(row.ticketId, [...(tickets.get(row.ticketId) ?? []), row])
  const symptomOfTicket = (rows: Told[]) =>
    symptomOf(
      rows[0]!.kind,
      rows.flatMap(({ question, answer }) => (question ? [{ question, answer }] : [])),
    )
  const symptom = symptomOfTicket(
    tickets.get(ticket.id) ?? [{ ...ticket, ticketId: ticket.id, question: null, answer: null, visits: 0 }],
  )
  const same = [...tickets.values()].filter((rows) => symptomOfTicket(rows) === symptom)
  return { symptom, count: same.reduce((sum, rows) => sum + rows[0]!.visits, 0) }
}

/**
 * After a repair of the same symptom at the same account for the n-th time in a season (repeat pack): one level up and a measuring order,
 * once per account, symptom and season whoever finishes at the same moment. Gives the order's number when it was opened now.
 */
export async function noteRepeat(tx: StaffContext, ticket: Matter, order: FoundOrder): Promise<string | null> {
  if (!ticket.agreementId || ticket.kind !== 'repair') return null
  const book = await policyBook(tx)
  const season = book.season(ticket.service as Service)
  if (!season) return null
  const { orgId } = tx.actor
  const lock = `repeat ${orgId} ${ticket.agreementId} ${ticket.service}`
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`
  const { symptom, count } = await countOf(tx, ticket, season.startsAt)
  if (!isRepeat(count, book.repeatTimes)) return null
  const key = { orgId, agreementId: ticket.agreementId, service: ticket.service, symptom, seasonCode: season.code }
  if ((await tx.db.repeatRepair.count({ where: key })) > 0) return null
  const open = await tx.db.workOrder.findFirst({
    where: { orgId, ticketId: ticket.id, kind: 'measure', status: { in: ['sent', 'accepted', 'in-progress'] } },
    select: { no: true },
  })
  const { unitId, crewId } = order
  const orderNo = open?.no ?? (await writeOrder(tx, { ticketId: ticket.id, kind: 'measure', unitId, crewId })).orderNo
  const row = { id: newId(), ...key, count, ticketId: ticket.id, orderNo, at: tx.now }
  await insertRows(tx.db, { table: 'RepeatRepair', rows: [row] })
  await raiseForRepeat(tx, { ticketId: ticket.id })
  await recordEvent(tx, {
    type: 'ticket.repeated',
    subject: 'ticket',
    subjectId: ticket.id,
    data: { count, no: orderNo },
  })
  return orderNo
}
