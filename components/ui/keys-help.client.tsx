'use client'
import { Keyboard } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Popover } from 'radix-ui'
import { useEffect, useState } from 'react'
import { isTyping } from './is-typing.client'

/** The keys of a screen; `?` shows them. */
export function KeysHelp({ keys }: { keys: [key: string, what: string][] }) {
  const t = useTranslations('shell')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || isTyping(event)) return
      event.preventDefault()
      setOpen((before) => !before)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={t('keysTitle')}
        className="hidden size-8 place-items-center rounded text-ink-3 hover:bg-sunken hover:text-ink lg:grid"
      >
        <Keyboard aria-hidden className="size-4" strokeWidth={1.75} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content align="end" sideOffset={6} className="z-30 min-w-56 rounded bg-surface p-3 shadow-float">
          <p className="mb-1.5 text-sm text-ink-2">{t('keysTitle')}</p>
          <dl className="space-y-1">
            {keys.map(([key, what]) => (
              <div key={key} className="flex items-center justify-between gap-6">
                <dt>{what}</dt>
                <dd className="flex gap-1">
                  {key.split(' ').map((one) => (
                    <kbd
                      key={one}
                      className="min-w-6 rounded border border-line-strong px-1.5 text-center font-sans text-sm text-ink-2"
                    >
                      {one}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
