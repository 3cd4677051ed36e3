import { dateOfDay, dayOfDate, localDay } from '@/lib/kernel/zones'
import { nominalMinutes, type ClockLimit, type LimitAmount } from '@/lib/policy/rules/limits'
import {
  PACK_BODIES,
  type ClocksBody,
  type LimitRule,
  type PackBody,
  type Season,
} from '@/lib/policy/rules/pack-bodies'
import type { Area, CustomerClass, Kind, Phase, Service, Severity, Topic } from '@/lib/policy/rules/vocabulary'

/**
 * A version of the numbers of one topic. `region` is CN or a prefix-coded part of it (CN-37 Shandong, CN-37-13 Linyi);
 * service null means every service; both dates are local yyyy-mm-dd and included.
 */
export type RulePack<T extends Topic = Topic> = {
  [K in T]: {
    topic: K
    region: string
    service: Service | null
    version: number
    effectiveFrom: string
    effectiveTo?: string | null
    source: string
    sourceEn: string
    verified: boolean
    body: PackBody<K>
  }
}[T]

/** A shipped pack: a rule pack with the title an administrator chooses it by. */
export type PackSeed = RulePack & { title: string; titleEn: string }

/** Reads a stored body by its topic; throws what is wrong with it. */
export const parsePackBody = <T extends Topic>(topic: T, body: unknown): PackBody<T> =>
  PACK_BODIES[topic].parse(body) as PackBody<T>

type PackQuery<T extends Topic> = { topic: T; region: string; service?: Service; on: string }

const covers = (packRegion: string, region: string) => region === packRegion || region.startsWith(`${packRegion}-`)

/**
 * The pack that holds on a local date: the narrowest region first, then a pack of the service before one for all, then
 * the latest effective date, then the highest version. Undefined when none holds.
 */
export function pickPack<T extends Topic>(packs: readonly RulePack[], query: PackQuery<T>): RulePack<T> | undefined {
  const holds = packs.filter(
    (pack) =>
      pack.topic === query.topic &&
      covers(pack.region, query.region) &&
      (pack.service === null || pack.service === query.service) &&
      pack.effectiveFrom <= query.on &&
      (!pack.effectiveTo || query.on <= pack.effectiveTo),
  )
  const rank = (a: RulePack, b: RulePack) =>
    b.region.length - a.region.length ||
    Number(b.service !== null) - Number(a.service !== null) ||
    b.effectiveFrom.localeCompare(a.effectiveFrom) ||
    b.version - a.version
  return holds.sort(rank)[0] as RulePack<T> | undefined
}

/** Local yyyy-mm-dd of an instant: the date a pack is picked on. */
export const localDateOf = (timeZone: string, at: Date): string => dateOfDay(localDay(timeZone, at.getTime()))

/** Where a local date stands in the season. A pack without a season is always in season (water, power). */
export function seasonPhase(season: Season | undefined, localDate: string): Phase {
  if (!season) return 'season'
  const monthDay = localDate.slice(5)
  const overNewYear = season.from > season.to
  const after = monthDay >= season.from
  const before = monthDay <= season.to
  if (overNewYear ? !after && !before : !after || !before) return 'off-season'
  const year = Number(localDate.slice(0, 4)) - (after ? 0 : 1)
  const daysIn = dayOfDate(localDate) - dayOfDate(`${year}-${season.from}`)
  return daysIn < season.startDays ? 'season-start' : 'season'
}

/** The season a local date lies in, or the last that began: its code and first local day. Without a season the calendar year stands for it. */
export function seasonSpan(season: Season | undefined, localDate: string): { code: string; startsOn: string } {
  const year = Number(localDate.slice(0, 4))
  if (!season) return { code: String(year), startsOn: `${year}-01-01` }
  const first = localDate.slice(5) >= season.from ? year : year - 1
  return {
    code: season.from > season.to ? `${first}-${first + 1}` : String(first),
    startsOn: `${first}-${season.from}`,
  }
}

export type LimitQuery = {
  kind: Kind
  service: Service
  customerClass: CustomerClass
  phase: Phase
  severity: Severity
  area?: Area
}

export type Limits = Record<'accept' | 'arrive' | 'resolve' | 'reply', ClockLimit | undefined>

/** Number of conditions met, or -1 when one is not. */
function fit(rule: LimitRule, q: LimitQuery): number {
  if (!rule.kinds.includes(q.kind)) return -1
  const conditions = [
    rule.services?.includes(q.service),
    rule.classes?.includes(q.customerClass),
    rule.phases?.includes(q.phase),
    rule.severities?.includes(q.severity),
    rule.areas?.includes(q.area ?? 'city'),
  ].filter((met) => met !== undefined)
  return conditions.every(Boolean) ? conditions.length : -1
}

const shortened = (limit: LimitAmount, share: number): LimitAmount => ({
  ...limit,
  amount: Math.max(1, Math.ceil(limit.amount * share)),
})

/**
 * The limits of a new ticket, one per clock, undefined where the pack sets none. A key customer's limit is the
 * ordinary one times the pack's share, unless a rule names key customers; it carries the source of both.
 */
export function limitsFor(pack: { version: number; body: ClocksBody }, query: LimitQuery): Limits {
  const { rules, warnShare, keyCustomerShare: key } = pack.body
  const limitOf = (clock: LimitRule['clock']): ClockLimit | undefined => {
    const best = rules
      .filter((rule) => rule.clock === clock && fit(rule, query) >= 0)
      .reduce<LimitRule | undefined>(
        (top, rule) => (top && fit(top, query) >= fit(rule, query) ? top : rule),
        undefined,
      )
    if (!best) return undefined
    const { limit, source, sourceEn, verified } = best
    const base = { packVersion: pack.version, warnShare }
    if (!key || query.customerClass !== 'key' || best.classes) return { ...limit, ...base, source, sourceEn, verified }
    const short = shortened(limit, key.share)
    if (nominalMinutes(short) >= nominalMinutes(limit)) return { ...limit, ...base, source, sourceEn, verified }
    return {
      ...short,
      ...base,
      source: `${key.source}；普通客户：${source}`,
      sourceEn: `${key.sourceEn}; ordinary customers: ${sourceEn}`,
      verified: verified && key.verified,
    }
  }
  return { accept: limitOf('accept'), arrive: limitOf('arrive'), resolve: limitOf('resolve'), reply: limitOf('reply') }
}
