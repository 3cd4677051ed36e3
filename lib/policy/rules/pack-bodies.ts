import { z } from 'zod'
import { provenance, text } from '@/lib/policy/rules/body-parts'
import { promisesBody, rulingBody } from '@/lib/policy/rules/handing-on-body'
import { questionsBody } from '@/lib/policy/rules/question-body'
import * as words from '@/lib/policy/rules/vocabulary'

const minutes = z.number().positive()
/** Minutes of the local day, half-open [start, end). */
const span = z
  .tuple([z.number().int().min(0).max(1439), z.number().int().min(1).max(1440)])
  .refine(([start, end]) => start < end, 'a window ends after it starts')
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
const limitAmount = z.union([
  z.object({ amount: minutes, unit: z.literal('minutes'), counting: z.enum(['elapsed', 'service']) }),
  z.object({ amount: z.number().int().min(1), unit: z.literal('working-days'), counting: z.literal('working-days') }),
])

/** A missing condition matches everything; the rule with most conditions wins, among equals the first. */
const limitRule = z.object({
  clock: z.enum(words.CLOCK_NAMES),
  kinds: z.array(z.enum(words.KINDS)).min(1),
  services: z.array(z.enum(words.SERVICES)).optional(),
  classes: z.array(z.enum(words.CUSTOMER_CLASSES)).optional(),
  phases: z.array(z.enum(words.PHASES)).optional(),
  severities: z.array(z.enum(words.SEVERITIES)).optional(),
  areas: z.array(z.enum(words.AREAS)).optional(),
  limit: limitAmount,
  ...provenance,
})

/** The season as month-days, both included; it may run over New Year. `startDays` are the first days with a longer limit. */
const season = z.object({ from: monthDay, to: monthDay, startDays: z.number().int().min(0), ...provenance })

export const clocksBody = z.object({
  warnShare: z.number().gt(0).lt(1),
  season: season.optional(),
  /** Key customers get this share of the ordinary limit unless a rule names them. */
  keyCustomerShare: z.object({ share: z.number().gt(0).max(1), ...provenance }).optional(),
  rules: z.array(limitRule).min(1),
})

export const contactBody = z.object({
  windows: z.array(span).min(1),
  /** Bounds no preference of a customer widens. */
  outerBounds: span,
  maxAttempts: z.number().int().min(1),
  minDaysOrPeriods: z.number().int().min(1),
  minSpacingMinutes: z.number().min(0),
  ...provenance,
})

/** Delay after the due time: minutes, a share of the limit, or both (then whichever comes first). */
const delay = z
  .object({ minutes: z.number().min(0).optional(), share: z.number().min(0).optional() })
  .refine((d) => d.minutes !== undefined || d.share !== undefined, 'a delay names minutes or a share')

export const escalationBody = z.object({
  warnRole: z.enum(words.ROLES),
  /** In order; null: this severity never reaches the step. */
  steps: z
    .array(
      z.object({
        role: z.enum(words.ROLES),
        after: z.object({ normal: delay.nullable(), serious: delay.nullable(), emergency: delay.nullable() }),
      }),
    )
    .min(1),
  /** Told of every overrun of a key customer at the due time. */
  keyCustomerRole: z.enum(words.ROLES),
  /** Gross overrun: `factor` times the limit since the clock began. */
  gross: z.object({ factor: z.number().gt(1), role: z.enum(words.ROLES) }),
  ...provenance,
})

export const phrasesBody = z.object({
  greeting: z.array(text).min(1),
  closing: z.array(text).min(1),
  calming: z.array(text).min(1),
  ...provenance,
})

/** Up to and including `boundary` the company answers; behind it the customer. `clause` cites the text itself. */
export const boundaryBody = z.object({
  boundary: text,
  companySide: text,
  customerSide: text,
  entryConsent: text,
  clause: text,
  ...provenance,
})

export const measuringBody = z.object({
  doorsShutMinutes: minutes,
  point: text,
  heightMetres: z.number().positive(),
  /** Lowest temperature in °C by kind of room. */
  standards: z
    .array(z.object({ room: z.enum(['bedroom', 'living', 'kitchen', 'bathroom']), celsius: z.number() }))
    .min(1),
  instrumentVerified: z.literal(true),
  digitalOnly: z.boolean(),
  bothSign: z.boolean(),
  refusalByCustomer: z.enum(['deemed-pass', 'recorded']),
  missedByCompany: z.enum(['deemed-fail', 'recorded']),
  ...provenance,
})

/** So many repairs of one symptom at one account in a season escalate and open a measuring order. */
export const repeatBody = z.object({ times: z.number().int().min(2), within: z.literal('season'), ...provenance })

/** What chargeable work costs, in whole fen, with what must be said before it begins. */
export const pricesBody = z.object({
  items: z
    .array(
      z.object({ code: z.string().min(1).max(40), name: text, fen: z.number().int().min(1), unit: text, caveat: text }),
    )
    .min(1),
  ...provenance,
})

export const PACK_BODIES = {
  clocks: clocksBody,
  contact: contactBody,
  escalation: escalationBody,
  questions: questionsBody,
  phrases: phrasesBody,
  boundary: boundaryBody,
  measuring: measuringBody,
  repeat: repeatBody,
  prices: pricesBody,
  ruling: rulingBody,
  promises: promisesBody,
} as const

export type ClocksBody = z.infer<typeof clocksBody>
export type LimitRule = z.infer<typeof limitRule>
export type Season = z.infer<typeof season>
export type ContactBody = z.infer<typeof contactBody>
export type EscalationBody = z.infer<typeof escalationBody>
export type PhrasesBody = z.infer<typeof phrasesBody>
export type BoundaryBody = z.infer<typeof boundaryBody>
export type PricesBody = z.infer<typeof pricesBody>
export type MeasuringBody = z.infer<typeof measuringBody>
export type PackBody<T extends words.Topic> = z.infer<(typeof PACK_BODIES)[T]>
