import type { ActionState } from '@/lib/kernel/result'

/** The one act of the field that needs the server: a whole number, with its reason on record. */
export type RevealPhone = (input: {
  ticketNo: string
  field: 'callerPhone' | 'contactPhone'
  callId?: string
  reason: string
}) => Promise<ActionState<{ phone: string }>>
