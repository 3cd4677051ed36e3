import 'server-only'
import { notFound } from '@/lib/kernel/errors'
import type { Context } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import type { OpenBill } from '../rules/allocate'

export type LockedAccount = {
  id: string
  accountNo: string
  service: string
  status: string
  tariffClass: string
  name: string
  advanceFen: bigint
}

/** The account, held until the transaction ends: money moves on one account at a time. */
export async function lockAccount(tx: Context, accountNo: string): Promise<LockedAccount> {
  const [held] = await tx.db.$queryRaw<Omit<LockedAccount, 'advanceFen'>[]>`
    SELECT a.id, a."accountNo", a.service, a.status, a."tariffClass", p.name
    FROM "Agreement" a JOIN "Person" p ON p.id = a."personId"
    WHERE a."orgId" = ${tx.actor.orgId}::uuid AND a."accountNo" = ${accountNo} FOR NO KEY UPDATE OF a`
  if (!held) notFound()
  // asked for once the account is held: the statement that waited for it saw the money as it was before
  const balance = await tx.db.accountBalance.findUnique({
    where: { agreementId: held.id },
    select: { advanceFen: true },
  })
  return { ...held, advanceFen: balance?.advanceFen ?? 0n }
}

export type BillRow = OpenBill & {
  kind: string
  periodCode: string
  amountFen: bigint
  tariffId: string | null
  settledFen: bigint
}

/** What an account still owes, oldest due first. */
export async function openBills(ctx: Context, agreementId: string): Promise<BillRow[]> {
  return ctx.db.$queryRaw<BillRow[]>`
    SELECT id, no, kind, "periodCode", "amountFen", "settledFen", "amountFen" - "settledFen" AS "openFen", "dueOn"::text AS "dueOn",
      "lockedBatchId" IS NOT NULL AS locked, "tariffId"
    FROM "Bill"
    WHERE "orgId" = ${ctx.actor.orgId}::uuid AND "agreementId" = ${agreementId}::uuid AND "cancelledTxId" IS NULL AND "settledFen" < "amountFen"
    ORDER BY "dueOn", "issuedAt", no`
}

type Drawer = { id: string; staffId: string; place: string }

/**
 * Someone's open drawer, held until the transaction ends: shared by those who put cash into it, alone for the one who counts it or takes
 * cash out.
 * Whoever comes after the count finds none.
 */
export async function openDrawerOf(tx: Context, staffId: string, hold: 'shared' | 'alone' = 'shared') {
  const lock = hold === 'alone' ? Prisma.sql`FOR UPDATE` : Prisma.sql`FOR SHARE`
  const [row] = await tx.db.$queryRaw<Drawer[]>`
    SELECT id, "staffId", place FROM "Drawer" WHERE "orgId" = ${tx.actor.orgId}::uuid AND "staffId" = ${staffId}::uuid AND "closedAt" IS NULL ${lock}`
  return row ?? null
}

/** What lies in a drawer by the ledger, in fen; asked while the drawer is held alone. */
export async function heldIn(tx: Context, drawerId: string): Promise<bigint> {
  const held = await tx.db.ledgerEntry.aggregate({ where: { drawerId }, _sum: { amountFen: true } })
  return held._sum.amountFen ?? 0n
}

/** The open drawer of the one who acts. */
export async function ownDrawer(tx: Context, hold: 'shared' | 'alone' = 'shared'): Promise<Drawer | null> {
  return tx.actor.kind === 'staff' ? openDrawerOf(tx, tx.actor.id, hold) : null
}
