import 'server-only'
import type { Context } from '@/lib/platform/context'

/** When the act happened: as the phone says when its clock could be checked, else when the server hears of it. */
export const momentOf = (ctx: Context): Date => (ctx.happened?.clock === 'verified' ? ctx.happened.at : ctx.now)
