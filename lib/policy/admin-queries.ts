import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { Context } from '@/lib/platform/context'
import { policyBook } from './queries'
import { chineseYear } from './rules/chinese-calendar'
import { localDateOf } from './rules/packs'
import type { CalendarPage, PackView } from './views'

/** A year's calendar as it stands, what is known for a year without one, and whether this year and the next have one. */
export async function getCalendar(ctx: Context, wanted?: number): Promise<CalendarPage> {
  authorize(ctx, 'policy:read')
  const { timeZone } = await policyBook(ctx)
  const today = localDateOf(timeZone, ctx.now)
  const thisYear = Number(today.slice(0, 4))
  const year = wanted && wanted >= 2000 && wanted <= 2100 ? wanted : thisYear
  const rows = await ctx.db.calendarYear.findMany({
    where: { orgId: ctx.actor.orgId },
    orderBy: [{ year: 'asc' }, { version: 'desc' }],
  })
  const versions = rows.filter((row) => row.year === year)
  const latest = versions[0]
  const known = latest ?? chineseYear(year)
  const years = [...new Set(rows.map((row) => row.year))]
  return {
    year,
    today,
    version: latest?.version ?? 0,
    holidays: known.holidays,
    makeUpDays: known.makeUpDays,
    source: known.source,
    updatedAt: latest?.updatedAt.toISOString() ?? null,
    earlier: versions.slice(1).map((row) => ({ version: row.version, updatedAt: row.updatedAt.toISOString() })),
    years: [...new Set([...years, thisYear, thisYear + 1, year])].sort((a, b) => a - b),
    missing: [thisYear, thisYear + 1].filter((candidate) => !years.includes(candidate)),
  }
}

/** Every rule pack with its source: what the numbers of the product rest on. */
export async function listPacks(ctx: Context): Promise<PackView[]> {
  authorize(ctx, 'policy:read')
  const { timeZone } = await policyBook(ctx)
  const today = localDateOf(timeZone, ctx.now)
  const rows = await ctx.db.policyPack.findMany({
    where: { orgId: ctx.actor.orgId },
    orderBy: [{ topic: 'asc' }, { region: 'asc' }, { service: 'asc' }, { version: 'desc' }],
    omit: { body: true },
  })
  return rows.map(({ orgId: _, effectiveFrom, effectiveTo, ...row }) => {
    const from = effectiveFrom.toISOString().slice(0, 10)
    const to = effectiveTo?.toISOString().slice(0, 10) ?? null
    return { ...row, effectiveFrom: from, effectiveTo: to, current: from <= today && (!to || to >= today) }
  })
}
