import 'server-only'
import { createHash } from 'node:crypto'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { withholdingDays } from '../rules/withholding-days'

const CAUSE = 'withholding-failed'

type Unpaid = {
  n: number
  agreementId: string
  accountNo: string
  name: string
  address: string
  reason: string
  amountFen: string
  priorFen: string
}

type Stretch = { fileId: string; batchNo: string; from: number; to: number }

/**
 * The accounts of a stretch the bank did not pay, by none of the batch's lines, and that have no notice yet. Asked line by line (LIMIT keeps
 * the planner from reading the whole file for each stretch).
 */
async function unpaid(tx: Context, { fileId, batchNo, from, to }: Stretch): Promise<Unpaid[]> {
  return tx.db.$queryRaw<Unpaid[]>`
    SELECT DISTINCT ON (a.id) l.n, a.id AS "agreementId", a."accountNo", p.name, r.address, l.reason,
      l."amountFen"::text AS "amountFen",
      coalesce((SELECT sum(b."amountFen" - b."settledFen") FROM "Bill" b WHERE b."orgId" = a."orgId" AND b."agreementId" = a.id AND b.kind = 'prior' AND b."cancelledTxId" IS NULL), 0)::text AS "priorFen"
    FROM "BankLine" l JOIN "Agreement" a ON a.id = l."agreementId" JOIN "Person" p ON p.id = a."personId" JOIN "Premise" r ON r.id = a."premiseId"
    WHERE l."fileId" = ${fileId}::uuid AND l.n > ${from} AND l.n <= ${to} AND l.state = 'failed'
      AND (SELECT o.n FROM "BankLine" o WHERE o."orgId" = l."orgId" AND o."batchNo" = l."batchNo" AND o."accountNo" = l."accountNo" AND o.state = 'posted' LIMIT 1) IS NULL
      AND (SELECT n.id FROM "PaymentNotice" n WHERE n."orgId" = l."orgId" AND n."agreementId" = a.id AND n.cause = ${CAUSE} AND n.ref = ${batchNo} LIMIT 1) IS NULL
    ORDER BY a.id, l.n`
}

/**
 * A payment notice for every account of a stretch the bank did not pay, frozen as written, to be printed in time to arrive by the 5th; its number
 * is the batch's and the line's it answers. Called once every line of the file is posted.
 */
export async function noticesOfFailures(tx: Context, stretch: Stretch): Promise<void> {
  const { orgId } = tx.actor
  const { batchNo } = stretch
  const rows = await unpaid(tx, stretch)
  if (rows.length === 0) return
  const book = await policyBook(tx)
  const today = localDateOf(book.timeZone, tx.now)
  const batch = await tx.db.withholdingBatch.findUnique({
    where: { orgId_no: { orgId, no: batchNo } },
    select: { sendOn: true },
  })
  const days = withholdingDays(book.calendar, (batch?.sendOn.toISOString() ?? today).slice(0, 7))
  const printOn = new Date(days.printOn < today ? today : days.printOn)
  const before = await tx.db.bankFile.count({ where: { orgId, batchNo, status: 'posted' } })
  const file = before === 0 ? '' : `${before + 1}-` // a batch answered in several files
  const data = rows.map(({ n, agreementId, amountFen, ...said }) => {
    const content = { ...said, amountFen, batchNo, arriveBy: days.arriveBy }
    const sha256 = createHash('sha256').update(JSON.stringify(content)).digest('hex')
    const no = `N${batchNo}-${file}${String(n).padStart(5, '0')}`
    const when = { printOn, arriveBy: new Date(days.arriveBy), at: tx.now }
    const what = { agreementId, cause: CAUSE, ref: batchNo, amountFen: BigInt(amountFen), content, sha256 }
    return { id: newId(), orgId, no, ...what, ...when }
  })
  await tx.db.paymentNotice.createMany({ data })
}
