import 'server-only'
import { z } from 'zod'
import { authorize } from '@/lib/access/authorize'
import { notFound } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { findLayout } from './internal/layouts'
import { findNotices, noticePaperOf, type FoundNotice } from './internal/notices'
import { dueAtBank } from './internal/withholding-due'
import { SHIPPED_LAYOUTS } from './rules/shipped-layouts'
import { cycleMonth, withholdingDays } from './rules/withholding-days'
import type {
  BankDesk,
  BatchView,
  ConflictView,
  FileView,
  LayoutView,
  LineView,
  NoticeView,
  SuspenseView,
} from './views'

/** More than a screen holds; what lies beyond is counted. */
const MOST_ROWS = 200
/** return files on a page */
const FILES = 12
const SETTLED_SHOWN_MS = 30 * 86_400_000

/** Every bank's layout in its newest version. */
export async function bankLayouts(ctx: StaffContext): Promise<LayoutView[]> {
  authorize(ctx, 'billing:layouts')
  const own = await ctx.db.bankLayout.findMany({
    where: { orgId: ctx.actor.orgId },
    distinct: ['code'],
    select: { code: true },
  })
  const codes = [...new Set([...SHIPPED_LAYOUTS.map(({ code }) => code), ...own.map(({ code }) => code)])].sort()
  const found: LayoutView[] = []
  for (const code of codes) found.push((await findLayout(ctx, code))!)
  return found
}

type FileRow = Awaited<ReturnType<StaffContext['db']['bankFile']['findMany']>>[number]
const toFile = (f: FileRow): FileView => ({
  ...{ fileId: f.id, batchNo: f.batchNo, name: f.name, layoutCode: f.layoutCode, status: f.status, reason: f.reason },
  ...{ details: f.details, readable: f.readable, quarantined: f.quarantined, successes: f.successes, posted: f.posted },
  ...{ duplicates: f.duplicates, suspense: f.suspense, failed: f.failed, parked: f.status === 'parked' },
  postedFen: Number(f.postedFen),
  params: f.params as FileView['params'],
  at: f.at.toISOString(),
})

const toNotice = (found: FoundNotice, on: string): NoticeView => ({
  ...{ id: found.id, no: found.no, accountNo: found.accountNo, name: found.name, standing: found.standing },
  ...{ amountFen: Number(found.openFen), saidFen: Number(found.saidFen), arriveBy: found.arriveBy },
  prints: found.prints.map(({ fen, at, ...print }) => ({ ...print, fen: Number(fen), at: new Date(at).toISOString() })),
  paper: noticePaperOf(found, on),
})

/** Payment notices by what they demand now: those to print, those withdrawn before they were printed, and the last that were printed. */
export async function paymentNotices(
  ctx: StaffContext,
): Promise<{ waiting: NoticeView[]; withdrawn: NoticeView[]; printed: NoticeView[] }> {
  authorize(ctx, 'notice:print')
  const on = localDateOf((await policyBook(ctx)).timeZone, ctx.now)
  const fresh = (await findNotices(ctx, 'waiting')).map((found) => toNotice(found, on))
  const printed = (await findNotices(ctx, 'printed')).map((found) => toNotice(found, on))
  return {
    waiting: fresh.filter(({ standing }) => standing === 'due'),
    withdrawn: fresh.filter(({ standing }) => standing !== 'due'),
    printed,
  }
}

/** Notices of providers that contradict earlier ones: those nobody has settled, and those of the last month that were. */
async function providerConflicts(ctx: StaffContext): Promise<ConflictView[]> {
  const { orgId } = ctx.actor
  const rows = await ctx.db.providerConflict.findMany({
    where: {
      orgId,
      OR: [{ settlement: null }, { settlement: { at: { gte: new Date(ctx.now.getTime() - SETTLED_SHOWN_MS) } } }],
    },
    include: { settlement: true },
    orderBy: [{ settlement: { at: 'desc' } }, { at: 'desc' }, { id: 'desc' }],
    take: MOST_ROWS,
  })
  return rows.map(({ id, provider, eventId, kind, receiptNo, amountFen, raw, at, settlement }) => ({
    ...{ id, provider, eventId, receiptNo, raw, amountFen: Number(amountFen), at: at.toISOString() },
    kind: kind as ConflictView['kind'],
    settled: settlement && { note: settlement.note, byName: settlement.byName, at: settlement.at.toISOString() },
  }))
}

