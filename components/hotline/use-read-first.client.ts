'use client'
import { useState } from 'react'
import type { Call } from './call-state'

/**
 * Saving asks once that the facts be read back; asked again it saves, and the record says that nobody confirmed. What is answered at once
 * has nothing to read back.
 */
export function useReadFirst(call: Call, readBack: string, save: () => void) {
  const [asked, setAsked] = useState(false)
  const isDue = !call.readBackConfirmed && readBack !== '' && !call.answer?.trim()
  return { unread: asked && isDue, askedToSave: () => (isDue && !asked ? setAsked(true) : save()) }
}
