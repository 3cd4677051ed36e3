import { zh } from 'chrono-node'

const YEAR_MS = 366 * 86_400_000
const pad = (n: number) => String(n).padStart(2, '0')

/**
 * A time as a customer tells it ("昨晚8点", "11月21日20:00") as an instant that still means the same next week; the words themselves when
 * they name no certain day and hour, are not wholly a time, or lie ahead. `offsetMinutes` is the service's distance from UTC at that time.
 */
export function toldTime(words: string, now: Date, offsetMinutes: number): string {
  const text = words.trim()
  const local = wallClockOf(now, offsetMinutes)
  const [found] = zh.hans.parse(text, local)
  const start = found?.start
  const whole = found && found.text.length >= text.replace(/[左右前后起开始大概约\s]+/gu, '').length
  if (!start || !whole || !start.isCertain('day') || !start.isCertain('hour')) return words
  if (start.isCertain('timezoneOffset')) return words // an instant already
  const at = start.date()
  if (at > local || local.getTime() - at.getTime() > YEAR_MS) return words
  const sign = offsetMinutes < 0 ? '-' : '+'
  const offset = `${sign}${pad(Math.floor(Math.abs(offsetMinutes) / 60))}:${pad(Math.abs(offsetMinutes) % 60)}`
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
  return `${day}T${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}${offset}`
}

/** The service's wall clock as if it were this machine's: the reader of times counts its days by the machine it runs on. */
function wallClockOf(now: Date, offsetMinutes: number): Date {
  const there = new Date(now.getTime() + offsetMinutes * 60_000)
  return new Date(
    ...([there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()] as const),
    ...([there.getUTCHours(), there.getUTCMinutes(), there.getUTCSeconds()] as const),
  )
}
