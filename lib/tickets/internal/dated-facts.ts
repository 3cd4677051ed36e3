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
    const instant = type === 'datetime' ? toldTime(fact.answer, now, offset) : fact.answer
    return { ...fact, answer: instant === fact.answer ? datedDays(instant, now, offset) : instant }
  })
}
