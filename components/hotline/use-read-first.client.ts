'use client'
import { useState } from 'react'
import type { Call } from './call-state'

/**
 * Saving asks once that the facts be read back as they stand; asked again it saves, and the record says that nobody confirmed. What is answered at once
 * has nothing to read back.
 */
export function useReadFirst(call: Call, readBack: string, save: () => void) {
  const [asked, setAsked] = useState<string | null>(null)
  const isDue = !call.readBackConfirmed && readBack !== '' && !call.answer?.trim()
  return {
    unread: isDue && asked === readBack,
    askedToSave: () => (isDue && asked !== readBack ? setAsked(readBack) : save()),
  }
}
