'use client'
import { useCallback, useState } from 'react'
import type { z } from 'zod'
import type { CommandKind } from '@/lib/fieldwork/rules/commands'
import type { Blocker } from '@/lib/kernel/blockers'
import { fieldErrors } from '@/lib/kernel/field-errors'
import type { ActionState } from '@/lib/kernel/result'
import { putDown } from './outbox.client'

const ANY_KEY = 'x'.repeat(16)

/**
 * An act on this phone: read by the same schema and refused by the same rules as on the server, then put down in the outbox.
 * `blockers` are the rules that hold without the server.
 */
export function usePutDown<S extends z.ZodType>(kind: CommandKind, schema: S, done?: () => void) {
  const [state, setState] = useState<ActionState | null>(null)
  const [pending, setPending] = useState(false)
  const run = useCallback(
    async (
      orderNo: string,
      body: Omit<z.input<S>, 'orderNo' | 'requestKey'>,
      blockers: Blocker[] = [],
    ): Promise<ActionState> => {
      const refused = (detail: object) => {
        const result = { ok: false, requestId: '', ...detail } as ActionState
        setState(result)
        return result
      }
      const parsed = schema.safeParse({ ...body, orderNo, requestKey: ANY_KEY })
      if (!parsed.success) return refused({ kind: 'invalid', fields: fieldErrors(parsed.error) })
      if (blockers.length > 0) return refused({ kind: 'blocked', blockers })
      setPending(true)
      try {
        const command = await putDown({ orderNo, kind, body: body as Record<string, unknown> })
        const result: ActionState = { ok: true, data: command, at: 0 }
        setState(result)
        done?.()
        return result
      } catch {
        return refused({ kind: 'not-kept' })
      } finally {
        setPending(false)
      }
    },
    [kind, schema, done],
  )
  const fields = state && !state.ok && state.kind === 'invalid' ? state.fields : {}
  /** what was refused is being changed: the note on it goes */
  const reset = useCallback(() => setState(null), [])
  return { run, pending, state, fields, reset }
}
