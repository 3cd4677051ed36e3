import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { EditProviderInput } from './inputs'
import type { ProviderView } from './views'

/** A provider of online payments is added or changed as data; its secret stays in the environment. Somebody else's newer version is a conflict. */
export async function editProvider(ctx: StaffContext, input: EditProviderInput): Promise<{ version: number }> {
  authorize(ctx, 'bank:layout')
  return inTransaction(ctx, async (tx) => {
    const { code, name, enabled, windowSeconds, baseVersion } = input
    const said = { name, enabled, windowSeconds, version: baseVersion + 1, byName: tx.actor.name, at: tx.now }
    const [id, orgId] = [newId(), tx.actor.orgId]
    const { count } =
      baseVersion === 0
        ? await tx.db.paymentProvider.createMany({ data: [{ id, orgId, code, ...said }], skipDuplicates: true })
        : await tx.db.paymentProvider.updateMany({ where: { orgId, code, version: baseVersion }, data: said })
    if (count !== 1) conflict()
    const data = { code, enabled, windowSeconds }
    await recordEvent(tx, { type: 'provider.edited', subject: 'org', subjectId: orgId, data })
    return { version: baseVersion + 1 }
  })
}

/** The providers of this company, and whether the environment holds a secret for each. */
export async function providers(ctx: StaffContext): Promise<ProviderView[]> {
  authorize(ctx, 'bank:layout')
  const rows = await ctx.db.paymentProvider.findMany({ where: { orgId: ctx.actor.orgId }, orderBy: { code: 'asc' } })
  return rows.map(({ code, name, enabled, windowSeconds, version }) => ({
    ...{ code, name, enabled, windowSeconds, version },
    hasSecret: (env().PAYMENT_SECRETS[code]?.length ?? 0) > 0,
  }))
}
