import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { notFound } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { findChange, rerate, seasonAt } from './internal/rerate'
import { tariffChecks } from './internal/tariff-checks'
import { tariffBody } from './rules/tariff-body'
import type { ClassChangePage, ClassChangeView, ClassRule } from './views'

type Row = Omit<ClassChangeView, 'differenceFen' | 'openedAt' | 'checkedAt' | 'decidedAt' | 'mine'> & {
  differenceFen: bigint
  openedAt: Date
  checkedAt: Date | null
  decidedAt: Date | null
  openedById: string
  checkedById: string | null
}
type Asked = { no?: string; agreementId?: string }
const LIMIT = 100

async function changes(ctx: StaffContext, { no, agreementId }: Asked): Promise<ClassChangeView[]> {
  const [one, of] = [no ?? null, agreementId ?? null]
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT c.no, a."accountNo", p.name, r.address, a.service, c."fromClass", c."toClass", c."effectiveOn"::text AS "effectiveOn", c."periodCode",
      c.claim, c.finding, c.photos, c.status, c."openedBy", c."openedAt", c."openedById", c."checkedBy", c."checkedAt", c."checkedById",
      c."decidedBy", c."decidedAt", c."decisionReason", c."differenceFen", c.lines
    FROM "ClassChange" c JOIN "Agreement" a ON a.id = c."agreementId" JOIN "Person" p ON p.id = a."personId" JOIN "Premise" r ON r.id = a."premiseId"
    WHERE c."orgId" = ${ctx.actor.orgId}::uuid AND (${one}::text IS NULL OR c.no = ${one}) AND (${of}::uuid IS NULL OR c."agreementId" = ${of}::uuid)
    ORDER BY (c.status IN ('approved', 'rejected')), c."openedAt" DESC LIMIT ${LIMIT}`
  return rows.map(({ openedById, checkedById, ...row }) => ({
    ...row,
    differenceFen: Number(row.differenceFen),
    openedAt: row.openedAt.toISOString(),
    checkedAt: row.checkedAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    mine: [openedById, checkedById].includes(ctx.actor.id),
  }))
}

/** Disputes about the class of use: those that wait first, then the latest decided. */
export async function classChanges(ctx: StaffContext): Promise<ClassChangeView[]> {
  authorize(ctx, 'billing:read')
  return changes(ctx, {})
}

/** The disputes of one account, its history. */
export async function classChangesOf(ctx: StaffContext, agreementId: string): Promise<ClassChangeView[]> {
  authorize(ctx, 'billing:read')
  return changes(ctx, { agreementId })
}

/** The versions a change is reckoned with: of the old class that of the bill it corrects, of the new class what it keeps once decided. */
async function usedIn(ctx: StaffContext, no: string, periodCode: string): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ id: string | null }[]>`
    SELECT unnest(ARRAY[c."tariffId", coalesce(
      (SELECT o."tariffId" FROM "ClassChange" o WHERE o."orgId" = c."orgId" AND o."agreementId" = c."agreementId" AND o."periodCode" = ${periodCode}
        AND o.status = 'approved' AND o."toClass" = c."fromClass" AND (o."decidedAt", o.id) < (d.at, c.id) ORDER BY o."decidedAt" DESC, o.id DESC LIMIT 1),
      (SELECT b."tariffId" FROM "Bill" b LEFT JOIN "LedgerTx" x ON x.id = b."cancelledTxId" WHERE b."orgId" = c."orgId" AND b."agreementId" = c."agreementId"
        AND b."periodCode" = ${periodCode} AND b.kind = 'season' AND b."issuedAt" <= d.at AND (b."cancelledTxId" IS NULL OR x.at > d.at)
        ORDER BY b."issuedAt" DESC LIMIT 1))]) AS id
    FROM "ClassChange" c, LATERAL (SELECT coalesce(c."decidedAt", 'infinity') AS at) d WHERE c."orgId" = ${ctx.actor.orgId}::uuid AND c.no = ${no}`
  return rows.flatMap(({ id }) => id ?? [])
}

/** The prices of both classes: those it was reckoned with, else those in force for the day, as they were known when it was decided. */
async function rulesOf(ctx: StaffContext, change: ClassChangeView, on: string, periodCode: string) {
  const classes = [change.fromClass, change.toClass]
  const used = await usedIn(ctx, change.no, periodCode)
  const of = { orgId: ctx.actor.orgId, service: change.service, tariffClass: { in: classes } }
  const known = change.decidedAt ? { at: { lte: new Date(change.decidedAt) } } : {}
  const rows = await ctx.db.tariff.findMany({
    where: { ...of, OR: [{ id: { in: used } }, { effectiveFrom: { lte: new Date(on) }, ...known }] },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
  })
  const checks = await tariffChecks(
    ctx,
    rows.map(({ id }) => id),
  )
  return classes.flatMap((tariffClass): ClassRule[] => {
    const ofClass = rows.filter((one) => one.tariffClass === tariffClass)
    const row = ofClass.find(({ id }) => used.includes(id)) ?? ofClass[0]
    if (!row) return []
    const { id, version, source } = row
    return [
      { tariffClass, version, source, verified: checks.has(id), priceFen: tariffBody.parse(row.body).unitPriceFen },
    ]
  })
}

/** One dispute whole: what was said and found, the prices of both classes with their sources, and what it comes to. */
export async function getClassChange(ctx: StaffContext, no: string): Promise<ClassChangePage> {
  authorize(ctx, 'billing:read')
  const change = (await changes(ctx, { no }))[0] ?? notFound()
  const found = (await findChange(ctx, no)) ?? notFound()
  const season = await seasonAt(ctx, change.service, change.effectiveOn)
  const open = ['opened', 'checked'].includes(change.status)
  const rerated = open ? await rerate(ctx, found) : null
  const day = season?.startsOn ?? change.effectiveOn
  return {
    change,
    rules: await rulesOf(ctx, change, day, season?.code ?? change.periodCode),
    season: season && { code: season.code, startsOn: season.startsOn, endsOn: season.endsOn, dueOn: season.dueOn },
    preview:
      rerated && 'lines' in rerated ? { lines: rerated.lines, differenceFen: Number(rerated.differenceFen) } : null,
    blockers: rerated && 'blockers' in rerated ? rerated.blockers : [],
  }
}
