import 'server-only'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import type { DomainEvent } from './rules/events'

/** Writes an event in the transaction of the act and tells open screens of it; when it cannot be written, the act does not happen. */
export async function recordEvent(ctx: Context, event: DomainEvent): Promise<void> {
  await recordEvents(ctx, [event])
}

/** Several events of one act, in order, in one statement. */
export async function recordEvents(ctx: Context, events: DomainEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => ({ id: newId(), ...event }))
  const actorId = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  const { orgId, kind, name } = ctx.actor
  const subjects = [...new Set(events.map((event) => `${orgId} ${event.subject} ${event.subjectId}`))]
  await ctx.db.$executeRaw`
    WITH written AS (
      INSERT INTO "Event" (id, "orgId", type, subject, "subjectId", "actorKind", "actorId", "actorName", "requestId", at, data)
      SELECT e.id, ${orgId}::uuid, e.type, e.subject, e."subjectId", ${kind}, ${actorId}::uuid, ${name}, ${ctx.requestId}, ${ctx.now}, e.data
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e(id uuid, type text, subject text, "subjectId" uuid, data jsonb)
      RETURNING 1)
    SELECT pg_notify('askonce', s) FROM unnest(${subjects}::text[]) AS s`
}
