import type { Locale } from './locales'

const ZONE = 'Asia/Shanghai'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const formatters = new Map<string, Intl.DateTimeFormat>()
function formatter(locale: Locale | 'en-GB', key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale}/${key}`
  const made = formatters.get(name) ?? new Intl.DateTimeFormat(locale, { timeZone: ZONE, hourCycle: 'h23', ...options })
  formatters.set(name, made)
  return made
}

const dayOf = (at: Date) => formatter('en', 'day', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
const clockOf = (at: Date) => formatter('en', 'clock', { hour: '2-digit', minute: '2-digit' }).format(at)

/** An instant exactly, for a hover: 2026-11-22 16:40:05. */
export function exactTime(at: Date): string {
  return formatter('zh-CN', 'exact', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
    .format(at)
    .replaceAll('/', '-')
}

/** An instant as a person says it: 今天 16:40, 昨天 08:05, 11月20日 09:30. */
export function spokenInstant(locale: Locale, at: Date, now: Date): string {
  const days = Math.round((Date.parse(dayOf(at)) - Date.parse(dayOf(now))) / DAY)
  const names: Record<Locale, Record<number, string>> = {
    'zh-CN': { [-2]: '前天', [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' },
    en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
  }
  const name = names[locale][days]
  if (name) return `${name} ${clockOf(at)}`
  const sameYear = dayOf(at).slice(-4) === dayOf(now).slice(-4)
  const date = formatter(locale === 'en' ? 'en-GB' : locale, sameYear ? 'md' : 'ymd', {
    ...(sameYear ? {} : { year: 'numeric' }),
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
  }).format(at)
  return `${date} ${clockOf(at)}`
}

/** When something was that was said later: the hour alone on the same day; empty when both are the same minute. */
export function spokenThen(locale: Locale, { at, said }: { at: Date; said: Date }, now: Date): string {
  if (dayOf(at) !== dayOf(said)) return spokenInstant(locale, at, now)
  return clockOf(at) === clockOf(said) ? '' : clockOf(at)
}

/** The hour and minute on the wall: 16:40. */
export const wallClock = (at: number): string => clockOf(new Date(at))

/** An appointment as a person says it: 今天 14:00–15:30. */
export function spokenWindow(locale: Locale, window: { from: Date; to: Date }, now: Date): string {
  return `${spokenInstant(locale, window.from, now)}–${clockOf(window.to)}`
}

/** The instant of a local time as a `datetime-local` field gives it, wherever the browser stands. */
export function instantOfField(value: string): string {
  const at = new Date(`${value}:00+08:00`)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

/** An instant as a `datetime-local` field takes it: the local time of the service, wherever the browser stands. */
export function fieldOfInstant(at: string): string {
  const day = new Date(at)
  return Number.isNaN(day.getTime()) ? '' : exactTime(day).slice(0, 16).replace(' ', 'T')
}

/** A month of any year: 10月, Oct. */
export const monthName = (locale: Locale, month: number): string =>
  formatter(locale, 'month', { month: 'short' }).format(new Date(Date.UTC(2024, month - 1, 15)))

/** A length of time as a person says it: 2 小时 05 分, 3 天 4 小时, 12 分钟. */
export function spokenLength(locale: Locale, ms: number): string {
  const total = Math.abs(ms)
  const days = Math.floor(total / DAY)
  const hours = Math.floor((total % DAY) / HOUR)
  const minutes = Math.floor((total % HOUR) / MINUTE)
  const zh = locale === 'zh-CN'
  if (days > 0) return zh ? `${days} 天${hours ? ` ${hours} 小时` : ''}` : `${days} d${hours ? ` ${hours} h` : ''}`
  if (hours > 0) {
    const mm = String(minutes).padStart(2, '0')
    return zh ? `${hours} 小时 ${mm} 分` : `${hours} h ${mm} min`
  }
  return zh ? `${minutes} 分钟` : `${minutes} min`
}

const money = (locale: Locale) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' })
const MONEY: Record<Locale, Intl.NumberFormat> = { 'zh-CN': money('zh-CN'), en: money('en') }

/** Money from fen: ¥1,234.50. */
export const yuan = (locale: Locale, fen: number): string => MONEY[locale].format(fen / 100)
