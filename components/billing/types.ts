import type { ActionState } from '@/lib/kernel/result'

/** What a page hands a form: the action of a verb. */
export type Act<I, T = unknown> = (input: I) => Promise<ActionState<T>>
