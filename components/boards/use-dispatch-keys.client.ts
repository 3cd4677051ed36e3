'use client'
import { useLayoutEffect, useRef } from 'react'
import { isTyping } from '../ui/is-typing.client'

type Keys = {
  armed: boolean
  setArmed: (armed: boolean) => void
  onLetter: (letter: string) => void
  onConfirm: () => void
  onWalk: (step: 1 | -1) => void
  /** the appointment by half hours, its length by half hours, the row above or below */
  onShift: (steps: 1 | -1) => void
  onStretch: (steps: 1 | -1) => void
  onRow: (step: 1 | -1) => void
  onEscape: () => void
}

const STEP: Record<string, 1 | -1> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** The dispatcher's keys, heard as soon as they are painted: D and a letter choose a crew, arrows for time and crew, Ctrl+Enter confirms, J and K walk the queue, Escape lets go. */
export function useDispatchKeys(keys: Keys): void {
  const latest = useRef(keys)
  useLayoutEffect(() => {
    latest.current = keys
  })
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const k = latest.current
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
        event.preventDefault()
        return k.onConfirm()
      }
      if (event.key === 'Escape' && !event.isComposing) {
        event.preventDefault()
        ;(document.activeElement as HTMLElement | null)?.blur()
        k.setArmed(false)
        return k.onEscape()
      }
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
      const key = event.key.toLowerCase()
      const step = STEP[event.key]
      if (k.armed && /^[a-z0-9]$/.test(key)) {
        k.setArmed(false)
        k.onLetter(key)
      } else if (key === 'd') k.setArmed(true)
      else if (key === 'j' || key === 'k') k.onWalk(key === 'j' ? 1 : -1)
      else if (step && (event.key === 'ArrowLeft' || event.key === 'ArrowRight'))
        if (event.shiftKey) k.onStretch(step)
        else k.onShift(step)
      else if (step) k.onRow(step)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
