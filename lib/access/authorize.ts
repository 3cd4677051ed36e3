import { holds, type Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/errors'
import { PERMISSIONS, type Permission } from './rules/permissions'

/** Whether the actor's duties carry the permission. The worker may do what its own verbs ask for. */
export function may(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'system' || holds(actor, PERMISSIONS[permission])
}

/** First line of every verb and query: refuses with `forbidden` when no duty of the actor carries the permission. */
export function authorize(ctx: { actor: Actor }, permission: Permission): void {
  if (!may(ctx.actor, permission)) throw new Refusal({ kind: 'forbidden', permission })
}
