import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { countGuess, guessedTooOften, isWholeNumber } from '@/lib/access/number-guesses'
import { digitsOf, grams } from '@/lib/kernel/text'
import type { StaffContext } from '@/lib/platform/context'
import { likeness, type MatchReason } from './rules/joining'
import { JOINABLE_STATES, type TicketState } from './rules/lifecycle'
import type { DraftView, EarlierTicket, KnownMatter, Likely } from './views'

const MAX_LIKELY = 8
const EARLIER = 6

export type Matter = {
  agreementId?: string | null
  callerPhone?: string
  riserId?: string | null
  buildingId?: string | null
  zone?: string | null
  kind?: string
  service?: string
  words?: string
}

type Row = {
  no: string
  kind: string
  status: string
  summary: string
  summaryEn: string
  place: string
  landmarks: string
  openedAt: Date
  urgeCount: number
  agreementId: string | null
  callerDigits: string
  contactDigits: string
  riserId: string | null
  buildingId: string | null
  zone: string | null
  search: string[]
}

function reasonsFor(row: Row, matter: Matter, digits: string, wanted: string[]): MatchReason[] {
  const reasons: MatchReason[] = []
  if (matter.agreementId && row.agreementId === matter.agreementId) reasons.push('same-account')
  if (digits && (row.callerDigits === digits || row.contactDigits === digits)) reasons.push('same-caller')
  if (matter.riserId && row.riserId === matter.riserId) reasons.push('same-riser')
  else if (matter.buildingId && row.buildingId === matter.buildingId) reasons.push('same-building')
  if (wanted.length >= 3 && wanted.filter((gram) => row.search.includes(gram)).length / wanted.length > 0.5)
    reasons.push('same-place-words')
  if (reasons.length === 0 && matter.zone && row.zone === matter.zone) reasons.push('same-zone')
  return reasons
}

/** A number that is no ticket's and nobody's of the account at hand: tried one after the other such numbers would tell one that is masked. */
async function countStranger(ctx: StaffContext, agreementId: string | null, phoneDigits: string): Promise<void> {
  const known = agreementId ? await ctx.db.contact.count({ where: { agreementId, phoneDigits } }) : 0
  if (known === 0) await countGuess(ctx, phoneDigits)
}

