import { z } from 'zod'
import { localDate } from '@/lib/kernel/fields'

/** Filters of the record as they stand in an address. */
export const EventListInput = z.object({
  type: z
    .string()
    .regex(/^[a-z-]+(\.[a-z-]+)?$/)
    .optional()
    .catch(undefined),
  person: z.string().max(40).optional().catch(undefined),
  from: localDate.optional().catch(undefined),
  to: localDate.optional().catch(undefined),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
})
export type EventListInput = z.output<typeof EventListInput>
