import 'server-only'
import { recordEvents } from '@/lib/audit/record-event'
import type { DomainEvent } from '@/lib/audit/rules/events'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { policyBook } from '@/lib/policy/queries'
import { nominalMinutes, type ClockLimit } from '@/lib/policy/rules/limits'
import { foldClock, type ClockEvent, type ClockName, type ClockView } from '../rules/clocks'
import { cancelTimers, planClockTimers } from './timers'

export type ClockTicket = { id: string; service: string; severity: string; keyCustomer: boolean }

type StoredEvent = {
  clock: string
  seq: number
  kind: string
  at: Date
  reason: string | null
  limit: unknown
  calendarVersion: string | null
}

const toClockEvent = (row: StoredEvent): ClockEvent => ({
  seq: row.seq,
  kind: row.kind as ClockEvent['kind'],
  at: row.at,
  reason: row.reason ?? undefined,
  limit: (row.limit as ClockLimit | null) ?? undefined,
  calendarVersion: row.calendarVersion ?? undefined,
})

/** A clock's events so far, in order. */
export async function clockEvents(ctx: Context, ticketId: string, clock: ClockName): Promise<ClockEvent[]> {
  const rows = await ctx.db.clockEvent.findMany({
    where: { ticketId, clock, orgId: ctx.actor.orgId },
    orderBy: { seq: 'asc' },
    select: { clock: true, seq: true, kind: true, at: true, reason: true, limit: true, calendarVersion: true },
  })
  return rows.map(toClockEvent)
}

const projection = (ctx: Context, ticketId: string, clock: string, view: ClockView) => ({
  orgId: ctx.actor.orgId,
  ticketId,
  clock,
  state: view.state,
  startedAt: view.startedAt,
  dueAt: view.dueAt,
  warnAt: view.warnAt,
  doneAt: view.doneAt,
  breachedAt: view.breachedAt,
  limitMinutes: nominalMinutes(view.limit),
  counting: view.limit.counting,
  source: view.limit.source,
  packVersion: view.limit.packVersion,
})

type WantedClocks = Partial<Record<ClockName, ClockLimit>>
type Seqs = Partial<Record<ClockName, number>>

async function begun(ctx: Context, limits: WantedClocks, seqs: Seqs) {
  const book = await policyBook(ctx)
  return (Object.entries(limits) as [ClockName, ClockLimit | undefined][]).flatMap(([clock, limit]) => {
    if (!limit) return []
    const event: ClockEvent = {
      seq: (seqs[clock] ?? 0) + 1,
      kind: 'start',
      at: ctx.now,
      limit,
      calendarVersion: book.calendar.version,
    }
    return [{ clock, event, view: foldClock([event], book.calendar, ctx.now)! }]
  })
}

/** The earliest due time the clocks would have if they started now; nothing is written. */
export async function dueIfStarted(ctx: Context, limits: WantedClocks): Promise<Date | null> {
  return earliest((await begun(ctx, limits, {})).map(({ view }) => view.dueAt))
}

/** Starts the clocks a ticket's kind asks for: events, projections and timers in one go. Returns the earliest due time. */
export async function startClocks(
  ctx: Context,
  ticket: ClockTicket,
  limits: WantedClocks,
  seqs: Seqs = {},
): Promise<Date | null> {
  const started = await begun(ctx, limits, seqs)
  if (started.length === 0) return null
  const events = started.map(({ clock, event }) => ({
    id: newId(),
    orgId: ctx.actor.orgId,
    ticketId: ticket.id,
    clock,
    seq: event.seq,
    kind: 'start',
    at: ctx.now,
    limit: event.limit,
    calendarVersion: event.calendarVersion,
    byId: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
  }))
  const fresh = started
    .filter(({ event }) => event.seq === 1)
    .map(({ clock, view }) => projection(ctx, ticket.id, clock, view))
  await insertRows(ctx.db, { table: 'ClockEvent', rows: events }, { table: 'Clock', rows: fresh })
  for (const { clock, view } of started.filter(({ event }) => event.seq > 1))
    await saveProjection(ctx, ticket.id, clock, view)
  await planClockTimers(
    ctx,
    ticket,
    started.map(({ clock, view }) => ({ clock, view })),
  )
  await recordEvents(
    ctx,
    started.map(({ clock, view }): DomainEvent => ({
      type: 'clock.started',
      subject: 'ticket',
      subjectId: ticket.id,
      data: { clock, dueAt: view.dueAt?.toISOString() ?? null, source: view.limit.source },
    })),
  )
  return earliest(started.map(({ view }) => view.dueAt))
}

const earliest = (dates: (Date | null)[]) =>
  dates.reduce<Date | null>((first, date) => (date && (!first || date < first) ? date : first), null)

async function saveProjection(ctx: Context, ticketId: string, clock: ClockName, view: ClockView): Promise<void> {
  const { orgId: _org, ticketId: _ticket, clock: _clock, ...data } = projection(ctx, ticketId, clock, view)
  await ctx.db.clock.update({ where: { ticketId_clock: { ticketId, clock } }, data, select: { clock: true } })
}

/** Adds one event to a clock and brings projection and timers up to it. Null: the clock never ran, or the event changes nothing. */
export async function addClockEvent(
  ctx: Context,
  ticket: ClockTicket,
  clock: ClockName,
  kind: 'pause' | 'resume' | 'fulfil' | 'cancel' | 'repolicy',
  given: { reason?: string; limit?: ClockLimit } = {},
): Promise<ClockView | null> {
  const book = await policyBook(ctx)
  const events = await clockEvents(ctx, ticket.id, clock)
  const before = foldClock(events, book.calendarOf, ctx.now)
  if (!before || before.doneAt || before.state === 'cancelled') return null
  const event: ClockEvent = {
    seq: events.at(-1)!.seq + 1,
    kind,
    at: ctx.now,
    reason: given.reason,
    limit: given.limit,
    calendarVersion: kind === 'repolicy' ? book.calendar.version : undefined,
  }
  await ctx.db.clockEvent.create({
    data: {
      id: newId(),
      orgId: ctx.actor.orgId,
      ticketId: ticket.id,
      clock,
      seq: event.seq,
      kind,
      at: event.at,
      reason: event.reason,
      limit: event.limit,
      calendarVersion: event.calendarVersion,
      byId: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
    },
    select: { id: true },
  })
  const view = foldClock([...events, event], book.calendarOf, ctx.now)!
  await saveProjection(ctx, ticket.id, clock, view)
  await cancelTimers(ctx, ticket.id, clock)
  if (view.state === 'running') await planClockTimers(ctx, ticket, [{ clock, view }])
  await refreshNextDue(ctx, ticket.id)
  return view
}

/** How many events a clock has: the next start continues the count. */
export async function clockSeq(ctx: Context, ticketId: string, clock: ClockName): Promise<number> {
  const last = await ctx.db.clockEvent.aggregate({ where: { ticketId, clock }, _max: { seq: true } })
  return last._max.seq ?? 0
}

/** The queue sorts by the earliest due time of what is still running. */
export async function refreshNextDue(ctx: Context, ticketId: string): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE "Ticket" SET "nextDueAt" = (SELECT min("dueAt") FROM "Clock" WHERE "ticketId" = ${ticketId}::uuid AND "doneAt" IS NULL AND state IN ('running','broken'))
    WHERE id = ${ticketId}::uuid`
}