type SuspenseRow = Omit<SuspenseView, 'amountFen' | 'at' | 'asked'> & {
  amountFen: bigint
  at: Date
  asked: (Omit<NonNullable<SuspenseView['asked']>, 'at' | 'mine'> & { at: string; byId: string }) | null
}

const toAsked = ({ byId, at, ...asked }: NonNullable<SuspenseRow['asked']>, me: string) => ({
  ...{ ...asked, at: new Date(at).toISOString() },
  mine: byId === me,
})

/**
 * Money in suspense, what another has to decide on first, then oldest first, each row with the account that was named where it exists; and all
 * of it in number and sum. Of a payee's bank account the last four digits.
 */
async function openSuspense(ctx: StaffContext): Promise<Pick<BankDesk, 'suspense' | 'suspenseSum'>> {
  const { orgId, id: me } = ctx.actor
  const rows = await ctx.db.$queryRaw<SuspenseRow[]>`
    SELECT s.id, s.ref, s.said, s."amountFen", s.reason, s.at, coalesce(a."accountNo", '') AS "accountNo",
      CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'payee', r.payee, 'last4', right(r."payeeAccount", 4), 'reason', r.reason,
        'by', r."requestedBy", 'byId', r."requestedById", 'at', r."requestedAt") END AS asked
    FROM "Suspense" s LEFT JOIN "Agreement" a ON a."orgId" = s."orgId" AND a."accountNo" = upper(split_part(s.said, ' ', 1))
      LEFT JOIN "SuspenseReturn" r ON r."suspenseId" = s.id AND r.status = 'requested'
    WHERE s."orgId" = ${orgId}::uuid AND s."resolvedAt" IS NULL ORDER BY r.id IS NULL, s.at, s.id LIMIT ${MOST_ROWS}`
  const all = await ctx.db.suspense.aggregate({
    where: { orgId, resolvedAt: null },
    _sum: { amountFen: true },
    _count: true,
  })
  return {
    suspense: rows.map(({ asked, ...row }) => ({
      ...{ ...row, amountFen: Number(row.amountFen), at: row.at.toISOString() },
      asked: asked && toAsked(asked, me),
    })),
    suspenseSum: { count: all._count, fen: Number(all._sum.amountFen ?? 0n) },
  }
}

/** What went back to its payers in the last month, newest first. */
async function returnedLately(ctx: StaffContext): Promise<BankDesk['returned']> {
  const since = new Date(ctx.now.getTime() - SETTLED_SHOWN_MS)
  const rows = await ctx.db.suspenseReturn.findMany({
    where: { orgId: ctx.actor.orgId, status: 'approved', decidedAt: { gte: since } },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    take: MOST_ROWS,
  })
  return rows.map(({ id, payee, payeeAccount, reason, amountFen, decidedBy, decidedAt }) => ({
    ...{ id, payee, last4: payeeAccount.slice(-4), reason, amountFen: Number(amountFen) },
    ...{ by: decidedBy, at: decidedAt!.toISOString() },
  }))
}

/** Return files, newest first, a page of them; `after` names the last one of the page before, anything else begins anew. */
async function returnFiles(ctx: StaffContext, after: string) {
  const { orgId } = ctx.actor
  const isId = z.uuid().safeParse(after).success
  const last = isId ? await ctx.db.bankFile.findFirst({ where: { orgId, id: after } }) : null
  const older = last && { OR: [{ at: { lt: last.at } }, { at: last.at, id: { lt: last.id } }] }
  const rows = await ctx.db.bankFile.findMany({
    where: { orgId, ...older },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: FILES + 1,
  })
  const files = rows.slice(0, FILES)
  const filesNext = rows.length > FILES ? files.at(-1)!.id : null
  return { files: files.map(toFile), filesNext, filesFurther: last !== null }
}

