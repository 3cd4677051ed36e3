/** An amount of time: minutes for elapsed and service time, whole days for working days; no other pairing exists. */
export type LimitAmount =
  | { amount: number; unit: 'minutes'; counting: 'elapsed' | 'service' }
  | { amount: number; unit: 'working-days'; counting: 'working-days' }

/** A limit as a policy pack gave it; stored with the clock it started, so that a date can always be explained. */
export type ClockLimit = LimitAmount & {
  packVersion: number
  source: string
  sourceEn: string
  verified: boolean
  /** Share of the limit at which people are warned; DEFAULT_WARN_SHARE when absent. */
  warnShare?: number
}

export const DEFAULT_WARN_SHARE = 0.8

/** The limit in minutes for comparing, storing and scaling: a working day counts as 1440. Never a due date. */
export const nominalMinutes = (limit: LimitAmount): number =>
  limit.unit === 'minutes' ? limit.amount : limit.amount * 1440
