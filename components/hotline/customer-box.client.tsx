'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { CustomerHit } from '@/lib/accounts/views'
import { cx } from '../ui/classes'
import { inputClass } from '../ui/field'
import { CustomerHits } from './customer-hits'
import type { FindByPart } from './call-actions'
import { phoneIn, type Call } from './call-state'
import { useCustomerHits } from './use-customer-hits.client'

type Props = { call: Call; change: (part: Partial<Call>) => void; findByPart: FindByPart; about?: string }

/** Who is calling: a number, a name, its sound, 5-2-301 or an account in one box; the arrows choose, Enter takes, or looks for digits within numbers. */
export function CustomerBox({ call, change, findByPart, about }: Props) {
  const t = useTranslations('hotline')
  const listId = useId()
  const query = call.query ?? ''
  const [at, setAt] = useState(0)
  const [closed, setClosed] = useState(!!call.agreementId)
  const [left, setLeft] = useState(false)
  const eager = useRef(!!about && about === call.query && !call.agreementId) // opened for an account, it is taken
  const { hits, isPending, part, askPart, forget } = useCustomerHits(query, closed, findByPart)
  const asking = !closed && query.trim().length >= 2
  const open = asking && !left && hits !== null
  function take(hit: CustomerHit) {
    setClosed(true)
    forget()
    change({
      agreementId: hit.agreementId,
      aboutCrewId: null,
      service: hit.service,
      facts: call.service === hit.service ? call.facts : {},
      query: `${hit.name} ${hit.address}`,
      ...(part === 'asked' ? { callerPhone: '' } : {}), // what was typed is not a number to call back
      callerName:
        call.callerName || hit.contactName || (hit.matchedBy === 'name' || hit.matchedBy === 'pinyin' ? hit.name : ''),
    })
  }
  // Enter came before the answer: one home is taken, of several one is still to be asked for.
  const takeAsked = useEffectEvent(() => {
    if (eager.current && hits && new Set(hits.map(({ address }) => address)).size === 1) take(hits[0]!)
    eager.current = false
  })
  useEffect(() => {
    if (!isPending) takeAsked()
  }, [isPending, hits])
  function type(text: string) {
    setClosed(false)
    setAt(0)
    eager.current = false
    const same = text.trim() === query.trim()
    change({
      query: text,
      ...(same ? {} : { agreementId: null, aboutCrewId: null }),
      ...(phoneIn(text) ? { callerPhone: phoneIn(text) } : {}),
    })
  }
  function onKeyDown(event: React.KeyboardEvent) {
    if (event.nativeEvent.isComposing || !asking) return
    const isEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey
    if (event.key === 'Escape') setClosed(true)
    else if (isEnter && isPending && !eager.current) eager.current = true
    else if (isPending || !hits) return
    else if (isEnter && part === 'possible') askPart()
    else if (hits.length === 0) return
    else if (event.key === 'ArrowDown') setAt((at + 1) % hits.length)
    else if (event.key === 'ArrowUp') setAt((at - 1 + hits.length) % hits.length)
    else if (isEnter) take((hits[at] ?? hits[0])!)
    else return
    event.preventDefault()
  }
  return (
    <div className="relative" onFocus={() => setLeft(false)} onBlur={() => setLeft(true)}>
      <label htmlFor={`${listId}-box`} className="mb-1 block text-sm text-ink-2">
        {t('customer')}
      </label>
      <input
        id={`${listId}-box`}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={open ? `${listId}-${at}` : undefined}
        autoFocus
        autoComplete="off"
        maxLength={64}
        className={cx(inputClass, 'h-10 text-lg')}
        placeholder={t('customerHint')}
        value={query}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <CustomerHits {...{ hits, at, listId, open, take, part }} number={phoneIn(query)} />
    </div>
  )
}
