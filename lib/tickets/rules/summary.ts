import type { Question } from '@/lib/policy/rules/question-body'

type Call = { kind: string; words: string; landmarks: string; facts: { question: string; answer: string | string[] }[] }

/** One line for queues and cards: what the facts say in the spoken words of their questions; the customer's own words when no fact says anything. */
export function summaryOf(call: Call, questions: readonly Question[]): string {
  const parts = call.facts.flatMap(({ question: key, answer }) => {
    const question = questions.find((q) => q.key === key)
    if (!question?.readBack) return []
    const values = Array.isArray(answer) ? answer : [answer]
    const said = values.filter(Boolean).map((value) => {
      const option = question.options.find((o) => o.value === value)
      return option?.said?.zh ?? option?.zh ?? value
    })
    return said.length > 0 ? [question.readBack.zh.replace('{value}', said.join('、'))] : []
  })
  return parts.join('，') || call.words.split('\n')[0] || call.landmarks
}
