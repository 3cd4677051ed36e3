import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { FieldCommandInput, type SyncInput } from './inputs'
import { signedAnchor } from './internal/anchor'
import { ownPhone } from './internal/own-phone'
import { receiveCommand } from './internal/receive-command'
import { inOrder } from './rules/commands'
import type { SyncAnswer, SyncResult } from './views'
import { id } from '@/lib/kernel/fields'

/** A command whose envelope cannot be read, as far as it can be kept: the phone is told, a person sees it. */
function broken(given: unknown): FieldCommandInput | null {
  const raw = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>
  const known = id.safeParse(raw.id)
  if (!known.success) return null
  const seq = typeof raw.seq === 'number' && Number.isInteger(raw.seq) && raw.seq > 0 ? Math.min(raw.seq, 2e9) : 1
  const orderNo = typeof raw.orderNo === 'string' ? raw.orderNo.slice(0, 40) : '?'
  return { id: known.data, orderNo, kind: 'other', seq, deviceAt: new Date(0), body: { asSent: raw } }
}

/** Whether it can be written down at all: nested without end, it would hold up what came with it. */
function isWritable(given: unknown): boolean {
  try {
    return JSON.stringify(given) !== undefined
  } catch {
    return false
  }
}

/**
 * What phones did without signal, each command once and in a transaction of its own, each order in its own sequence.
 * What cannot be carried out is parked for the dispatcher; of what another person put down nothing is received. `mayGoOn`: whether the session still holds, asked before each. Nothing is acknowledged before it is committed.
 */
export async function syncCommands(
  ctx: StaffContext,
  input: SyncInput,
  mayGoOn: () => Promise<boolean>,
): Promise<SyncAnswer> {
  authorize(ctx, 'order:sync')
  ownPhone(ctx, input.person)
  const read = input.commands.map((given) =>
    isWritable(given) ? (FieldCommandInput.safeParse(given).data ?? broken(given)) : null,
  )
  const results: SyncResult[] = read.flatMap((command) =>
    command ? [] : [{ id: null, verdict: 'unreadable' as const }],
  )
  for (const command of inOrder(read.filter((command) => command !== null)))
    if (await mayGoOn()) results.push(await receiveCommand(ctx, command, input.sentAt))
    else break // signed out, or dismissed, meanwhile: the rest is not received
  return { serverAt: ctx.now.toISOString(), anchor: signedAnchor(ctx, input.sentAt), results }
}
