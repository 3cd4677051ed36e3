import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { notFound } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { viewOf } from '@/lib/platform/stored-photo'
import { households, withShares, type Project } from './internal/retrofit'
import { retrofitShares } from './rules/retrofit'
import type { RetrofitAtHand, RetrofitHousehold, RetrofitPage, RetrofitView } from './views'

type Row = Omit<RetrofitView, 'costFen'> &
  Project & {
    steps: { on: string; what: string }[]
    source: string
    byName: string
    approvedBy: string
    stopReason: string
  }

async function projects(ctx: StaffContext, only: { no?: string; agreementId?: string }): Promise<Row[]> {
  const [no, of] = [only.no ?? null, only.agreementId ?? null]
  return ctx.db.$queryRaw<Row[]>`
    SELECT p.id, p.no, p.name, p."buildingId", b.address, p.why, p.status, p."costFen", p."customerBps", p."governmentBps", p."companyBps", p."splitBy",
      p."neededBps", p."startsOn"::text AS "startsOn", p."endsOn"::text AS "endsOn", p.steps, p.source, p."byId", p."byName", p."approvedBy",
      p."dueOn"::text AS "dueOn", p."stopReason", h.*
    FROM "RetrofitProject" p JOIN "Premise" b ON b.id = p."buildingId" CROSS JOIN LATERAL (
      SELECT count(*)::int AS households, count(*) FILTER (WHERE c.decision = 'agreed')::int AS agreed,
        count(*) FILTER (WHERE c.decision = 'refused')::int AS refused, count(*) FILTER (WHERE c.decision = 'exempt')::int AS exempt
      FROM "Premise" r JOIN "Agreement" a ON a."orgId" = p."orgId" AND a."premiseId" = r.id AND a.service = 'heat' AND a.status <> 'closed'
        LEFT JOIN "RetrofitConsent" c ON c."projectId" = p.id AND c."agreementId" = a.id
      WHERE r."orgId" = p."orgId" AND r."buildingId" = p."buildingId") h
    WHERE p."orgId" = ${ctx.actor.orgId}::uuid AND (${no}::text IS NULL OR p.no = ${no})
      AND (${of}::uuid IS NULL OR p."buildingId" = (SELECT r."buildingId" FROM "Agreement" a JOIN "Premise" r ON r.id = a."premiseId" WHERE a.id = ${of}::uuid AND a.service = 'heat'))
    ORDER BY (p.status IN ('done', 'stopped')), p.at DESC LIMIT 100`
}

const toView = (row: Row): RetrofitView => ({
  ...{ no: row.no, name: row.name, address: row.address, why: row.why, status: row.status, startsOn: row.startsOn },
  ...{ endsOn: row.endsOn, households: row.households, agreed: row.agreed, refused: row.refused, exempt: row.exempt },
  ...{ neededBps: row.neededBps, costFen: Number(row.costFen) },
})

/** Retrofits of buildings, those under way first. */
export async function retrofits(ctx: StaffContext): Promise<RetrofitView[]> {
  authorize(ctx, 'billing:read')
  return (await projects(ctx, {})).map(toView)
}

type Home = ReturnType<typeof withShares<Awaited<ReturnType<typeof households>>[number]>>[number]
const toHousehold = (home: Home): RetrofitHousehold => ({
  ...{ accountNo: home.accountNo, name: home.name, address: home.address, shareFen: Number(home.shareFen) },
  ...{ decision: home.decision, on: home.on, paperNo: home.paperNo ?? '', reason: home.reason ?? '' },
  ...{ photos: home.photos ?? [], byName: home.byName ?? '' },
  bill: home.billNo
    ? {
        no: home.billNo,
        openFen: home.cancelled ? 0 : Number(home.amountFen! - home.settledFen!),
        cancelled: home.cancelled,
      }
    : null,
})

/** One project with every household of its building: what it pays, what it said, on which paper. */
export async function getRetrofit(ctx: StaffContext, no: string): Promise<RetrofitPage> {
  authorize(ctx, 'billing:read')
  const row = (await projects(ctx, { no }))[0] ?? notFound()
  const list = withShares(row, await households(ctx, row.id))
  const { customerFen, governmentFen, companyFen } = retrofitShares(row)
  const exemptFen = list
    .filter(({ decision }) => decision === 'exempt')
    .reduce((sum, { shareFen }) => sum + shareFen, 0n)
  const { splitBy, steps, source, byName, approvedBy, dueOn, stopReason } = row
  const shares = { customerFen: Number(customerFen), governmentFen: Number(governmentFen) }
  return {
    project: {
      ...{ ...toView(row), ...shares, companyFen: Number(companyFen), exemptFen: Number(exemptFen) },
      ...{ splitBy, steps, source, byName, approvedBy, dueOn, stopReason, mine: row.byId === ctx.actor.id },
    },
    list: list.map(toHousehold),
  }
}

/** The projects of an account's building that are under way: the reasons at hand for whoever speaks with the customer. */
export async function retrofitsOf(ctx: StaffContext, agreementId: string): Promise<RetrofitAtHand[]> {
  authorize(ctx, 'billing:read')
  const found: RetrofitAtHand[] = []
  for (const row of await projects(ctx, { agreementId })) {
    if (row.status === 'stopped') continue
    const home = withShares(row, await households(ctx, row.id)).find((one) => one.agreementId === agreementId)
    const { no, name, why, status, startsOn, endsOn } = row
    const own = { shareFen: Number(home?.shareFen ?? 0n), decision: home?.decision ?? null }
    found.push({ no, name, why, status, startsOn, endsOn, ...own })
  }
  return found
}

/** A photo of a consent's paper. */
export async function openConsentPhoto(ctx: StaffContext, no: string, fileId: string) {
  authorize(ctx, 'billing:read')
  const { orgId } = ctx.actor
  const project = await ctx.db.retrofitProject.findUnique({ where: { orgId_no: { orgId, no } }, select: { id: true } })
  const consents = await ctx.db.retrofitConsent.findMany({
    where: { orgId, projectId: project?.id ?? notFound() },
    select: { photos: true },
  })
  if (!consents.some(({ photos }) => (photos as string[]).includes(fileId))) notFound()
  return viewOf(ctx, (await ctx.db.storedFile.findFirst({ where: { orgId, id: fileId } })) ?? notFound())
}
