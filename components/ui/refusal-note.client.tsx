'use client'
import { useTranslations } from 'next-intl'
import type { Blocker } from '@/lib/kernel/blockers'
import { isReused, type ActionState } from '@/lib/kernel/result'
import { useBlockerText } from './use-blocker-text.client'

/** What the service answered on purpose: there is nothing to ask about. Anything else failed, and has a number to quote. */
const SAID: readonly string[] = [
  'blocked',
  'invalid',
  'conflict',
  'forbidden',
  'not-found',
  'signed-out',
  'other-person',
  'busy',
]

/** Why something was refused, in words. Field errors stand at their fields. */
export function RefusalNote({ state }: { state: ActionState | null }) {
  return state && !state.ok ? <Refused state={state} /> : null
}

/** The words are looked up only when there is something to say: most notes never speak. */
function Refused({ state }: { state: Extract<ActionState, { ok: false }> }) {
  const t = useTranslations('common')
  const textOf = useBlockerText()
  const lines =
    state.kind === 'blocked' ? state.blockers.map(textOf) : [t(`refusal.${isReused(state) ? 'reused' : state.kind}`)]
  const isFailure = !SAID.includes(state.kind)
  return (
    <div role="alert" className="rounded bg-over-soft px-3 py-2 text-over">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {isFailure && state.requestId && (
        <p className="mt-0.5 text-xs opacity-80">{t('requestNo', { no: state.requestId.slice(-8) })}</p>
      )}
    </div>
  )
}

/** Reasons under a button that cannot be pressed now. */
export function BlockerList({ blockers }: { blockers: Blocker[] }) {
  const textOf = useBlockerText()
  return (
    <ul className="text-xs text-ink-3">
      {blockers.map((blocker) => (
        <li key={blocker.code}>{textOf(blocker)}</li>
      ))}
    </ul>
  )
}