/** Open tickets this call may be about, likeliest first: by account, person, riser, building, zone, and the words for a place. */
export async function findLikely(ctx: StaffContext, matter: Matter): Promise<Likely[]> {
  authorize(ctx, 'call:take')
  const typed = digitsOf(matter.callerPhone ?? '')
  const digits = guessedTooOften(ctx, typed) ? '' : typed
  const wanted = grams(matter.words ?? '').slice(0, 24)
  const { orgId } = ctx.actor
  const zone = matter.kind === 'leak' || !matter.buildingId ? (matter.zone ?? null) : null
  const service = matter.service ?? ''
  const open = [...JOINABLE_STATES]
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT no, kind, status, summary, "summaryEn", "faultAddress" AS place, landmarks, "openedAt", "urgeCount", "agreementId", "callerDigits", "contactDigits", "riserId", "buildingId", zone, search
    FROM "Ticket" WHERE id IN (
      (SELECT id FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND "agreementId" = ${matter.agreementId ?? null}::uuid AND status = ANY(${open}) LIMIT 10)
      UNION (SELECT id FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND ${digits} <> '' AND "callerDigits" = ${digits} AND status = ANY(${open}) ORDER BY "openedAt" DESC LIMIT 10)
      UNION (SELECT id FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND "riserId" = ${matter.riserId ?? null}::uuid AND status IN ('received','dispatched','accepted','in-progress','returned','reopened','resolved') LIMIT 10)
      UNION (SELECT id FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND "buildingId" = ${matter.buildingId ?? null}::uuid AND status IN ('received','dispatched','accepted','in-progress','returned','reopened','resolved') LIMIT 10)
      UNION (SELECT id FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND zone = ${zone} AND kind = ${matter.kind ?? ''} AND (${service} = '' OR service = ${service}) AND status IN ('received','dispatched','accepted','in-progress','returned','reopened','resolved') LIMIT 10)
      UNION (SELECT id FROM (SELECT id, search, status FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND ${wanted.length >= 3} AND kind = ${matter.kind ?? ''} ORDER BY "openedAt" DESC LIMIT 300) latest
             WHERE status = ANY(${open}) AND search && ${wanted}::text[] LIMIT 20)
    )`
  if (isWholeNumber(digits) && !rows.some((row) => row.callerDigits === digits || row.contactDigits === digits))
    await countStranger(ctx, matter.agreementId ?? null, digits)
  return rows
    .map((row) => toLikely(row, matter, reasonsFor(row, matter, digits, wanted)))
    .filter((likely) => likely.reasons.length > 0)
    .sort((a, b) => b.likeness - a.likeness || b.openedAt.localeCompare(a.openedAt))
    .slice(0, MAX_LIKELY)
}

function toLikely(row: Row, matter: Matter, reasons: MatchReason[]): Likely {
  const sameKind = row.kind === matter.kind
  const { no, kind, summary, summaryEn, place, landmarks, urgeCount } = row
  return {
    no,
    kind,
    summary,
    summaryEn,
    place,
    landmarks,
    urgeCount,
    status: row.status as TicketState,
    openedAt: row.openedAt.toISOString(),
    reasons,
    sameKind,
    likeness: likeness(reasons, sameKind),
  }
}

/**
 * What the likeliest open ticket of this account and kind has on record already, the latest of each question; of this caller, when no account
 * is named. Null without one.
 */
export async function knownMatter(
  ctx: StaffContext,
  likely: readonly Likely[],
  agreementId: string | null,
): Promise<KnownMatter | null> {
  authorize(ctx, 'call:take')
  const whose = agreementId === null ? 'same-caller' : 'same-account'
  const same = likely.find(({ reasons, sameKind }) => sameKind && reasons.includes(whose))
  if (!same) return null
  const rows = await ctx.db.$queryRaw<(Omit<KnownMatter['facts'][number], 'at'> & { at: Date })[]>`
    SELECT DISTINCT ON (f.question) f.question, f.answer, f."toldBy", f.at FROM "Fact" f JOIN "Ticket" t ON t.id = f."ticketId"
    WHERE t."orgId" = ${ctx.actor.orgId}::uuid AND t.no = ${same.no} ORDER BY f.question, f.round DESC`
  return { ticketNo: same.no, facts: rows.map((row) => ({ ...row, at: row.at.toISOString() })) }
}

/** What this account's customer came with before, latest first. */
export async function earlierTickets(ctx: StaffContext, agreementId: string): Promise<EarlierTicket[]> {
  authorize(ctx, 'call:take')
  const rows = await ctx.db.ticket.findMany({
    where: { orgId: ctx.actor.orgId, agreementId },
    orderBy: { openedAt: 'desc' },
    take: EARLIER,
    select: { no: true, kind: true, status: true, summary: true, summaryEn: true, openedAt: true, outcome: true },
  })
  return rows.map((row) => ({ ...row, status: row.status as TicketState, openedAt: row.openedAt.toISOString() }))
}

/** The calls this person has begun and not ended, latest first. */
export async function openDrafts(ctx: StaffContext): Promise<DraftView[]> {
  authorize(ctx, 'draft:keep')
  const rows = await ctx.db.draft.findMany({
    where: { orgId: ctx.actor.orgId, staffId: ctx.actor.id, endedAt: null, kind: 'call' },
    orderBy: { updatedAt: 'desc' },
    take: 10,
    select: { id: true, version: true, body: true, startedAt: true, updatedAt: true },
  })
  return rows.map(({ id, version, body, startedAt, updatedAt }) => ({
    id,
    version,
    body: body as Record<string, unknown>,
    startedAt: startedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }))
}

/** The text someone left unfinished under a ticket. */
export async function noteDraft(
  ctx: StaffContext,
  ticketNo: string,
): Promise<{ id: string; version: number; text: string } | null> {
  authorize(ctx, 'draft:keep')
  const row = await ctx.db.draft.findFirst({
    where: { orgId: ctx.actor.orgId, staffId: ctx.actor.id, endedAt: null, kind: `note:${ticketNo}` },
    orderBy: { updatedAt: 'desc' },
    select: { id: true, version: true, body: true },
  })
  return row && { id: row.id, version: row.version, text: String((row.body as { text?: string }).text ?? '') }
}
