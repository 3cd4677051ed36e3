import { offsetMs } from '@/lib/kernel/zones'
import type { PolicyBook } from '@/lib/policy/queries'
import { datedDays, toldTime } from '../rules/told-time'

type Told = { question: string; answer: string | string[] }

/** Answers in the customer's words with their times as instants and their days as dates: "昨晚8点" and "今天下午" are wrong from tomorrow on. */
export function datedFacts<F extends Told>(
  facts: F[],
  book: Pick<PolicyBook, 'questions' | 'timeZone'>,
  now: Date,
): F[] {
  const types = new Map(book.questions.map(({ key, type }) => [key, type]))
  const offset = offsetMs(book.timeZone, now.getTime()) / 60_000
  return facts.map((fact) => {
    const type = types.get(fact.question)
    if (typeof fact.answer !== 'string' || (type !== 'datetime' && type !== 'text')) return fact
    const dated = datedDays(fact.answer, now, offset)
    if (type === 'text') return { ...fact, answer: dated }
    const instant = toldTime(fact.answer, now, offset)
    if (instant !== fact.answer) return { ...fact, answer: instant }
    const plain = dated.replace(/日晚(?=(1[3-9]|2[0-3])[:：点时])/u, '日') // "昨晚20:00" says the evening twice
    return { ...fact, answer: plain === dated ? dated : toldTime(plain, now, offset) }
  })
}
