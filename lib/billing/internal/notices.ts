import 'server-only'
import type { Context } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import type { NoticePaper } from '../views'
import { noticeNow, type NoticedBill, type NoticeNow } from '../rules/notices'

/** Notices withdrawn before they were printed stay on the list for so long. */
const SHOWN_DAYS = 62
const MOST = 500

type Said = { accountNo: string; name: string; address: string; reason: string }
type Print = { n: number; fen: string; byName: string; at: string }
type Row = Said & {
  id: string
  no: string
  agreementId: string
  service: string
  saidFen: bigint
  priorFen: bigint
  arriveBy: string
  printed: boolean
  company: string
  hotline: string
  online: boolean
  bills: (Omit<NoticedBill, 'openFen'> & { openFen: string })[]
  prints: Print[]
}
export type FoundNotice = Omit<Row, 'bills'> & NoticeNow

type Which = { no: string } | { ids: readonly string[] } | 'waiting' | 'printed'

function asked(which: Which, now: Date): Prisma.Sql {
  if (which === 'printed') return Prisma.sql`n."printedAt" IS NOT NULL`
  if (which === 'waiting')
    return Prisma.sql`n."printedAt" IS NULL AND (coalesce(x.open, 0) > 0 OR n.at > ${new Date(now.getTime() - SHOWN_DAYS * 86_400_000)})`
  return 'no' in which ? Prisma.sql`n.no = ${which.no}` : Prisma.sql`n.id = ANY(${[...which.ids]}::uuid[])`
}

/**
 * Payment notices with their bills as they stand now: those their batch took to the bank, or of a batch that was not sent from here the
 * bills of a period the account had by then.
 */
export async function findNotices(ctx: Context, which: Which): Promise<FoundNotice[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT n.id, n.no, n."agreementId", n."amountFen" AS "saidFen", n."arriveBy"::text AS "arriveBy", n."printedAt" IS NOT NULL AS printed,
      n.content->>'accountNo' AS "accountNo", n.content->>'name' AS name, n.content->>'address' AS address, n.content->>'reason' AS reason,
      a.service, o.name AS company, o.hotline, coalesce(x.bills, '[]') AS bills,
      EXISTS (SELECT FROM "PaymentProvider" v WHERE v."orgId" = n."orgId" AND v.enabled) AS online,
      coalesce((SELECT sum(b."amountFen" - b."settledFen") FROM "Bill" b WHERE b."orgId" = n."orgId" AND b."agreementId" = n."agreementId"
        AND b.kind = 'prior' AND b."cancelledTxId" IS NULL), 0)::bigint AS "priorFen",
      coalesce((SELECT jsonb_agg(jsonb_build_object('n', p.n, 'fen', p."amountFen"::text, 'byName', p."byName", 'at', p.at) ORDER BY p.n)
        FROM "NoticePrint" p WHERE p."orgId" = n."orgId" AND p."noticeId" = n.id), '[]') AS prints
    FROM "PaymentNotice" n JOIN "Org" o ON o.id = n."orgId" JOIN "Agreement" a ON a.id = n."agreementId"
      LEFT JOIN "WithholdingBatch" w ON w."orgId" = n."orgId" AND w.no = n.ref AND w.origin <> 'opening'
      LEFT JOIN LATERAL (
        SELECT sum(b."amountFen" - b."settledFen") FILTER (WHERE b."cancelledTxId" IS NULL AND b."lockedBatchId" IS NULL) AS open,
          jsonb_agg(jsonb_build_object('no', b.no, 'kind', b.kind, 'periodCode', b."periodCode", 'openFen', (b."amountFen" - b."settledFen")::text,
            'dueOn', b."dueOn", 'locked', b."lockedBatchId" IS NOT NULL, 'cancelled', b."cancelledTxId" IS NOT NULL) ORDER BY b."dueOn", b.no) AS bills
        FROM "Bill" b WHERE b."orgId" = n."orgId" AND b."agreementId" = n."agreementId"
          AND CASE WHEN w.id IS NOT NULL THEN EXISTS (SELECT FROM "WithholdingItem" i WHERE i."batchId" = w.id AND i."billId" = b.id)
            ELSE b.kind IN ('season', 'period') AND b."issuedAt" <= n.at END) x ON true
    WHERE n."orgId" = ${ctx.actor.orgId}::uuid AND ${asked(which, ctx.now)}
    ORDER BY ${which === 'printed' ? Prisma.sql`n."printedAt" DESC` : Prisma.sql`(coalesce(x.open, 0) > 0) DESC`}, n."printOn", n.no LIMIT ${MOST}`
  return rows.map(({ bills, ...row }) => ({
    ...row,
    ...noticeNow(bills.map((bill) => ({ ...bill, openFen: BigInt(bill.openFen) }))),
  }))
}

/** Arrears of earlier seasons that the notice does not demand itself already. */
const priorBeside = ({ priorFen, bills }: FoundNotice): number =>
  Number(bills.reduce((left, bill) => (bill.kind === 'prior' ? left - bill.openFen : left), priorFen))

/** What stands on the sheet of a notice that is due, on a local day. */
export const noticePaperOf = (found: FoundNotice, on: string): NoticePaper => ({
  ...{ no: found.no, accountNo: found.accountNo, name: found.name, address: found.address, reason: found.reason, on },
  ...{ service: found.service, company: found.company, hotline: found.hotline, online: found.online },
  ...{ amountFen: Number(found.openFen), priorFen: priorBeside(found) },
  bills: found.bills.map(({ no, kind, periodCode, dueOn, openFen }) => {
    return { no, kind, periodCode, dueOn, openFen: Number(openFen) }
  }),
})
