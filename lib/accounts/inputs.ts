import { z } from 'zod'
import { id, line, required } from '@/lib/kernel/fields'

export const RevealContactInput = z.strictObject({ contactId: id, reason: required(line(200)) })
export type RevealContactInput = z.infer<typeof RevealContactInput>
