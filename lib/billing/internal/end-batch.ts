import 'server-only'
import { createHash } from 'node:crypto'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { withholdingDays } from '../rules/withholding-days'

/** The bank has answered: what it did not name comes back unpaid and may be sent again; no bill stays locked. */
export async function endBatch(tx: Context, batchNo: string): Promise<void> {
  const batch = await tx.db.withholdingBatch.findUnique({ where: { orgId_no: { orgId: tx.actor.orgId, no: batchNo } } })
  if (!batch || batch.status !== 'out') return
  await tx.db
    .$executeRaw`UPDATE "WithholdingItem" SET state = 'failed', code = '' WHERE "batchId" = ${batch.id}::uuid AND state = 'out'`
  await tx.db.$executeRaw`UPDATE "Bill" SET "lockedBatchId" = NULL WHERE "lockedBatchId" = ${batch.id}::uuid`
  await tx.db.withholdingBatch.updateMany({
    where: { id: batch.id, status: 'out' },
    data: { status: 'returned', endedAt: tx.now },
  })
}

type Unpaid = {
  agreementId: string
  accountNo: string
  name: string
  address: string
  reason: string
  amountFen: string
  priorFen: string
}

/** A payment notice for every account the bank did not pay, frozen as written, to be printed in time to arrive by the 5th. */
export async function noticesOfFailures(tx: Context, fileId: string, batchNo: string): Promise<number> {
  const { orgId } = tx.actor
  const book = await policyBook(tx)
  const today = localDateOf(book.timeZone, tx.now)
  const batch = await tx.db.withholdingBatch.findUnique({
    where: { orgId_no: { orgId, no: batchNo } },
    select: { sendOn: true },
  })
  const month = (batch?.sendOn.toISOString() ?? today).slice(0, 7)
  const days = withholdingDays(book.calendar, month)
  const rows = await tx.db.$queryRaw<Unpaid[]>`
    SELECT DISTINCT ON (a.id) a.id AS "agreementId", a."accountNo", p.name, r.address, l.reason,
      l."amountFen"::text AS "amountFen",
      coalesce((SELECT sum(b."amountFen" - b."settledFen") FROM "Bill" b WHERE b."orgId" = a."orgId" AND b."agreementId" = a.id AND b.kind = 'prior' AND b."cancelledTxId" IS NULL), 0)::text AS "priorFen"
    FROM "BankLine" l JOIN "Agreement" a ON a.id = l."agreementId" JOIN "Person" p ON p.id = a."personId" JOIN "Premise" r ON r.id = a."premiseId"
    WHERE l."fileId" = ${fileId}::uuid AND l.state = 'failed'
      AND l."accountNo" NOT IN (SELECT o."accountNo" FROM "BankLine" o WHERE o."fileId" = ${fileId}::uuid AND o.state = 'posted')
    ORDER BY a.id, l.n`
  const printOn = new Date(days.printOn < today ? today : days.printOn)
  const notices = rows.map(({ agreementId, amountFen, ...said }, i) => {
    const content = { ...said, amountFen, batchNo, arriveBy: days.arriveBy }
    const sha256 = createHash('sha256').update(JSON.stringify(content)).digest('hex')
    const no = `N${batchNo}-${String(i + 1).padStart(5, '0')}`
    const when = { printOn, arriveBy: new Date(days.arriveBy), at: tx.now }
    const what = {
      agreementId,
      cause: 'withholding-failed',
      ref: batchNo,
      amountFen: BigInt(amountFen),
      content,
      sha256,
    }
    return { id: newId(), orgId, no, ...what, ...when }
  })
  for (let i = 0; i < notices.length; i += 1000)
    await tx.db.paymentNotice.createMany({ data: notices.slice(i, i + 1000), skipDuplicates: true })
  return notices.length
}
