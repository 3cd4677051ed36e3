import { Refusal } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'

/** Refuses what one person's phone holds when another is signed in: two may use one browser after each other, in several windows. */
export function ownPhone(ctx: StaffContext, person: string): void {
  if (person !== ctx.actor.id) throw new Refusal({ kind: 'other-person' })
}
