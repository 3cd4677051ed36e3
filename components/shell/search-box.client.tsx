'use client'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef, useState } from 'react'
import { FoundList } from './found-list'
import { useFound, type Option } from './use-found.client'

/** Account, phone, name, address or ticket number in one box; `/` brings the cursor here. */
export function SearchBox() {
  const t = useTranslations('shell')
  const router = useRouter()
  const box = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(-1)
  const [shut, setShut] = useState(false)
  const eager = useRef(false)
  const { options, isPending } = useFound(text, (found) => {
    if (eager.current) goOn(found, 0) // Enter came before the answer
  })

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)
      if (event.key === '/' && !typing) {
        event.preventDefault()
        box.current?.focus()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const open = !shut && options !== null && text.trim().length >= 2
  function go(option: Option | undefined) {
    if (!option) return
    setText('')
    router.push(option.href)
  }
  /** Opens what was meant; where nothing is found, the list of tickets says so. */
  function goOn(found: Option[], chosen: number) {
    eager.current = false
    if (found.length > 0) return go(found[chosen])
    setShut(true)
    router.push(`/tickets?text=${encodeURIComponent(text)}`)
  }
  function onKeyDown(event: React.KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const count = isPending ? 0 : (options?.length ?? 0)
    if (event.key === 'ArrowDown' && count) setAt((at + 1) % count)
    else if (event.key === 'ArrowUp' && count) setAt((at - 1 + count) % count)
    else if (event.key === 'Enter') {
      if (text.trim().length < 2) return
      if (isPending && !eager.current) eager.current = true
      else goOn(options ?? [], Math.max(at, 0))
    } else if (event.key === 'Escape') setShut(true)
    else return
    event.preventDefault()
  }

  return (
    <div
      className="relative min-w-0 flex-1"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setShut(true)}
    >
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
      <input
        ref={box}
        type="search"
        role="combobox"
        aria-label={t('search')}
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={open && at >= 0 ? `${listId}-${at}` : undefined}
        placeholder={t('searchHint')}
        value={text}
        maxLength={64}
        onChange={(event) => {
          setText(event.target.value)
          setAt(-1)
          setShut(false)
          eager.current = false
        }}
        onKeyDown={onKeyDown}
        className="h-8 w-full max-w-xl max-lg:h-11 rounded border border-line bg-surface pr-2 pl-8 text-base text-ellipsis"
      />
      <FoundList id={listId} open={open} options={options ?? []} at={at} go={go} />
    </div>
  )
}
