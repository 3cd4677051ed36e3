'use client'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef, useState } from 'react'
import { cx } from '../ui/classes'
import { useFound, type Option } from './use-found.client'

/** Account, phone, name, address or ticket number in one box; `/` brings the cursor here. */
export function SearchBox() {
  const t = useTranslations('shell')
  const router = useRouter()
  const box = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [text, setText] = useState('')
  const [options, setOptions] = useFound(text)
  const [at, setAt] = useState(-1)

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

  const open = options !== null && text.trim().length >= 2
  function go(option: Option | undefined) {
    if (!option) return
    setOptions(null)
    setText('')
    router.push(option.href)
  }
  function onKeyDown(event: React.KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const count = options?.length ?? 0
    if (event.key === 'ArrowDown' && count) setAt((at + 1) % count)
    else if (event.key === 'ArrowUp' && count) setAt((at - 1 + count) % count)
    else if (event.key === 'Enter') {
      if (options?.length) go(options[Math.max(at, 0)])
      else router.push(`/tickets?text=${encodeURIComponent(text)}`)
    } else if (event.key === 'Escape') setOptions(null)
    else return
    event.preventDefault()
  }

  return (
    <div
      className="relative min-w-0 flex-1"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOptions(null)}
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
        }}
        onKeyDown={onKeyDown}
        className="h-8 w-full max-w-xl max-lg:h-11 rounded border border-line bg-surface pr-2 pl-8 text-base"
      />
      <FoundList id={listId} open={open} options={options ?? []} at={at} go={go} />
    </div>
  )
}

type ListProps = { id: string; open: boolean; options: Option[]; at: number; go: (option: Option) => void }

function FoundList({ id, open, options, at, go }: ListProps) {
  const t = useTranslations('shell')
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={t('found')}
      hidden={!open}
      className="absolute top-10 left-0 z-30 max-h-[60vh] w-full max-w-xl overflow-auto rounded bg-surface p-1 shadow-float"
    >
      {options.length === 0 && <li className="px-3 py-2 text-ink-2">{t('nothingFound')}</li>}
      {options.map((option, index) => (
        <li
          key={option.href}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => go(option)}
          className={cx('cursor-pointer rounded px-3 py-1.5', index === at && 'bg-sunken')}
        >
          <span className="font-medium">{option.title}</span>
          <span className="block truncate text-sm text-ink-2">{option.detail}</span>
        </li>
      ))}
    </ul>
  )
}
