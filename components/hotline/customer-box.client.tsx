'use client'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { CustomerHit } from '@/lib/accounts/views'
import { cx } from '../ui/classes'
import { inputClass } from '../ui/field'
import { phoneIn, type Call } from './call-state'
import { useCustomerHits } from './use-customer-hits.client'

/** Who is calling: a number, a name, its sound, 5-2-301 or an account in one box; the arrows choose, Enter takes. */
export function CustomerBox({ call, change }: { call: Call; change: (part: Partial<Call>) => void }) {
  const t = useTranslations('hotline')
  const words = useTranslations('words')
  const listId = useId()
  const query = call.query ?? ''
  const [at, setAt] = useState(0)
  const [closed, setClosed] = useState(!!call.agreementId)
  const [hits, setHits] = useCustomerHits(query, closed)
  const open = !closed && hits !== null && query.trim().length >= 2
  function take(hit: CustomerHit) {
    setClosed(true)
    setHits(null)
    change({
      agreementId: hit.agreementId,
      aboutCrewId: null,
      service: hit.service,
      facts: call.service === hit.service ? call.facts : {},
      query: `${hit.name} ${hit.address}`,
      callerName:
        call.callerName || hit.contactName || (hit.matchedBy === 'name' || hit.matchedBy === 'pinyin' ? hit.name : ''),
    })
  }
  function type(text: string) {
    setClosed(false)
    setAt(0)
    const same = text.trim() === query.trim()
    change({
      query: text,
      ...(same ? {} : { agreementId: null, aboutCrewId: null }),
      ...(phoneIn(text) ? { callerPhone: phoneIn(text) } : {}),
    })
  }
  function onKeyDown(event: React.KeyboardEvent) {
    if (event.nativeEvent.isComposing || !open) return
    if (event.key === 'Escape') setClosed(true)
    else if (hits.length === 0) return
    else if (event.key === 'ArrowDown') setAt((at + 1) % hits.length)
    else if (event.key === 'ArrowUp') setAt((at - 1 + hits.length) % hits.length)
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) take((hits[at] ?? hits[0])!)
    else return
    event.preventDefault()
  }
  return (
    <div className="relative" onBlur={() => hits?.length === 0 && setClosed(true)}>
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
      <ul
        id={listId}
        role="listbox"
        aria-label={t('customer')}
        hidden={!open}
        className="absolute z-20 mt-1 max-h-80 w-full overflow-auto rounded bg-surface p-1 shadow-float"
      >
        {hits?.length === 0 && <li className="px-3 py-2 text-ink-2">{t('noCustomer')}</li>}
        {hits?.map((hit, index) => (
          <li
            key={hit.agreementId}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(hit)}
            className={cx('cursor-pointer rounded px-3 py-1.5', index === at && 'bg-sunken')}
          >
            <span className="font-medium">{hit.name}</span>{' '}
            <span className="text-sm text-ink-2">
              {words(`service.${hit.service}`)} {hit.accountNo} {hit.phoneMasked}
            </span>
            {hit.keyCustomer && <span className="ml-1 text-sm text-near">{words('flag.key-customer')}</span>}
            <span className="block text-sm text-ink-2">{hit.address}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
