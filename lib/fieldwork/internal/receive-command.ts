import 'server-only'
import { createHash } from 'node:crypto'
import { recordEvent } from '@/lib/audit/record-event'
import { Refusal, type RefusalDetail } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { logger } from '@/lib/platform/logger'
import { inTransaction } from '@/lib/platform/transaction'
import type { FieldCommandInput } from '../inputs'
import { parkedWhy } from '../rules/commands'
import { happenedAt } from '../rules/device-time'
import type { SyncResult } from '../views'
import { trustedAnchor } from './anchor'
import { applyCommand } from './apply-command'

type Row = ReturnType<typeof rowOf>

function rowOf(ctx: StaffContext, command: FieldCommandInput, sentAt: Date) {
  const body = JSON.stringify(command.body)
  const { id, orderNo, kind, seq, deviceAt } = command
  const told = happenedAt({ deviceAt, anchor: trustedAnchor(ctx, command.anchor), sentAt, receivedAt: ctx.now })
  const sha = command.kind === 'photo' ? command.body.sha256 : null
  return {
    id,
    orgId: ctx.actor.orgId,
    staffId: ctx.actor.id,
    orderNo: storable(orderNo),
    kind: storable(kind),
    body,
    bodyHash: createHash('sha256').update([orderNo, kind, seq, deviceAt.toISOString(), body].join('\n')).digest('hex'),
    seq,
    deviceAt,
    happenedAt: told.at,
    clock: told.clock,
    receivedAt: ctx.now,
    photoHash: typeof sha === 'string' && /^[0-9a-f]{64}$/.test(sha) ? sha : null,
  }
}

/** What no database can keep in a text is written out. */
const storable = (text: string) => text.toWellFormed().replaceAll('\u0000', '�')

/** What was answered the first time; another body under the same id is a conflict and changes nothing. */
async function replay(ctx: StaffContext, row: Row): Promise<SyncResult | null> {
  const where = { orgId_id: { orgId: row.orgId, id: row.id } }
  const known = await ctx.db.fieldCommand.findUnique({ where })
  if (!known) return null
  if (known.staffId !== row.staffId || known.bodyHash !== row.bodyHash) return { id: row.id, verdict: 'conflict' }
  const why = known.verdict === 'parked' ? { why: parkedWhy(known.refusal) } : {}
  return { id: row.id, verdict: known.verdict as 'applied', ...why, result: known.result as object | undefined }
}

const orderOf = (ctx: StaffContext, no: string) =>
  ctx.db.workOrder.findFirst({ where: { orgId: ctx.actor.orgId, no }, select: { id: true, ticketId: true } })

async function carryOut(ctx: StaffContext, command: FieldCommandInput, row: Row): Promise<SyncResult> {
  const happened = { at: row.happenedAt, clock: row.clock }
  return inTransaction({ ...ctx, happened }, async (tx) => {
    const order = await orderOf(tx, row.orderNo)
    const data = { ...row, orderId: order?.id ?? null, ticketId: order?.ticketId ?? null, verdict: 'applied' }
    const claimed = await tx.db.fieldCommand.createMany({ data, skipDuplicates: true })
    if (claimed.count === 0) return (await replay(tx, row)) ?? { id: row.id, verdict: 'waiting' }
    const result = await applyCommand(tx, command)
    await tx.db.fieldCommand.update({ where: { orgId_id: { orgId: row.orgId, id: row.id } }, data: { result } })
    return { id: row.id, verdict: 'applied', result }
  })
}

/** What cannot be carried out is kept as it came, for a person to decide. */
async function park(ctx: StaffContext, row: Row, refusal: RefusalDetail): Promise<SyncResult> {
  return inTransaction(ctx, async (tx) => {
    const order = await orderOf(tx, row.orderNo)
    const data = {
      ...row,
      orderId: order?.id ?? null,
      ticketId: order?.ticketId ?? null,
      verdict: 'parked',
      refusal: refusal as object,
    }
    const kept = await tx.db.fieldCommand.createMany({ data, skipDuplicates: true })
    if (kept.count === 0) return (await replay(tx, row)) ?? { id: row.id, verdict: 'waiting' }
    const why = parkedWhy(refusal)
    if (order)
      await recordEvent(tx, {
        type: 'phone.parked',
        subject: 'ticket',
        subjectId: order.ticketId,
        data: { no: row.orderNo, what: row.kind, why },
      })
    return { id: row.id, verdict: 'parked', why }
  })
}

/** One command, once: its first answer again, or not yet (what comes before it has not arrived), or carried out, or parked. */
export async function receiveCommand(ctx: StaffContext, command: FieldCommandInput, sentAt: Date): Promise<SyncResult> {
  const row = rowOf(ctx, command, sentAt)
  const before = await replay(ctx, row)
  if (before) return before
  if (command.after) {
    const where = { orgId: row.orgId, id: command.after, staffId: row.staffId }
    if ((await ctx.db.fieldCommand.count({ where })) === 0) return { id: row.id, verdict: 'waiting' }
  }
  try {
    return await carryOut(ctx, command, row)
  } catch (error) {
    if (error instanceof Refusal) return park(ctx, row, error.detail)
    logger().error({ requestId: ctx.requestId, command: row.id, kind: row.kind, err: error }, 'command failed')
    return { id: row.id, verdict: 'waiting' } // it stays on the phone and comes again
  }
}
