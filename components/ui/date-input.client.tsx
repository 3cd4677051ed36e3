'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { cx } from './classes'
import { inputClass } from './field'

type Props = Omit<React.ComponentProps<'input'>, 'type' | 'value' | 'defaultValue' | 'ref'> & {
  type?: 'date' | 'datetime-local' | 'time'
  value?: string
  defaultValue?: string
  /** how the field itself looks; `className` is its place */
  look?: string
}

/**
 * A day or a time in the browser's own field, which speaks the browser's language; while nobody types in it, it reads the same in every
 * browser: 2026-11-30 08:30.
 */
export function DateInput({ type = 'date', value, defaultValue = '', look = inputClass, className, ...rest }: Props) {
  const t = useTranslations('common')
  const field = useRef<HTMLInputElement>(null)
  const [kept, setKept] = useState(defaultValue)
  const [isPartial, setPartial] = useState(false)
  useEffect(() => {
    const form = field.current?.form
    const again = () => setKept(defaultValue)
    form?.addEventListener('reset', again)
    return () => form?.removeEventListener('reset', again)
  }, [defaultValue])
  const shown = (value ?? kept).replace('T', ' ')
  return (
    <span className={cx('relative block w-full', className)}>
      <input
        {...rest}
        {...(value === undefined ? { defaultValue } : { value })}
        ref={field}
        type={type}
        className={cx(look, !isPartial && 'not-focus:text-transparent', 'peer')}
        onChange={(event) => {
          setKept(event.target.value)
          rest.onChange?.(event)
        }}
        onBlur={(event) => {
          setPartial(event.target.validity.badInput)
          rest.onBlur?.(event)
        }}
      />
      {!isPartial && (
        <span
          aria-hidden
          className={cx(
            'pointer-events-none absolute inset-y-0 left-2.5 flex items-center whitespace-nowrap peer-focus:hidden peer-disabled:text-ink-3',
            shown ? 'text-ink' : 'text-ink-3',
          )}
        >
          {shown || t(`dateHint.${type}`)}
        </span>
      )}
    </span>
  )
}
