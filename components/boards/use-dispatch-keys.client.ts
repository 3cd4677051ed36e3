'use client'
import { useEffect, useRef } from 'react'
import { isTyping } from '../ui/is-typing.client'

type Keys = {
  armed: boolean
  setArmed: (armed: boolean) => void
  onLetter: (letter: string) => void
  onConfirm: () => void
  onWalk: (step: 1 | -1) => void
}

/** The dispatcher's keys: D and a crew's letter, Ctrl+Enter confirms, J and K walk the queue, Escape disarms. */
export function useDispatchKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const k = latest.current
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
        event.preventDefault()
        return k.onConfirm()
      }
      if (isTyping(event)) return
      const key = event.key.toLowerCase()
      if (event.key === 'Escape') k.setArmed(false)
      else if (k.armed && /^[a-z]$/.test(key)) {
        k.setArmed(false)
        k.onLetter(key)
      } else if (key === 'd') k.setArmed(true)
      else if (key === 'j' || key === 'k') k.onWalk(key === 'j' ? 1 : -1)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
