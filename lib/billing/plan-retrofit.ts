import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { nextNumber } from '@/lib/platform/next-number'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { PlanRetrofitInput } from './inputs'

/**
 * Plans the retrofit of the building an account is in: cost in fen, shares of customers, government and company (together the whole), why,
 * schedule, and how many households must stand behind it. Blockers: unknown_building (the account's place is in none), retrofit_open {no}.
 */
export async function planRetrofit(ctx: StaffContext, input: PlanRetrofitInput): Promise<{ no: string }> {
  authorize(ctx, 'retrofit:plan')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const { accountNo, requestKey: _, costYuan, startsOn, endsOn, ...said } = input
    const [place] = await tx.db.$queryRaw<{ buildingId: string | null; open: string | null }[]>`
      SELECT r."buildingId", (SELECT p.no FROM "RetrofitProject" p WHERE p."orgId" = a."orgId" AND p."buildingId" = r."buildingId" AND p.status IN ('consenting', 'approved', 'building')) AS open
      FROM "Agreement" a JOIN "Premise" r ON r.id = a."premiseId" WHERE a."orgId" = ${orgId}::uuid AND a."accountNo" = ${accountNo} AND a.service = 'heat'`
    refuseIf([
      ...(place?.buildingId ? [] : [{ code: 'unknown_building' }]),
      ...(place?.open ? [{ code: 'retrofit_open', params: { no: place.open } }] : []),
    ])
    const no = await nextNumber(tx, 'G', localDateOf((await policyBook(tx)).timeZone, tx.now))
    const id = newId()
    const days = { startsOn: new Date(startsOn), endsOn: new Date(endsOn) }
    const by = { byId: tx.actor.id, byName: tx.actor.name, at: tx.now }
    await tx.db.retrofitProject.create({
      data: {
        id,
        orgId,
        no,
        buildingId: place!.buildingId!,
        costFen: costYuan,
        ...said,
        ...days,
        status: 'consenting',
        ...by,
      },
      select: { id: true },
    })
    const data = { no, name: input.name, cost: yuanText(costYuan) }
    await recordEvent(tx, { type: 'retrofit.planned', subject: 'retrofit', subjectId: id, data })
    return { no }
  })
}
