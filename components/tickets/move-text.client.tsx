'use client'
import { useTranslations } from 'next-intl'
import { inputClass } from '../ui/field'

type Props = { move: string; value: string; onChange: (text: string) => void }

/** What must be written with a move: the answer, or the reason for it. */
export function MoveText({ move, value, onChange }: Props) {
  const t = useTranslations('ticket')
  return (
    <textarea
      className={inputClass}
      rows={3}
      required
      autoFocus
      aria-label={t(`moveText.${move}`)}
      placeholder={t(`moveText.${move}`)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
