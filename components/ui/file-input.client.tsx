'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { cx } from './classes'

type Props = Omit<React.ComponentProps<'input'>, 'type' | 'value' | 'onChange'> & {
  onFile: (file: File | null) => void
}

/** A file of this machine, chosen in the page's words and not in the browser's. */
export function FileInput({ onFile, className, ...rest }: Props) {
  const t = useTranslations('common')
  const [name, setName] = useState('')
  return (
    <label className={cx('relative inline-flex min-w-0 cursor-pointer items-center gap-2 text-sm', className)}>
      <input
        {...rest}
        type="file"
        className="peer sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0] ?? null
          setName(file?.name ?? '')
          onFile(file)
        }}
      />
      <span className="inline-flex h-8 shrink-0 items-center rounded border border-line-strong bg-surface px-3 text-base font-medium peer-focus-visible:outline-2 peer-focus-visible:outline-[var(--focus)] hover:bg-sunken">
        {t('chooseFile')}
      </span>
      <span className="truncate text-ink-2">{name || t('noFile')}</span>
    </label>
  )
}
