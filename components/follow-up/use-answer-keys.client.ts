'use client'
import { useEffect, useRef } from 'react'

type Keys = {
  /** the place of the outcome in its row */
  onOutcome: (at: number) => void
  onSolved: (solved: 'yes' | 'no') => void
  onSatisfaction: (grade: string) => void
  onSave: (() => void) | null
}

/** The keys of the outcomes, in their order: four under the left hand. */
export const OUTCOME_KEYS = ['A', 'S', 'D', 'F']

/** A S D F say what came of the call, Y and N answer whether it is solved, 1 to 5 how satisfied, Ctrl+Enter saves; letters typed into a text stay text. */
export function useAnswerKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return
      const { onOutcome, onSolved, onSatisfaction, onSave } = latest.current
      const control = event.ctrlKey || event.metaKey
      if (control && event.key === 'Enter') {
        event.preventDefault()
        onSave?.()
        return
      }
      const target = event.target as HTMLElement
      const typing =
        target.tagName === 'TEXTAREA' ||
        target.tagName === 'SELECT' ||
        (target instanceof HTMLInputElement && target.type !== 'radio')
      if (typing || control || event.altKey) return
      const key = event.key.toLowerCase()
      const outcome = OUTCOME_KEYS.indexOf(event.key.toUpperCase())
      if (outcome >= 0) onOutcome(outcome)
      else if (key === 'y' || key === 'n') onSolved(key === 'y' ? 'yes' : 'no')
      else if (/^[1-5]$/.test(key)) onSatisfaction(key)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
