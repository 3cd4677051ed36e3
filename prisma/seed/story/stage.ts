import { systemContext } from '../builders'
import type { StaffActor } from '@/lib/kernel/actor'
import type { StaffContext } from '@/lib/platform/context'
import type { PrismaDb } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { fireTimer } from '@/lib/tickets/fire-timer'

type Parked = { at: number; order: number; wake: () => void }
export type Story = () => Promise<void>

/**
 * Plays many stories at once on one clock: each waits for its own moments, and before time passes on to the next moment
 * every timer that is due by then fires, as the worker would have fired it. So warnings, overruns and escalations stand in the
 * record where they happened.
 */
export class Stage {
  private parked: Parked[] = []
  private awake = 0
  private order = 0
  private settled: (() => void) | null = null
  private failure: unknown

  constructor(
    readonly db: PrismaDb,
    readonly orgId: string,
    private readonly actors: ReadonlyMap<string, StaffActor>,
  ) {}

  /** Waits until the clock of the play has come to `at`. */
  until(at: Date): Promise<void> {
    return new Promise((wake) => {
      this.parked.push({ at: at.getTime(), order: this.order++, wake })
      this.sleep()
    })
  }

  /** Lets a member of staff act at a moment. */
  async as<T>(username: string, at: Date, act: (ctx: StaffContext) => Promise<T>): Promise<T> {
    await this.until(at)
    const actor = this.actors.get(username)
    if (!actor) throw new Error(`Nobody is called ${username}`)
    try {
      return await act({ db: this.db, actor, now: at, requestId: newId() })
    } catch (error) {
      throw new Error(`${username} at ${at.toISOString()}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      })
    }
  }

  /** Plays to the end, then fires what is due by `now`. */
  async play(stories: readonly Story[], now: Date): Promise<void> {
    this.awake = stories.length
    for (const story of stories) {
      story()
        .catch((error: unknown) => (this.failure ??= error))
        .finally(() => this.sleep())
    }
    for (;;) {
      if (this.awake > 0) await new Promise<void>((resolve) => (this.settled = resolve))
      if (this.failure) throw this.failure
      this.parked.sort((a, b) => a.at - b.at || a.order - b.order)
      const next = this.parked.shift()
      if (!next) break
      if (next.at > now.getTime())
        throw new Error(`A story reaches into the future: ${new Date(next.at).toISOString()}`)
      await this.fireUntil(new Date(next.at))
      this.awake = 1
      next.wake()
    }
    await this.fireUntil(now)
  }

  private sleep(): void {
    if (--this.awake === 0) this.settled?.()
  }

  private async fireUntil(now: Date): Promise<void> {
    const due = await this.db.timer.findMany({
      where: { orgId: this.orgId, firedAt: null, cancelledAt: null, dueAt: { lte: now } },
      orderBy: [{ dueAt: 'asc' }, { step: 'asc' }],
      select: { id: true, kind: true, subjectId: true, subject: true, step: true, dueAt: true },
    })
    for (const timer of due) await fireTimer(systemContext(this.db, this.orgId, timer.dueAt), timer)
  }
}
