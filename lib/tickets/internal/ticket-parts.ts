import 'server-only'
import type { StaffContext } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import type { PersonName, UnitName } from '../views'

const TIMELINE = 200
const CALLS = 100
const PRESENT_MS = 30_000

/** Instants as the database writes them in JSON. */
type At = string
export type TicketParts = {
  owner: PersonName
  unit: UnitName | null
  facts: {
    question: string
    answer: string | string[]
    toldBy: string
    toldTo: PersonName
    at: At
    round: number
    reaskReason: string | null
  }[]
  clocks: {
    clock: string
    state: string
    startedAt: At
    dueAt: At | null
    doneAt: At | null
    breachedAt: At | null
    limitMinutes: number
    counting: string
    source: string
  }[]
  events: {
    seq: string
    type: string
    at: At
    actorName: string
    actorNameEn: string
    actorKind: string
    data: Record<string, unknown>
  }[]
  commitments: {
    id: string
    what: string
    toWhom: string
    dueAt: At
    owner: PersonName
    state: string
    warnedAt: At | null
    tellBy: At | null
    customerToldAt: At | null
  }[]
  calls: {
    id: string
    callerName: string
    callerPhone: string
    callerDigits: string
    address: string
    words: string
    at: At
    told: { how: string; at: At; by: PersonName } | null
  }[]
  followUp: {
    id: string
    round: number
    state: string
    owner: PersonName | null
    attempts: number
    satisfaction: number | null
    remark: string
    endedAt: At | null
    ownerId: string | null
  } | null
  difficult: { cause: string; saidToCustomer: string; leader: PersonName; nextReportAt: At; openedAt: At } | null
  present: PersonName[]
}

/** An instant out of JSON in the one form screens read. */
export function isoOf<T extends At | null>(at: T): T {
  return (at && new Date(at).toISOString()) as T
}

/** A person as a JSON object: the id alone where nobody of that id is left. */
const person = (id: Prisma.Sql) =>
  Prisma.sql`(SELECT json_build_object('id', ${id}, 'name', coalesce(p.name, '—'), 'nameEn', coalesce(p."nameEn", '—'))
    FROM (VALUES (${id})) AS asked (id) LEFT JOIN "Staff" p ON p.id = asked.id AND p."orgId" = x."orgId")`
const OWNER = person(Prisma.sql`x."ownerId"`)
const TOLD_TO = person(Prisma.sql`x."toldToId"`)
const LEADER = person(Prisma.sql`x."leaderId"`)
const BY = person(Prisma.sql`x."byId"`)
const WATCHER = person(Prisma.sql`x."staffId"`)

/** What hangs on a ticket, in one statement: eight lists of few rows each would be eight ways to the database and back. */
export async function readParts(ctx: StaffContext, ticket: { id: string; orgId: string }): Promise<TicketParts> {
  const of = Prisma.sql`x."orgId" = ${ticket.orgId}::uuid AND x."ticketId" = ${ticket.id}::uuid`
  const seenAfter = new Date(ctx.now.getTime() - PRESENT_MS)
  const [row] = await ctx.db.$queryRaw<TicketParts[]>`
    SELECT ${OWNER} AS owner,
      (SELECT json_build_object('id', u.id, 'name', u.name, 'nameEn', u."nameEn") FROM "Unit" u WHERE u.id = x."unitId" AND u."orgId" = x."orgId") AS unit,
      (SELECT coalesce(json_agg(json_build_object('question', question, 'answer', answer, 'toldBy', "toldBy", 'toldTo', ${TOLD_TO},
          'at', at, 'round', round, 'reaskReason', "reaskReason") ORDER BY at, question, round), '[]') FROM "Fact" x WHERE ${of}) AS facts,
      (SELECT coalesce(json_agg(json_build_object('clock', clock, 'state', state, 'startedAt', "startedAt", 'dueAt', "dueAt", 'doneAt', "doneAt",
          'breachedAt', "breachedAt", 'limitMinutes', "limitMinutes", 'counting', counting, 'source', source) ORDER BY clock), '[]') FROM "Clock" x WHERE ${of}) AS clocks,
      (SELECT coalesce(json_agg(json_build_object('seq', seq::text, 'type', type, 'at', at, 'actorName', "actorName", 'actorNameEn', coalesce((SELECT p."nameEn" FROM "Staff" p WHERE p.id = latest."actorId"), "actorName"), 'actorKind', "actorKind", 'data', data)
          ORDER BY seq DESC), '[]') FROM (SELECT * FROM "Event" e WHERE e."orgId" = ${ticket.orgId}::uuid AND e."subjectId" = ${ticket.id}::uuid
          ORDER BY e.seq DESC LIMIT ${TIMELINE}) latest) AS events,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'what', what, 'toWhom', "toWhom", 'dueAt', "dueAt", 'owner', ${OWNER},
          'state', state, 'warnedAt', "warnedAt", 'tellBy', "tellBy", 'customerToldAt', "customerToldAt") ORDER BY "madeAt"), '[]') FROM "Commitment" x WHERE ${of}) AS commitments,
      (SELECT coalesce(json_agg(json_build_object('id', c.id, 'callerName', "callerName", 'callerPhone', "callerPhone", 'callerDigits', "callerDigits", 'address', address, 'words', c.words, 'at', c.at,
          'told', (SELECT json_build_object('how', x.how, 'at', x.at, 'by', ${BY}) FROM "CallerTold" x WHERE x."callId" = c.id)) ORDER BY c.at), '[]')
        FROM (SELECT * FROM "TicketCall" x WHERE ${of} ORDER BY at LIMIT ${CALLS}) c) AS calls,
      (SELECT json_build_object('id', id, 'round', round, 'state', state, 'ownerId', "ownerId",
          'owner', CASE WHEN "ownerId" IS NOT NULL THEN ${OWNER} END, 'attempts', attempts, 'satisfaction', satisfaction,
          'remark', remark, 'endedAt', "endedAt") FROM "FollowUp" x WHERE ${of} ORDER BY round DESC LIMIT 1) AS "followUp",
      (SELECT json_build_object('cause', cause, 'saidToCustomer', "saidToCustomer", 'leader', ${LEADER}, 'nextReportAt', "nextReportAt",
          'openedAt', "openedAt") FROM "DifficultCase" x WHERE ${of} AND "answeredAt" IS NULL LIMIT 1) AS difficult,
      (SELECT coalesce(json_agg(${WATCHER}), '[]') FROM "Presence" x WHERE ${of} AND "staffId" <> ${ctx.actor.id}::uuid AND "seenAt" > ${seenAfter}) AS present
    FROM "Ticket" x WHERE x.id = ${ticket.id}::uuid AND x."orgId" = ${ticket.orgId}::uuid`
  return row!
}
