import type { Blocker } from './blockers'
import type { RefusalDetail } from './errors'

/** What a form gets back: the result, or why not. `form` is kept by the form itself; nothing typed is lost. */
export type ActionState<T = unknown> =
  { ok: true; data: T; at: number } | ({ ok: false; requestId: string } & RefusalDetail)

/** Whether a form was refused because it had been carried out already, with other words: the answer of the first time was lost. */
export const isReused = (state: ActionState): state is Extract<ActionState, { kind: 'conflict' }> =>
  !state.ok && state.kind === 'conflict' && state.current?.requestKey === 'reused'

/** What a form was refused for under this code; undefined when it was not. */
export const blockerIn = (state: ActionState | null, code: string): Blocker | undefined =>
  state?.ok === false && state.kind === 'blocked' ? state.blockers.find((blocker) => blocker.code === code) : undefined
