import { zh } from 'chrono-node'

const YEAR_MS = 366 * 86_400_000
const pad = (n: number) => String(n).padStart(2, '0')

/**
 * A time as a customer tells it ("昨晚8点", "11月21日20:00") as an instant that still means the same next week; the words themselves when
 * they name no certain day and hour, are not wholly a time, or lie ahead. `offsetMinutes` is the service's distance from UTC at that time.
 */
export function toldTime(words: string, now: Date, offsetMinutes: number): string {
  const text = words.trim()
  const [found] = zh.hans.parse(text, { instant: now, timezone: offsetMinutes })
  const start = found?.start
  const whole = found && found.text.length >= text.replace(/[左右前后起开始大概约\s]+/gu, '').length
  if (!start || !whole || !start.isCertain('day') || !start.isCertain('hour')) return words
  const at = start.date().getTime()
  if (at > now.getTime() || now.getTime() - at > YEAR_MS) return words
  const sign = offsetMinutes < 0 ? '-' : '+'
  const offset = `${sign}${pad(Math.floor(Math.abs(offsetMinutes) / 60))}:${pad(Math.abs(offsetMinutes) % 60)}`
  return new Date(at + offsetMinutes * 60_000).toISOString().slice(0, 19) + offset
}
