import { env } from './env'

/** The one place that reads the wall clock. An offset lets a rehearsal run at another hour; it is zero in service. */
export function wallClock(): Date {
  return new Date(Date.now() + env().ASKONCE_CLOCK_OFFSET_MS)
}
