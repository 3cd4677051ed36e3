import { dateOfDay, localDay, localMinute } from '@/lib/kernel/zones'

export type Locale = 'zh-CN' | 'en'

const DIGITS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'] as const
const TENS = ['', '十', '二十', '三十', '四十', '五十'] as const
const UNITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** 昨天晚上八点半 is said 昨晚八点半; the hour is of the twelve-hour clock as people say it. */
function spokenChinese(daysAgo: number, date: string, hour: number, minute: number): string {
  const part =
    hour < 6 ? '凌晨' : hour < 9 ? '早上' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上'
  const near = ['后天', '明天', '今天', '昨天', '前天'][daysAgo + 2]
  const [, month, day] = date.split('-').map(Number)
  const dayWord = near ?? `${month}月${day}日`
  const when = near && near !== '后天' && part === '晚上' ? dayWord.replace('天', '晚') : `${dayWord}${part}`
  const clock = `${DIGITS[hour > 12 ? hour - 12 : hour]}点`
  if (minute === 0) return when + clock
  if (minute === 30) return `${when}${clock}半`
  return `${when}${clock}${minute < 10 ? '零' : TENS[Math.floor(minute / 10)]}${UNITS[minute % 10]}分`
}

function spokenEnglish(daysAgo: number, date: string, hour: number, minute: number): string {
  const [, month, day] = date.split('-').map(Number)
  const half = hour % 12 === 0 ? 12 : hour % 12
  const clock = `${half}${minute ? `:${String(minute).padStart(2, '0')}` : ''} ${hour < 12 ? 'am' : 'pm'}`
  const far = `${day} ${MONTHS[(month ?? 1) - 1]} at ${clock}`
  if (daysAgo === 0) return `${clock} today`
  if (daysAgo === -1) return `${clock} tomorrow`
  if (daysAgo === 1) return hour >= 18 ? `${clock} last night` : `${clock} yesterday`
  return far
}

/** An ISO instant as it is said on the phone, in local time; anything else is the customer's own words and stays. */
export function spokenTime(locale: Locale, value: string, now: Date, timeZone: string): string {
  if (!ISO.test(value)) return value
  const at = new Date(value).getTime()
  if (Number.isNaN(at)) return value
  const day = localDay(timeZone, at)
  const daysAgo = localDay(timeZone, now.getTime()) - day
  const minutes = Math.floor(localMinute(timeZone, at))
  const say = locale === 'en' ? spokenEnglish : spokenChinese
  return say(daysAgo, dateOfDay(day), Math.floor(minutes / 60), minutes % 60)
}
