import 'server-only'
import type { Context, StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import type { ContactOutcome } from './rules/contact-policy'

const LOOK_BACK_MS = 30 * 86_400_000

/** Every attempt to reach this customer in the last thirty days, whatever ticket it was about, by number or account. */
export async function attemptsFor(ctx: Context, who: { phoneDigits: string; agreementId: string | null }) {
  const rows = await ctx.db.contactAttempt.findMany({
    where: {
      orgId: ctx.actor.orgId,
      at: { gte: new Date(ctx.now.getTime() - LOOK_BACK_MS) },
      OR: [{ phoneDigits: who.phoneDigits }, ...(who.agreementId ? [{ agreementId: who.agreementId }] : [])],
    },
    orderBy: { at: 'asc' },
    select: { at: true, outcome: true, roundId: true },
  })
  return rows.map(({ at, outcome, roundId }) => ({ at, outcome: outcome as ContactOutcome, refId: roundId }))
}

type Who = { phoneDigits: string; agreementId: string | null }

/** The same for many customers in one read, for a queue. */
export async function attemptsForMany(
  ctx: Context,
  many: Who[],
): Promise<(who: Who) => Awaited<ReturnType<typeof attemptsFor>>> {
  const rows = await ctx.db.contactAttempt.findMany({
    where: {
      orgId: ctx.actor.orgId,
      at: { gte: new Date(ctx.now.getTime() - LOOK_BACK_MS) },
      OR: [
        { phoneDigits: { in: many.map((who) => who.phoneDigits) } },
        { agreementId: { in: many.flatMap((who) => who.agreementId ?? []) } },
      ],
    },
    orderBy: { at: 'asc' },
    select: { at: true, outcome: true, roundId: true, phoneDigits: true, agreementId: true },
  })
  return ({ phoneDigits, agreementId }) =>
    rows
      .filter((row) => row.phoneDigits === phoneDigits || (agreementId !== null && row.agreementId === agreementId))
      .map(({ at, outcome, roundId }) => ({ at, outcome: outcome as ContactOutcome, refId: roundId }))
}

type Attempt = {
  phoneDigits: string
  agreementId: string | null
  purpose: 'follow-up' | 'report-back'
  refId: string
  roundId: string
  outcome: string
  note: string
}

/** Writes one attempt; it cannot be changed afterwards. Part of the verb that made the call. */
export async function writeAttempt(tx: StaffContext, attempt: Attempt): Promise<void> {
  await tx.db.contactAttempt.create({
    data: { id: newId(), orgId: tx.actor.orgId, ...attempt, byId: tx.actor.id, at: tx.now },
    select: { id: true },
  })
}
