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
  if (!start || !whole || !start.isCertain('hour')) return words
  // An hour alone is today's when it can be no other: so long ago, or with its half of the day.
  if (!start.isCertain('day') && !/前$|早|凌晨|上午|中午|下午|晚|^(1[3-9]|2[0-3])\s*[:：点时]/u.test(text)) return words
  if (start.isCertain('timezoneOffset')) return words // an instant already
  const at = start.date()
  if (at > local || local.getTime() - at.getTime() > YEAR_MS) return words
  const sign = offsetMinutes < 0 ? '-' : '+'
  const offset = `${sign}${pad(Math.floor(Math.abs(offsetMinutes) / 60))}:${pad(Math.abs(offsetMinutes) % 60)}`
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
  return `${day}T${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}${offset}`
}

const DAYS: Record<string, number> = {
  大前: -3,
  前: -2,
  昨: -1,
  今: 0,
  明: 1,
  后: 2,
  大后: 3,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
}
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** Days told from where one stands ("今天下午", "tomorrow morning") as days of the calendar: 11月29日下午, 29 Nov morning. Other words stay. */
export function datedDays(words: string, now: Date, offsetMinutes: number): string {
  const local = wallClockOf(now, offsetMinutes)
  const dayOf = (word: string) => new Date(local.getFullYear(), local.getMonth(), local.getDate() + DAYS[word]!)
  return words
    .replace(/(大前|前|昨|今|明|大后|后)(?:([晚早夜])(?!上)|[天日](?!前))/gu, (_, word: string, part = '') => {
      const day = dayOf(word)
      return `${day.getMonth() + 1}月${day.getDate()}日${part}`
    })
    .replace(/\b(yesterday|today|tomorrow)\b/giu, (word) => {
      const day = dayOf(word.toLowerCase())
      return `${day.getDate()} ${MONTHS[day.getMonth()]}`
    })
}

/** The service's wall clock as if it were this machine's: the reader of times counts its days by the machine it runs on. */
function wallClockOf(now: Date, offsetMinutes: number): Date {
  const there = new Date(now.getTime() + offsetMinutes * 60_000)
  return new Date(
    ...([there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()] as const),
    ...([there.getUTCHours(), there.getUTCMinutes(), there.getUTCSeconds()] as const),
  )
}
