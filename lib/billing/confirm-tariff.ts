import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { ConfirmTariffInput } from './inputs'
import { tariffCheckBlockers } from './rules/tariff-check'

/**
 * Says that a version of a price was compared with the document of its source, by another than who wrote it; until then it is unverified.
 * Blockers: own_price, price_checked.
 */
export async function confirmTariff(ctx: StaffContext, input: ConfirmTariffInput): Promise<{ version: number }> {
  authorize(ctx, 'tariff:confirm')
  return inTransaction(ctx, async (tx) => {
    const { orgId, id: byId, name: byName } = tx.actor
    const { service, tariffClass, version, note } = input
    const price = await tx.db.tariff.findFirst({
      where: { orgId, service, tariffClass, version },
      select: { id: true, byId: true, byName: true },
    })
    if (!price) notFound()
    const isChecked = (await tx.db.tariffCheck.count({ where: { tariffId: price.id } })) > 0
    refuseIf(tariffCheckBlockers({ ...price, isChecked }, tx.actor))
    const { count } = await tx.db.tariffCheck.createMany({
      data: [{ tariffId: price.id, orgId, note, byId, byName, at: tx.now }],
      skipDuplicates: true,
    })
    if (count !== 1) conflict()
    const data = { service, tariffClass, version, note }
    await recordEvent(tx, { type: 'tariff.confirmed', subject: 'tariff', subjectId: price.id, data })
    return { version }
  })
}
