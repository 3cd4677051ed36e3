'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { inputClass } from '../ui/field'
import { useFieldText } from '../ui/use-field-text.client'

type Props = {
  text: string
  wantsWhy: boolean
  refused: string | undefined
  /** saving was refused without it */
  needed: boolean
  onText: (text: string) => void
}

/** The customer's words; where it is not solved they must be there, and the box has the focus until they are. */
export function RemarkField({ text, wantsWhy, refused, needed, onText }: Props) {
  const t = useTranslations('followUp')
  const fieldText = useFieldText()
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (refused || needed) box.current?.focus()
  }, [refused, needed])
  return (
    <label className="block">
      <span className="mb-1 block text-sm text-ink-2">
        {t(wantsWhy ? 'remarkWhy' : 'remark')}
        {wantsWhy && <span className="text-over"> *</span>}
      </span>
      <textarea
        ref={box}
        className={inputClass}
        rows={2}
        maxLength={1000}
        value={text}
        aria-required={wantsWhy}
        aria-invalid={!!refused || needed}
        onChange={(event) => onText(event.target.value)}
      />
      {refused && <span className="mt-1 block text-xs text-over">{fieldText(refused)}</span>}
    </label>
  )
}
