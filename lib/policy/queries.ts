import 'server-only'
import type { WorkCalendar } from '@/lib/kernel/working-days'
import { dayOfDate, instantOf } from '@/lib/kernel/zones'
import type { Context } from '@/lib/platform/context'
import { shippedPromises, shippedRuling } from './packs/handing-on'
import {
  seasonPhase,
  seasonSpan,
  limitsFor,
  localDateOf,
  parsePackBody,
  pickPack,
  type Limits,
  type RulePack,
} from './rules/packs'
import type {
  BoundaryBody,
  ContactBody,
  EscalationBody,
  MeasuringBody,
  PhrasesBody,
  PricesBody,
} from './rules/pack-bodies'
import { wordsOf, type Words } from './rules/body-parts'
import type { PromisesBody, RulingBody } from './rules/handing-on-body'
import type { Question } from './rules/question-body'
import type { CustomerClass, Kind, Phase, Service, Severity, Topic } from './rules/vocabulary'

/** The rules of one company as they stand today, with the calendars its clocks were derived with. */
export type PolicyBook = {
  timeZone: string
  region: string
  calendar: WorkCalendar
  calendarOf: (version: string | undefined) => WorkCalendar
  ladder: EscalationBody
  contact: ContactBody
  phrases: PhrasesBody
  questions: Question[]
  limits: (query: { kind: Kind; service: Service; severity: Severity; customerClass: CustomerClass }) => Limits
  boundary: (service: Service) => BoundaryBody | undefined
  /** the English of a boundary's clause that was kept with a visit, from whichever pack it came */
  clauseEn: (clause: string | null) => string | null
  measuring: MeasuringBody | undefined
  /** where a reading was taken, in both languages, when it is the place a measuring pack names */
  pointWords: (point: string | null) => Words | null
  prices: (service: Service) => PricesBody | undefined
  pricesVersion: (service: Service) => number | undefined
  repeatTimes: number
  ruling: RulingBody & { packVersion: number }
  promises: PromisesBody
  phase: (service: Service) => Phase
  season: (service: Service) => { code: string; startsAt: Date } | null
}

const FRESH_MS = 15_000
const cache = new Map<string, { readAt: number; book: PolicyBook }>()

/** Forgets what was read, after an edit. */
export function forgetPolicy(orgId: string): void {
  cache.delete(orgId)
}

/** The company's rule book; read again after fifteen seconds, so that every process follows an edit. */
export async function policyBook(ctx: Context): Promise<PolicyBook> {
  const held = cache.get(ctx.actor.orgId)
  if (held && Math.abs(ctx.now.getTime() - held.readAt) < FRESH_MS) return held.book
  const book = await readBook(ctx)
  cache.set(ctx.actor.orgId, { readAt: ctx.now.getTime(), book })
  return book
}

type OrgRow = { region: string; timeZone: string }
type CalendarRow = { year: number; version: number; holidays: string[]; makeUpDays: string[] }

/** Office hours of the service desk: 08:30-12:00 and 14:00-17:30 on working days. */
const OFFICE: readonly [number, number][] = [
  [510, 720],
  [840, 1050],
]

function buildCalendar(org: OrgRow, rows: CalendarRow[]): WorkCalendar {
  return {
    timeZone: org.timeZone,
    weekly: { 1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 5: OFFICE, 6: [], 7: [] },
    holidays: new Set(rows.flatMap((row) => row.holidays)),
    makeUpDays: new Set(rows.flatMap((row) => row.makeUpDays)),
    knownYears: new Set(rows.map((row) => row.year)),
    version: rows.map((row) => `${row.year}.${row.version}`).join(' '),
  }
}

async function readBook(ctx: Context): Promise<PolicyBook> {
  const { orgId } = ctx.actor
  const org = await ctx.db.org.findUniqueOrThrow({ where: { id: orgId }, select: { region: true, timeZone: true } })
  const calendars = await ctx.db.calendarYear.findMany({
    where: { orgId },
    orderBy: [{ year: 'asc' }, { version: 'asc' }],
  })
  const latest = calendars.filter(
    (row) => !calendars.some((other) => other.year === row.year && other.version > row.version),
  )
  const rows = await ctx.db.policyPack.findMany({ where: { orgId } })
  const packs = rows.map(
    (row) =>
      ({
        ...row,
        effectiveFrom: row.effectiveFrom.toISOString().slice(0, 10),
        effectiveTo: row.effectiveTo?.toISOString().slice(0, 10) ?? null,
        body: parsePackBody(row.topic as Topic, row.body),
      }) as unknown as RulePack,
  )
  const on = localDateOf(org.timeZone, ctx.now)
  const pick = <T extends Topic>(topic: T, service?: Service) =>
    pickPack(packs, { topic, region: org.region, service, on })
  const must = <T extends Topic>(topic: T) => {
    const pack = pick(topic)
    if (!pack) throw new Error(`No policy pack '${topic}' holds on ${on} in ${org.region}`)
    return pack
  }
  const calendar = buildCalendar(org, latest)
  const older = new Map([[calendar.version, calendar]])
  const ofVersion = (version: string) => {
    const named = new Set(version.split(' '))
    const built = buildCalendar(
      org,
      calendars.filter((row) => named.has(`${row.year}.${row.version}`)),
    )
    older.set(version, built)
    return built
  }
  const phase = (service: Service) => seasonPhase(pick('clocks', service)?.body.season, on)
  return {
    timeZone: org.timeZone,
    region: org.region,
    calendar,
    calendarOf: (version) => (version ? (older.get(version) ?? ofVersion(version)) : calendar),
    ladder: must('escalation').body,
    contact: must('contact').body,
    phrases: must('phrases').body,
    questions: must('questions').body.questions,
    limits: (query) => {
      const pack = pick('clocks', query.service)
      if (!pack) return { accept: undefined, arrive: undefined, resolve: undefined, reply: undefined }
      return limitsFor({ version: pack.version, body: pack.body }, { ...query, phase: phase(query.service) })
    },
    boundary: (service) => pick('boundary', service)?.body,
    clauseEn: (clause) =>
      packs.flatMap(({ topic, body }) =>
        topic === 'boundary' && body.clause.zh === clause ? body.clause.en : [],
      )[0] ?? clause,
    measuring: pick('measuring', 'heat')?.body,
    pointWords: (point) =>
      wordsOf(
        point,
        packs.flatMap(({ topic, body }) => (topic === 'measuring' ? body.point : [])),
      ),
    prices: (service) => pick('prices', service)?.body,
    pricesVersion: (service) => pick('prices', service)?.version,
    ruling: { ...(pick('ruling')?.body ?? shippedRuling), packVersion: pick('ruling')?.version ?? 0 },
    promises: pick('promises')?.body ?? shippedPromises,
    repeatTimes: pick('repeat', 'heat')?.body.times ?? 3,
    phase,
    season: (service) => {
      const { code, startsOn } = seasonSpan(pick('clocks', service)?.body.season, on)
      return { code, startsAt: new Date(instantOf(org.timeZone, dayOfDate(startsOn), 0)) }
    },
  }
}
