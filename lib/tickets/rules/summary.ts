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

/** A time as it stands in a list for days: 11月21日20:00, never "last night". The customer's own words for a time stay. */
function writtenTime(value: string, timeZone: string): string {
  const at = ISO.test(value) ? new Date(value).getTime() : NaN
  if (Number.isNaN(at)) return value
  const [, month, day] = dateOfDay(localDay(timeZone, at)).split('-').map(Number)
  const minutes = Math.floor(localMinute(timeZone, at))
  return `${month}月${day}日${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** The read-back speaks to the customer; a list speaks of them. */
const ofTheCustomer = (text: string) => text.replace(/您的?/g, '')

/** One line for queues and cards: what the facts say in the spoken words of their questions; the customer's own words when no fact says anything. */
export function summaryOf(call: Call, questions: readonly Question[], timeZone: string): string {
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
        ? (option.said?.zh ?? option.zh)
        : question.type === 'datetime'
          ? writtenTime(value, timeZone)
          : question.type === 'number'
            ? numberIn(value)
            : value
    })
    const text = said.filter(Boolean).join('、')
    return text ? [question.readBack.zh.replace('{value}', text)] : []
  })
  return ofTheCustomer(parts.join('，')) || call.words.split('\n')[0] || call.landmarks
}
