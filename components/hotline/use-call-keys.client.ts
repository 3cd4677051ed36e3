'use client'
import { useEffect, useRef } from 'react'

type Keys = {
  onSave: (() => void) | null
  onJoin: (() => void) | null
  onUpset: () => void
  onConfirm: () => void
  onHandOver: (() => void) | null
  onNew: () => void
}

/** The call screen's keys: Ctrl+Enter save and dispatch, Ctrl+J join the likeliest, F2 new call, F8 upset, F9 read back, F10 hand over. */
export function useCallKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return
      const k = latest.current
      const control = event.ctrlKey || event.metaKey
      const act =
        event.key === 'Enter' && control
          ? k.onSave
          : event.key.toLowerCase() === 'j' && control
            ? k.onJoin
            : event.key === 'F2'
              ? k.onNew
              : event.key === 'F8'
                ? k.onUpset
                : event.key === 'F9'
                  ? k.onConfirm
                  : event.key === 'F10'
                    ? k.onHandOver
                    : undefined
      if (act === undefined) return
      event.preventDefault()
      act?.()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** Enter goes to the next thing people say; in a text of several lines it is a line break. */
export function onEnterNext(event: React.KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement
  if (
    event.key !== 'Enter' ||
    event.nativeEvent.isComposing ||
    event.ctrlKey ||
    event.metaKey ||
    event.defaultPrevented
  )
    return
  if (target.tagName === 'TEXTAREA' || target.tagName === 'BUTTON') return
  event.preventDefault()
  const stops = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(
      'input:not([type=hidden]):not(:disabled), textarea, select, [data-stop]',
    ),
  ].filter(
    (stop) =>
      stop.offsetParent !== null &&
      !(
        stop instanceof HTMLInputElement &&
        stop.type === 'radio' &&
        !stop.checked &&
        stop.name === (target as HTMLInputElement).name
      ),
  )
  const at = stops.indexOf(target)
  stops[at + 1]?.focus()
}
