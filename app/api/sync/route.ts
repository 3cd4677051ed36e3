import { SyncInput } from '@/lib/fieldwork/inputs'
import { syncCommands } from '@/lib/fieldwork/sync-commands'
import { Refusal } from '@/lib/kernel/errors'
import { apiWrite } from '@/lib/web/api-route'
import { mayStillAct } from '@/lib/web/session'

/** What a phone did without signal, in a batch; answered only after it is committed. */
export const POST = apiWrite(async (ctx, request) => {
  const parsed = SyncInput.safeParse(await request.json().catch(() => null))
  if (!parsed.success) throw new Refusal({ kind: 'invalid', fields: { form: 'characters' } })
  return syncCommands(ctx, parsed.data, () => mayStillAct(ctx.actor.sessionId))
})
