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

const FIELDS = 'input:not([type=hidden]):not(:disabled), textarea, select, [data-stop]'

/** What is asked as one thing: the radios or ticks of one question together, any other field by itself. */
const questionOf = (field: HTMLElement): Element =>
  (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type) && field.closest('fieldset')) || field

/** Enter goes on to the next thing people say, never back; in a text of several lines it is a line break. */
export function onEnterNext(event: React.KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement
  const { key, ctrlKey, metaKey, defaultPrevented } = event
  if (key !== 'Enter' || event.nativeEvent.isComposing || ctrlKey || metaKey || defaultPrevented) return
  if (target.tagName === 'TEXTAREA' || target.tagName === 'BUTTON') return
  event.preventDefault()
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>(FIELDS)].filter(
    (field) => field.getClientRects().length > 0,
  )
  const questions = [...new Set(fields.map(questionOf))]
  const next = questions[questions.indexOf(questionOf(target)) + 1]
  if (!next) return
  const own = fields.filter((field) => questionOf(field) === next)
  const chosen = own.find((field) => field instanceof HTMLInputElement && field.type === 'radio' && field.checked)
  ;(chosen ?? own[0])?.focus()
}
