import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import type { DiscardDraftInput, KeepDraftInput } from './inputs'

const MAX_OPEN_DRAFTS = 50

/**
 * Keeps what is typed, from the first character on. Drafts are private working text, not acts: they leave no event.
 * A stale version is a conflict (the same draft is open in another tab); a draft that has ended takes no more text.
 */
export async function keepDraft(ctx: StaffContext, input: KeepDraftInput): Promise<{ version: number }> {
  authorize(ctx, 'draft:keep')
  const { orgId, id: staffId } = ctx.actor
  const body = JSON.stringify(input.body)
  const [kept] = await ctx.db.$queryRaw<{ version: number }[]>`
    UPDATE "Draft" SET body = ${body}::jsonb, version = version + 1, "updatedAt" = ${ctx.now}
    WHERE id = ${input.draftId}::uuid AND "orgId" = ${orgId}::uuid AND "staffId" = ${staffId}::uuid AND version = ${input.version} AND "endedAt" IS NULL
    RETURNING version`
  if (kept) return kept
  if (input.version > 0) conflict({ reason: 'draft' })
  const open = await ctx.db.draft.count({ where: { orgId, staffId, endedAt: null } })
  refuseIf(open >= MAX_OPEN_DRAFTS ? [{ code: 'too_many_drafts', params: { max: MAX_OPEN_DRAFTS } }] : [])
  const made = await ctx.db.$executeRaw`
    INSERT INTO "Draft" (id, "orgId", "staffId", kind, version, body, "startedAt", "updatedAt")
    VALUES (${input.draftId}::uuid, ${orgId}::uuid, ${staffId}::uuid, ${input.kind}, 1, ${body}::jsonb, ${ctx.now}, ${ctx.now}) ON CONFLICT DO NOTHING`
  if (made === 0) conflict({ reason: 'draft' })
  return { version: 1 }
}

/** Puts a draft away without a ticket: a wrong number, a silent line. */
export async function discardDraft(ctx: StaffContext, input: DiscardDraftInput): Promise<{ discarded: boolean }> {
  authorize(ctx, 'draft:keep')
  const ended = await ctx.db.draft.updateMany({
    where: { id: input.draftId, orgId: ctx.actor.orgId, staffId: ctx.actor.id, endedAt: null },
    data: { endedAt: ctx.now, endedBy: 'discarded' },
  })
  return { discarded: ended.count > 0 }
}
