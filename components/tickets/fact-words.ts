import { exactTime, spokenInstant } from '@/lib/i18n/format'
import { datedInEnglish } from '@/lib/tickets/rules/dated-english'
import type { Question } from '@/lib/policy/rules/question-body'

type Matter = { kind: string; service: string }

function find(questions: readonly Question[], key: string, matter?: Matter): Question | undefined {
  const named = questions.filter((question) => question.key === key)
  return (
    named.find(
      (question) =>
        matter &&
        question.kinds.includes(matter.kind as 'repair') &&
        question.services.includes(matter.service as 'heat'),
    ) ?? named[0]
  )
}

/** The question as it was asked; its key where the set no longer holds it. */
export function labelOf(questions: readonly Question[], key: string, locale: 'zh-CN' | 'en', matter?: Matter): string {
  const question = find(questions, key, matter)
  return question ? question.label[locale === 'en' ? 'en' : 'zh'] : key
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** An answer in words: options by their labels, instants as people say them, everything else as told. */
export function answerWords(
  questions: readonly Question[],
  key: string,
  answer: string | string[],
  locale: 'zh-CN' | 'en',
  matter?: Matter,
  now?: string,
): string {
  const question = find(questions, key, matter)
  const timeOf = (at: Date) => (now ? spokenInstant(locale, at, new Date(now)) : exactTime(at).slice(0, 16))
  const wordOf = (value: string) =>
    ISO.test(value)
      ? timeOf(new Date(value))
      : (question?.options.find((option) => option.value === value)?.[locale === 'en' ? 'en' : 'zh'] ??
        (locale === 'en' ? datedInEnglish(value) : value))
  return Array.isArray(answer) ? answer.map(wordOf).join(locale === 'en' ? ', ' : '、') : wordOf(answer)
}

/** Facts in the order their questions are spoken, those of no known question last. */
export function inSpokenOrder<F extends { question: string }>(
  facts: readonly F[],
  questions: readonly Question[],
  matter?: Matter,
): F[] {
  const orderOf = (fact: F) => find(questions, fact.question, matter)?.order ?? Number.MAX_SAFE_INTEGER
  return [...facts].sort((a, b) => orderOf(a) - orderOf(b))
}
