import { z } from 'zod'

/** A text in both languages, both complete. */
export const text = z.object({ zh: z.string().min(1), en: z.string().min(1) })
export type Words = z.output<typeof text>

/** The rule's words in both languages, where what somebody put down is one of them as it stands. */
export const wordsOf = (put: string | null, known: readonly Words[]): Words | null =>
  known.find(({ zh, en }) => put === zh || put === en) ?? null

/** `verified` is false until someone has held the text of the rule in hand. */
export const provenance = { source: z.string().min(1), sourceEn: z.string().min(1), verified: z.boolean() }
