'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { foundPlace, type Call } from './call-state'
import { NearCommunity } from './near-community.client'
import type { CallContext } from './use-call-context.client'

type Props = { call: Call; change: (part: Partial<Call>) => void; context: CallContext }

const link = 'ml-2 inline-flex min-h-6 items-center text-accent underline decoration-1 underline-offset-2'
/** How long the chooser stays when it is left: what was pressed below it does not move away under the pointer. */
const STAY_MS = 400

/**
 * The place on record that the typed words mean, and a way to say it is not that one: a street is called like the compound beside it.
 * Without one the nearest community is chosen; while somebody is at the chooser it stays, whatever is found meanwhile.
 */
export function FoundPlace({ call, change, context }: Props) {
  const t = useTranslations('hotline')
  const box = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState(false)
  const found = foundPlace(call, context.place)
  const chooser = () => box.current?.querySelector('select') ?? null
  function say(notHereId: string | null) {
    change({ notHereId })
    requestAnimationFrame(() => chooser()?.focus()) // the pressed word goes away
  }
  return (
    <div ref={box} className="space-y-2">
      {found && (
        <p className="text-xs text-kept">
          {t('placeFound', { address: found.address })}
          <button type="button" className={link} onClick={() => say(found.communityId)}>
            {t('notHere')}
          </button>
        </p>
      )}
      {!found && context.denied && (
        <p className="text-xs text-ink-2">
          {t('placeDenied', { address: context.denied.address })}
          <button type="button" className={link} onClick={() => say(null)}>
            {t('isHere')}
          </button>
        </p>
      )}
      {(!found || held) && (
        <div
          onFocus={() => setHeld(true)}
          onBlur={() => setTimeout(() => setHeld(chooser() === document.activeElement), STAY_MS)}
        >
          <NearCommunity value={call.nearPremiseId ?? ''} onPick={(nearPremiseId) => change({ nearPremiseId })} />
        </div>
      )}
    </div>
  )
}
