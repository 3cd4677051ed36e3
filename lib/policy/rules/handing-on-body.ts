import { z } from 'zod'
import { provenance } from '@/lib/policy/rules/body-parts'
import * as words from '@/lib/policy/rules/vocabulary'

const minutes = z.number().positive()

/** Whose a ticket is: after so many returns a ruling is made, within its limit; silence climbs `steps` after it. */
export const rulingBody = z.object({
  returns: z.number().int().min(2),
  minutes: z.object({ normal: minutes, serious: minutes, emergency: minutes }),
  keyCustomerShare: z.number().gt(0).max(1),
  warnShare: z.number().gt(0).lt(1),
  steps: z.array(z.object({ role: z.enum(words.ROLES), afterMinutes: z.number().min(0) })).min(1),
  ...provenance,
})

/** When a promise's owner is warned, and by when the customer must have heard of a slip: always before the time promised. */
export const promisesBody = z.object({
  warnShare: z.number().gt(0).lt(1),
  leastWarningMinutes: minutes,
  /** Share of the time between warning and due time within which the customer is told. */
  tellShare: z.number().gt(0).lt(1),
  brokenRole: z.enum(words.ROLES),
  untoldRole: z.enum(words.ROLES),
  ...provenance,
})

export type RulingBody = z.infer<typeof rulingBody>
export type PromisesBody = z.infer<typeof promisesBody>
