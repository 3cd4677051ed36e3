import { offsetMs } from '@/lib/kernel/zones'
import type { PolicyBook } from '@/lib/policy/queries'
import { toldTime } from '../rules/told-time'

type Told = { question: string; answer: string | string[] }

/** Answers to "since when" as instants where the words name one: "昨晚8点" is wrong from tomorrow on. */
export function datedFacts<F extends Told>(
  facts: F[],
  book: Pick<PolicyBook, 'questions' | 'timeZone'>,
  now: Date,
): F[] {
  const times = new Set(book.questions.filter(({ type }) => type === 'datetime').map(({ key }) => key))
  const offset = offsetMs(book.timeZone, now.getTime()) / 60_000
  return facts.map((fact) =>
    times.has(fact.question) && typeof fact.answer === 'string'
      ? { ...fact, answer: toldTime(fact.answer, now, offset) }
      : fact,
  )
}
