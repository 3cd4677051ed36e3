'use client'
import { createContext, use } from 'react'
import type { FieldDay } from '@/lib/fieldwork/views'
import type { RevealPhone } from './actions'

type Field = { day: FieldDay; now: string; reveal: RevealPhone }
const Context = createContext<Field | null>(null)

export const FieldContext = Context

/** The day, the service's time and the one thing that needs the server: a whole phone number. */
export function useField(): Field {
  const field = use(Context)
  if (!field) throw new Error('outside the field room')
  return field
}
