import 'server-only'
import type { Context } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import { isWritable } from '../rules/write-bank-file'
import type { Layout } from './layouts'

export type Due = {
  billId: string
  agreementId: string
  accountNo: string
  agreementNo: string
  name: string
  amountFen: bigint
}

/**
 * What a bank's customers owe for this period on accounts with a withholding agreement, and how many of these bills its system cannot write;
 * earlier arrears are not withheld. Held until the transaction ends where they are to be sent.
 */
export async function dueAtBank(
  ctx: Context,
  { bankName, body }: Pick<Layout, 'bankName' | 'body'>,
  hold: boolean,
): Promise<{ items: Due[]; unwritable: number; sumFen: bigint }> {
  const owed = await ctx.db.$queryRaw<Due[]>`
    SELECT b.id AS "billId", a.id AS "agreementId", a."accountNo", a."withholdingNo" AS "agreementNo", p.name, b."amountFen" - b."settledFen" AS "amountFen"
    FROM "Agreement" a JOIN "Person" p ON p.id = a."personId" JOIN "Bill" b ON b."agreementId" = a.id
    WHERE a."orgId" = ${ctx.actor.orgId}::uuid AND a."bankName" = ${bankName} AND a."withholdingNo" IS NOT NULL AND a.status <> 'closed'
      AND b."cancelledTxId" IS NULL AND b."settledFen" < b."amountFen" AND b."lockedBatchId" IS NULL AND b.kind IN ('season', 'period')
    ORDER BY a."accountNo", b."dueOn" ${hold ? Prisma.sql`FOR UPDATE OF b` : Prisma.empty}`
  const items = owed.filter(({ name }) => isWritable(name, body.encoding))
  const sumFen = items.reduce((sum, { amountFen }) => sum + amountFen, 0n)
  return { items, unwritable: owed.length - items.length, sumFen }
}
