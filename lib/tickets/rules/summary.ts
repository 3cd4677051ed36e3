import { dateOfDay, localDay, localMinute } from '@/lib/kernel/zones'
import type { Question } from '@/lib/policy/rules/question-body'
import type { Kind, Service } from '@/lib/policy/rules/vocabulary'
import { numberIn } from './read-back'

type Call = {
  kind: string
  service: string
  words: string
  landmarks: string
  facts: { question: string; answer: string | string[] }[]
}

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

type Locale = 'zh-CN' | 'en'
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A time as it stands in a list for days: 11月21日20:00, never "last night". The customer's own words for a time stay. */
function writtenTime(locale: Locale, value: string, timeZone: string): string {
  const at = ISO.test(value) ? new Date(value).getTime() : NaN
  if (Number.isNaN(at)) return value
  const [, month, day] = dateOfDay(localDay(timeZone, at)).split('-').map(Number)
  const minutes = Math.floor(localMinute(timeZone, at))
  const clock = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
  return locale === 'en' ? `${day} ${MONTHS[month! - 1]} ${clock}` : `${month}月${day}日${clock}`
}

/** The read-back speaks to the customer; a list speaks of them. */
const ofTheCustomer = (locale: Locale, text: string) =>
  locale === 'en'
    ? text
        .replace(/\byour\b/gi, 'the')
        .replace(/\byou (need|want|suggest|praise|expect)\b/gi, 'the customer $1s')
        .replace(/\byou\b/gi, 'the customer')
    : text.replace(/您的?/g, '')

/** Saved in haste: a queue still has a line to show. */
const NOTHING_SAID = '没有说明情况'

/**
 * One line for queues and cards: what the facts say in the spoken words of their questions; the customer's own words when no fact says anything
 * (in English then nothing: they are not translated).
 */
export function summaryOf(locale: Locale, call: Call, questions: readonly Question[], timeZone: string): string {
  const lang = locale === 'en' ? 'en' : 'zh'
  const asked = questions.filter(
    ({ kinds, services }) => kinds.includes(call.kind as Kind) && services.includes(call.service as Service),
  )
  const parts = call.facts.flatMap(({ question: key, answer }) => {
    const question = asked.find((q) => q.key === key)
    if (!question?.readBack) return []
    const values = Array.isArray(answer) ? answer : [answer]
    const said = values.map((value) => {
      const option = question.options.find((o) => o.value === value)
      return option
        ? (option.said?.[lang] ?? option[lang])
        : question.type === 'datetime'
          ? writtenTime(locale, value, timeZone)
          : question.type === 'number'
            ? numberIn(value)
            : value
    })
    const text = said.filter(Boolean).join(locale === 'en' ? ', ' : '、')
    return text ? [question.readBack[lang].replace('{value}', text)] : []
  })
  const line = ofTheCustomer(locale, parts.join(locale === 'en' ? '; ' : '，'))
  if (locale === 'en') return line && line[0]!.toUpperCase() + line.slice(1)
  return line || call.words.split('\n')[0] || call.landmarks || NOTHING_SAID
}