/** Batches that are out, and those of a cycle that the bank has answered: the newest of each bank. */
async function sentBatches(ctx: StaffContext, sendOn: string): Promise<BankDesk['sent']> {
  const rows = await ctx.db.withholdingBatch.findMany({
    where: {
      ...{ orgId: ctx.actor.orgId, origin: 'sent' },
      OR: [{ status: 'out' }, { status: { in: ['returned', 'closed'] }, sendOn: new Date(sendOn) }],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { no: true, layoutCode: true, status: true },
  })
  return rows.map(({ status, ...row }) => ({ ...row, isOut: status === 'out' }))
}

/** What would go to a bank now; counted only where somebody asks, since it reads all its customers' open bills. */
async function batchToSend(ctx: StaffContext, layoutCode: string): Promise<BankDesk['toSend']> {
  const layout = layoutCode ? await findLayout(ctx, layoutCode) : null
  if (!layout) return null
  const { items, unwritable, sumFen } = await dueAtBank(ctx, layout, false)
  return { layoutCode: layout.code, bankName: layout.bankName, count: items.length, fen: Number(sumFen), unwritable }
}

/** Everything of the withholding cycle on one page; of the return files those after the one named; what would go to the bank that is named. */
export async function bankDesk(ctx: StaffContext, filesAfter = '', sendTo = ''): Promise<BankDesk> {
  authorize(ctx, 'bank:send')
  const { orgId } = ctx.actor
  const book = await policyBook(ctx)
  const today = localDateOf(book.timeZone, ctx.now)
  const month = cycleMonth(book.calendar, today)
  const days = withholdingDays(book.calendar, month)
  const due = (await findNotices(ctx, 'waiting')).filter(({ standing }) => standing === 'due')
  const batches = await ctx.db.$queryRaw<(Omit<BatchView, 'sumFen'> & { sumFen: bigint })[]>`
    SELECT b.no, b."bankName", b."layoutCode", b."sendOn"::text AS "sendOn", b."arriveBy"::text AS "arriveBy", b.status, b.origin, b.count, b."sumFen", c.*
    FROM "WithholdingBatch" b CROSS JOIN LATERAL (SELECT sum(x.paid)::int AS paid, sum(x.failed)::int AS failed FROM (
      SELECT count(*) FILTER (WHERE i.state = 'paid') AS paid, count(*) FILTER (WHERE i.state = 'failed') AS failed
      FROM "WithholdingItem" i WHERE i."batchId" = b.id
      UNION ALL SELECT sum(f.posted), sum(f.failed) FROM "BankFile" f WHERE b.origin = 'opening' AND f."orgId" = b."orgId" AND f."batchNo" = b.no) x) c
    WHERE b."orgId" = ${orgId}::uuid ORDER BY b.at DESC LIMIT 12`
  return {
    layouts: await bankLayouts(ctx),
    batches: batches.map((b) => ({ ...b, sumFen: Number(b.sumFen) })),
    ...(await returnFiles(ctx, filesAfter)),
    ...(await openSuspense(ctx)),
    returned: await returnedLately(ctx),
    conflicts: await providerConflicts(ctx),
    notices: { waiting: due.length, arriveBy: due[0]?.arriveBy ?? days.arriveBy },
    month,
    days,
    opensOn: today < days.sendOn ? days.sendOn : null,
    sent: await sentBatches(ctx, days.sendOn),
    toSend: await batchToSend(ctx, sendTo),
  }
}

/** A return file with every line that asks for a person: quarantined, suspense, duplicate, failed. */
export async function bankFile(ctx: StaffContext, fileId: string): Promise<{ file: FileView; lines: LineView[] }> {
  authorize(ctx, 'bank:send')
  const file = await ctx.db.bankFile.findFirst({ where: { id: fileId, orgId: ctx.actor.orgId } })
  if (!file) notFound()
  const lines = await ctx.db.bankLine.findMany({
    where: { fileId, state: { notIn: ['posted', 'staged'] } },
    orderBy: { n: 'asc' },
    take: 500,
  })
  return {
    file: toFile(file),
    lines: lines.map(({ n, serial, accountNo, name, amountFen, code, state, reason, raw }) => ({
      n,
      serial,
      accountNo,
      name,
      code,
      state,
      reason,
      raw,
      amountFen: Number(amountFen),
    })),
  }
}
