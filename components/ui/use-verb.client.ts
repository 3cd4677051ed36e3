'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ActionState } from '@/lib/kernel/result'

/** A key for a form, made when it opens; it says for whom the page was opened, so that another person's tab cannot send it. */
export function newRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18))
  const person = document.querySelector<HTMLElement>('[data-person]')?.dataset.person
  const key = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
  return person && /^[A-Za-z0-9]{1,20}$/.test(person) ? `${key}_by-${person}` : key
}

/** Why no answer of the verb came back: refused at the door for its size, an action of an older build, or nobody there. */
function whyLost(error: unknown): 'too-large' | 'renewed' | 'unreachable' {
  const { name = '', message = '' } = (error ?? {}) as Partial<Error>
  if (message.startsWith('413 ')) return 'too-large'
  return name === 'UnrecognizedActionError' ? 'renewed' : 'unreachable'
}

/** Says when a verb succeeds: it may have taken away the cause of a refusal that stands elsewhere on the screen. */
const successes = new EventTarget()

type Action<I, T> = (input: I) => Promise<ActionState<T>>

/**
 * Calls an action with the form's request key: pressed twice it is the same act; a lost answer is asked for again with the same key;
 * the key is renewed once the act has succeeded or its text has changed after a refusal. Nothing typed is touched.
 */
export function useVerb<I extends { requestKey: string }, T>(action: Action<I, T>, done?: (data: T) => void) {
  const key = useRef('')
  const [state, setState] = useState<ActionState<T> | null>(null)
  const [pending, setPending] = useState(false)
  const unblock = useCallback(() => setState((now) => (now && !now.ok && now.kind === 'blocked' ? null : now)), [])
  useEffect(() => {
    successes.addEventListener('done', unblock)
    return () => successes.removeEventListener('done', unblock)
  }, [unblock])
  const run = useCallback(
    async (input: Omit<I, 'requestKey'>): Promise<ActionState<T>> => {
      key.current ||= newRequestKey()
      setPending(true)
      try {
        const result = await action({ ...input, requestKey: key.current } as I)
        key.current = ''
        setState(result)
        if (result.ok) {
          successes.dispatchEvent(new Event('done'))
          done?.(result.data)
        }
        return result
      } catch (error) {
        const lost = { ok: false, kind: whyLost(error), requestId: '--------' } as unknown as ActionState<T>
        setState(lost)
        return lost
      } finally {
        setPending(false)
      }
    },
    [action, done],
  )
  const fields = state && !state.ok && state.kind === 'invalid' ? state.fields : {}
  /** `unblock`: what was refused may hold no longer, because something was typed since */
  return { run, pending, state, fields, unblock, reset: () => setState(null) }
}
