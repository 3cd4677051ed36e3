import type { z } from 'zod'
import type { FieldErrors } from './errors'

/** zod's issues as one message code per field, for the screen to word. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {}
  for (const issue of error.issues) {
    const name = issue.path.join('.') || 'form'
    fields[name] ??= issue.code === 'unrecognized_keys' ? 'unknown_field' : issue.message
  }
  return fields
}
