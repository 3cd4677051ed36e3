import { z } from 'zod'
import { TakeAndDispatchInput } from '@/lib/fieldwork/inputs'
import { id, paragraph, requestKey, required } from '@/lib/kernel/fields'

/** A call, saved and dispatched; a complaint about a crew may name which of those that came, the latest unless named. */
export const TakeMatterInput = TakeAndDispatchInput.extend({ aboutCrewId: id.nullish() })
export type TakeMatterInput = z.output<typeof TakeMatterInput>

/** What a customer sends by their link. */
export const RateVisitInput = z.strictObject({
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'token'),
  score: z.coerce.number().int('score').min(1, 'score').max(5, 'score'),
  words: paragraph(500).default(''),
  complaint: z.boolean().default(false),
})
export type RateVisitInput = z.output<typeof RateVisitInput>

export const SettleCaseInput = z.strictObject({ caseId: id, requestKey, finding: required(paragraph(1000)) })
export type SettleCaseInput = z.output<typeof SettleCaseInput>
