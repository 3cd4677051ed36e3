import 'server-only'
import { may } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { held } from '@/lib/platform/held'
import { countQueue } from '@/lib/tickets/queries'
import { callersToTell, listTellTasks } from '@/lib/tickets/watch-queries'
import { listJobs } from './queries'
import { countUnsolved } from './unsolved-queries'

export type RailCounts = Partial<Record<'unplaced' | 'follow-up' | 'jobs' | 'tell', number>>

/** The counts beside the workbenches of this person, each the count of the list behind it. */
export async function railCounts(ctx: StaffContext): Promise<RailCounts> {
  const { actor } = ctx
  const [unplaced, followUp, jobs, tell] = await Promise.all([
    may(actor, 'ticket:dispatch')
      ? Promise.all([countQueue(ctx, 'unplaced'), countUnsolved(ctx)]).then(
          ([unplaced, unsolved]) => unplaced + unsolved,
        )
      : undefined,
    may(actor, 'follow-up:read')
      ? held(ctx, 'open follow-ups', () =>
          Promise.all([
            ctx.db.followUp.count({ where: { orgId: actor.orgId, state: 'open' }, take: 1000 }),
            callersToTell(ctx),
          ]).then(([open, toTell]) => open + toTell.length),
        )
      : undefined,
    may(actor, 'order:visit') || may(actor, 'order:accept') ? listJobs(ctx).then((list) => list.length) : undefined,
    may(actor, 'commitment:settle')
      ? held(ctx, `tell ${actor.id}`, () => listTellTasks(ctx, 'mine').then((list) => list.length))
      : undefined,
  ])
  return { unplaced, 'follow-up': followUp, jobs, tell }
}
