import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { CloseDrawerInput, OpenDrawerInput, ReceiveDrawerInput } from './inputs'
import { Prisma } from '@/lib/platform/generated/client.ts'
import { isLeft } from './internal/drawer-left'
import { heldIn, ownDrawer } from './internal/load'
import { post } from './internal/post'
import { closingBlockers, handInBlockers } from './rules/drawers'

/** Opens the shift's drawer (hall) or bag (door) with its float out of the vault. Blockers: drawer_open. */
export async function openDrawer(ctx: StaffContext, input: OpenDrawerInput): Promise<{ drawerId: string }> {
  authorize(ctx, 'drawer:open')
  return inTransaction(ctx, async (tx) => {
    refuseIf((await ownDrawer(tx)) ? [{ code: 'drawer_open' }] : [])
    const drawerId = newId()
    const { id: staffId, name: staffName, orgId } = tx.actor
    const row = {
      id: drawerId,
      orgId,
      staffId,
      staffName,
      place: input.place,
      floatFen: input.floatYuan,
      openedAt: tx.now,
    }
    await tx.db.drawer.create({ data: row, select: { id: true } })
    if (input.floatYuan > 0n)
      await post(tx, {
        kind: 'float',
        key: `float:${drawerId}`,
        lines: [
          { account: 'cash', amountFen: input.floatYuan, drawerId },
          { account: 'vault', amountFen: -input.floatYuan },
        ],
      })
    const data = { place: input.place, float: yuanText(input.floatYuan) }
    await recordEvent(tx, { type: 'drawer.opened', subject: 'staff', subjectId: staffId, data })
    return { drawerId }
  })
}

/** An open drawer whose clerk may count it no longer: disabled, or without the duty. Blockers: owner_counts. */
async function drawerLeft(tx: StaffContext, id: string): Promise<{ id: string; staffId: string }> {
  authorize(tx, 'drawer:receive')
  const [drawer] = await tx.db.$queryRaw<{ id: string; staffId: string; left: boolean }[]>`
    SELECT d.id, d."staffId", ${isLeft(Prisma.sql`d`)} AS left FROM "Drawer" d
    WHERE d.id = ${id}::uuid AND d."orgId" = ${tx.actor.orgId}::uuid AND d."closedAt" IS NULL FOR UPDATE OF d`
  if (!drawer) return notFound()
  refuseIf(drawer.left ? [] : [{ code: 'owner_counts' }])
  return drawer
}

/**
 * Counts the drawer at the end of the shift; one whose clerk may do it no longer is counted by whoever receives drawers, and received by another.
 * Blockers: no_drawer, owner_counts, variance_reason_needed {kind, difference}.
 */
export async function closeDrawer(ctx: StaffContext, input: CloseDrawerInput): Promise<{ varianceFen: string }> {
  authorize(ctx, 'drawer:open')
  return inTransaction(ctx, async (tx) => {
    const drawer = input.drawerId ? await drawerLeft(tx, input.drawerId) : await ownDrawer(tx, 'alone')
    if (!drawer) return refuseIf([{ code: 'no_drawer' }]) as never
    const expectedFen = await heldIn(tx, drawer.id)
    const counted = input.countedYuan
    refuseIf(closingBlockers({ expectedFen, countedFen: counted, reason: input.reason }))
    const { count } = await tx.db.drawer.updateMany({
      where: { id: drawer.id, closedAt: null },
      data: { closedAt: tx.now, expectedFen, countedFen: counted, countedById: tx.actor.id, reason: input.reason },
    })
    if (count !== 1) conflict()
    const data = { expected: yuanText(expectedFen), counted: yuanText(counted), reason: input.reason }
    await recordEvent(tx, { type: 'drawer.closed', subject: 'staff', subjectId: drawer.staffId, data })
    return { varianceFen: String(counted - expectedFen) }
  })
}

/**
 * Takes a counted drawer over into the vault, by another pair of hands that counts it again; the vault gets what the receiver counted.
 * Blockers: not_counted, already_handed_in, own_drawer, hand_in_differs {kind, difference} (it differs from the first count without a reason).
 */
export async function receiveDrawer(
  ctx: StaffContext,
  input: ReceiveDrawerInput,
): Promise<{ drawerId: string; receivedFen: string; varianceFen: string }> {
  authorize(ctx, 'drawer:receive')
  return inTransaction(ctx, async (tx) => {
    const drawer = await tx.db.drawer.findFirst({ where: { id: input.drawerId, orgId: tx.actor.orgId } })
    if (!drawer) notFound()
    const { countedYuan: receivedFen, reason } = input
    refuseIf(handInBlockers({ ...drawer, actorId: tx.actor.id, receivedFen, reason }))
    const { countedFen, expectedFen, id: drawerId } = drawer
    const by = { handedToId: tx.actor.id, handedTo: tx.actor.name, handedAt: tx.now }
    const moved = { ...by, receivedFen, receivedReason: reason }
    const { count } = await tx.db.drawer.updateMany({ where: { id: drawerId, handedAt: null }, data: moved })
    if (count !== 1) conflict()
    if (receivedFen !== 0n || expectedFen !== 0n)
      await post(tx, {
        kind: 'hand-in',
        key: `hand-in:${drawerId}`,
        reason: [drawer.reason, reason].filter(Boolean).join('；'),
        lines: [
          { account: 'vault', amountFen: receivedFen },
          { account: 'cash-variance', amountFen: expectedFen! - receivedFen },
          { account: 'cash', amountFen: -expectedFen!, drawerId },
        ],
      })
    const [from, received] = [drawer.staffName, yuanText(receivedFen)]
    const of = { subject: 'staff', subjectId: drawer.staffId }
    await recordEvent(tx, { type: 'drawer.received', ...of, data: { from, amount: received } })
    if (receivedFen !== countedFen) {
      const data = { from, counted: yuanText(countedFen!), received, reason }
      await recordEvent(tx, { type: 'drawer.recounted', ...of, data })
    }
    return { drawerId, receivedFen: String(receivedFen), varianceFen: String(receivedFen - expectedFen!) }
  })
}
