'use client'
import { useEffect, useRef } from 'react'
import { isTyping } from '../ui/is-typing.client'

/** J and K walk the rows, Enter opens one; a click anywhere in a row opens it too. Rows are links marked `data-row`. */
export function RowKeys({ children }: { children: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (step === 0 || isTyping(event)) return
      const rows = [...(box.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      const at = rows.indexOf(document.activeElement as HTMLElement)
      const next = rows[at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)]
      next?.focus()
      next?.scrollIntoView({ block: 'nearest' })
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  function onClick(event: React.MouseEvent) {
    const target = event.target as HTMLElement
    if (target.closest('a, button, input, label') || window.getSelection()?.toString()) return
    target.closest('tr')?.querySelector<HTMLElement>('[data-row]')?.click()
  }
  return (
    <div ref={box} onClick={onClick} className="@container">
      {children}
    </div>
  )
}
