import type { Blocker } from './blockers'

export type FieldErrors = Record<string, string>

export type RefusalDetail =
  | { kind: 'invalid'; fields: FieldErrors }
  | { kind: 'forbidden'; permission: string }
  | { kind: 'signed-out' }
  | { kind: 'other-person' }
  | { kind: 'not-found' }
  | { kind: 'conflict'; current?: Record<string, unknown> }
  | { kind: 'blocked'; blockers: Blocker[] }
  /** others were first every time; nothing was done, and it may be asked for again */
  | { kind: 'busy' }

/** An expected refusal. Returned to the screen as a value, never as a stack trace. */
export class Refusal extends Error {
  constructor(readonly detail: RefusalDetail) {
    super(detail.kind === 'blocked' ? `blocked: ${detail.blockers.map((b) => b.code).join(', ')}` : detail.kind)
    this.name = 'Refusal'
  }
}

/** Refuses when any reason stands. */
export function refuseIf(blockers: Blocker[]): void {
  if (blockers.length > 0) throw new Refusal({ kind: 'blocked', blockers })
}

export function notFound(): never {
  throw new Refusal({ kind: 'not-found' })
}

export function conflict(current?: Record<string, unknown>): never {
  throw new Refusal({ kind: 'conflict', current })
}
