import { spokenInstant } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { Question } from '@/lib/policy/rules/question-body'

const ISO = /^\d{4}-\d\d-\d\dT/

/** What was asked, in words; the key itself when the pack no longer holds the question. */
export function askedText(questions: readonly Question[], key: string, locale: Locale): string {
  const question = questions.find((candidate) => candidate.key === key)
  return question ? question.label[locale === 'en' ? 'en' : 'zh'] : key
}

/** An answer in words: options by their labels, instants as people say them, everything else as told. */
export function answerText(questions: readonly Question[], key: string, answer: string | string[], locale: Locale, now: Date): string {
  const options = questions.flatMap((question) => (question.key === key ? question.options : []))
  const said = (value: string) => {
    if (ISO.test(value)) return spokenInstant(locale, new Date(value), now)
    const option = options.find((candidate) => candidate.value === value)
    return option ? option[locale === 'en' ? 'en' : 'zh'] : value
  }
  return (Array.isArray(answer) ? answer : [answer]).map(said).join(locale === 'en' ? ', ' : '、')
}

