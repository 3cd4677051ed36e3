import 'server-only'
import type { Context } from '@/lib/platform/context'
import { notBefore, type Moment } from '../rules/device-time'

/** When the act happened: as the phone says when its clock could be checked, else when the server hears of it. */
export const momentOf = (ctx: Context): Date => (ctx.happened?.clock === 'verified' ? ctx.happened.at : ctx.now)

/** The same for what can only come after something else: a phone that says it came before is not believed. */
export const momentAfter = (ctx: Context, floor: Date): Moment =>
  ctx.happened ? notBefore(ctx.happened, floor, ctx.now) : { at: ctx.now, clock: 'server' }
