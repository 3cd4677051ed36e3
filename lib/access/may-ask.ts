import 'server-only'
import type { StaffContext } from '@/lib/platform/context'
import { countAsk } from './internal/tries'

/** Whether a person may ask once more for what must not be asked for without end: sixty times in fifteen minutes. Counted apart from any transaction. */
export const mayAsk = (ctx: StaffContext, what: string): Promise<boolean> => countAsk(`${what}:${ctx.actor.id}`)
