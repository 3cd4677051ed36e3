import { z } from 'zod'
import { provenance, text } from '@/lib/policy/rules/body-parts'
import { KINDS, SERVICES, type Kind, type Service } from '@/lib/policy/rules/vocabulary'

const question = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  kinds: z.array(z.enum(KINDS)).min(1),
  services: z.array(z.enum(SERVICES)).min(1),
  label: text,
  type: z.enum(['text', 'choice', 'multi', 'datetime', 'number', 'yes-no']),
  /** `said` is the spoken form for the read-back: the label when absent, nothing at all when empty. */
  options: z
    .array(
      z.object({
        value: z.string(),
        zh: z.string(),
        en: z.string(),
        said: z.object({ zh: z.string(), en: z.string() }).optional(),
      }),
    )
    .default([]),
  required: z.boolean(),
  order: z.number().int(),
  /** Fragment of the read-back with {value}; null: not read back. */
  readBack: text.nullable(),
  /** Chinese: the next fragment follows without a comma. */
  runsOn: z.boolean().default(false),
})

export const questionsBody = z.object({ questions: z.array(question).min(1), ...provenance })

export type Question = z.infer<typeof question>
export type QuestionsBody = z.infer<typeof questionsBody>

/** The questions of a call in spoken order: those of this kind and this service, nothing more. */
export const questionsFor = (body: QuestionsBody, kind: Kind, service: Service): Question[] =>
  body.questions
    .filter((question) => question.kinds.includes(kind) && question.services.includes(service))
    .sort((a, b) => a.order - b.order)

/** The questions these facts answer: what a page needs to say them in words. */
export function questionsOf(questions: readonly Question[], facts: readonly { question: string }[]): Question[] {
  const asked = new Set(facts.map((fact) => fact.question))
  return questions.filter((question) => asked.has(question.key))
}
