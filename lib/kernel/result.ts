import type { RefusalDetail } from './errors'

/** What a form gets back: the result, or why not. `form` is kept by the form itself; nothing typed is lost. */
export type ActionState<T = unknown> =
  { ok: true; data: T; at: number } | ({ ok: false; requestId: string } & RefusalDetail)
