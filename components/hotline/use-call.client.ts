'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ActionState } from '@/lib/kernel/result'
import type { DraftView } from '@/lib/tickets/views'
import { emptyCall, type Call } from './call-state'

type Keep = (input: {
  draftId: string
  kind: string
  version: number
  body: Call
}) => Promise<ActionState<{ version: number }>>
export type KeepState = 'empty' | 'typing' | 'kept' | 'failed' | 'elsewhere'

const PAUSE_MS = 500
const RETRY_MS = 3000

/** A call that is kept is gone on with after a reload: its address no longer asks for an empty screen. */
const keepAddress = () => {
  if (new URLSearchParams(window.location.search).has('next'))
    window.history.replaceState(null, '', window.location.pathname)
}

/** The call being taken, kept on the server from the first character: after every pause in typing, one write at a time, again until it is there. */
export function useCall(
  channel: string,
  { caller, about }: { caller: string; about?: string },
  resumed: DraftView | undefined,
  keep: Keep,
) {
  const [call, setCall] = useState<Call>(() => ({
    ...emptyCall(channel, caller, about),
    ...(resumed?.body as Partial<Call>),
  }))
  const [kept, setKept] = useState<KeepState>(resumed ? 'kept' : 'empty')
  const draft = useRef({
    id: resumed?.id ?? '',
    version: resumed?.version ?? 0,
    dirty: false,
    writing: false,
    ended: false,
  })
  const latest = useRef(call)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const write = useCallback(async () => {
    const d = draft.current
    if (d.writing || !d.dirty || d.ended) return
    d.writing = true
    d.dirty = false
    d.id ||= crypto.randomUUID()
    try {
      const result = await keep({ draftId: d.id, kind: 'call', version: d.version, body: latest.current })
      if (result.ok) {
        d.version = result.data.version
        keepAddress()
      }
      setKept(result.ok ? 'kept' : result.kind === 'conflict' ? 'elsewhere' : 'failed')
    } catch {
      d.dirty = true
      setKept('failed')
      timer.current = setTimeout(() => void write(), RETRY_MS)
    }
    d.writing = false
    if (d.dirty && !d.ended) timer.current = setTimeout(() => void write(), PAUSE_MS)
  }, [keep])

  const change = useCallback(
    (part: Partial<Call>) => {
      setCall((before) => {
        latest.current = { ...before, ...part }
        return latest.current
      })
      draft.current.dirty = true
      setKept('typing')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void write(), PAUSE_MS)
    },
    [write],
  )

  useEffect(() => {
    const leave = () => void write()
    document.addEventListener('visibilitychange', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      clearTimeout(timer.current)
    }
  }, [write])

  /** The call is over; nothing more is written. */
  const end = useCallback(() => {
    draft.current.ended = true
    clearTimeout(timer.current)
  }, [])

  /** Writes what is not yet written and gives the draft's id, for acts that need the whole of it on the server. */
  const flush = useCallback(async () => {
    clearTimeout(timer.current)
    for (let waited = 0; draft.current.writing && waited < 50; waited++) await new Promise((go) => setTimeout(go, 50))
    if (draft.current.version === 0) draft.current.dirty = true
    await write()
    return draft.current.id
  }, [write])

  const draftId = useCallback(() => (draft.current.version > 0 ? draft.current.id : null), [])
  return { call, change, kept, end, flush, draftId }
}
