'use client'
import { useTranslations } from 'next-intl'

/** Words for a field's refusal; a limit rides behind a colon: too_long:60. */
export function useFieldText(): (code: string) => string {
  const t = useTranslations('fields')
  return (code) => {
    const [name = '', max] = code.split(':')
    return t.has(name) ? t(name, { max: max ?? '' }) : t('other')
  }
}
