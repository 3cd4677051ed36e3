import 'server-only'
import type { Context } from '@/lib/platform/context'
import { bankLayoutBody, type BankLayoutBody } from '../rules/bank-layout'
import { SHIPPED_LAYOUTS } from '../rules/shipped-layouts'

export type Layout = { code: string; version: number; bankName: string; body: BankLayoutBody }

/** A company's layout of a bank, the newest version unless one is named; one it never edited is the one we ship, as version 0. */
export async function findLayout(ctx: Context, code: string, version?: number): Promise<Layout | null> {
  const row = await ctx.db.bankLayout.findFirst({
    where: { orgId: ctx.actor.orgId, code, version },
    orderBy: { version: 'desc' },
    select: { code: true, version: true, bankName: true, body: true },
  })
  if (row) return { ...row, body: bankLayoutBody.parse(row.body) }
  if (version) return null
  const shipped = SHIPPED_LAYOUTS.find((layout) => layout.code === code)
  return shipped ? { ...shipped, version: 0 } : null
}
