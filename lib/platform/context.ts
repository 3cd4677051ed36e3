import type { Actor, StaffActor, SystemActor } from '@/lib/kernel/actor'
import type { Db } from './db'

/** Everything a verb or query needs: who acts, when, on which database. `now` is fixed once per request or job. */
export type Context<A extends Actor = Actor> = {
  db: Db
  actor: A
  now: Date
  requestId: string
  /** when a phone without signal says it was done, and whether its clock could be checked; only the sync verb sets it */
  happened?: { at: Date; clock: 'verified' | 'claimed' }
  /** true while a transaction is open: verbs join it */
  inTransaction?: boolean
}

export type StaffContext = Context<StaffActor>
export type SystemContext = Context<SystemActor>
