import { z } from 'zod'

/** A text in both languages, both complete. */
export const text = z.object({ zh: z.string().min(1), en: z.string().min(1) })

/** `verified` is false until someone has held the text of the rule in hand. */
export const provenance = { source: z.string().min(1), sourceEn: z.string().min(1), verified: z.boolean() }
