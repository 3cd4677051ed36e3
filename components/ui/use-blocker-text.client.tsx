'use client'
import { useLocale, useTranslations } from 'next-intl'
import { use } from 'react'
import { spokenInstant } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { Blocker } from '@/lib/kernel/blockers'
import { FramePresent, useNow } from './present.client'

const ISO = /^\d{4}-\d\d-\d\dT/

/** Words for a blocker; instants among its parameters are said as people say them, states by their names. */
export function useBlockerText(): (blocker: Blocker) => string {
  const t = useTranslations('blockers')
  const words = useTranslations('words')
  const locale = useLocale() as Locale
  const now = useNow(use(FramePresent))
  return ({ code, params = {} }) => {
    const said = Object.fromEntries(
      Object.entries(params).map(([key, value]) => {
        if (typeof value === 'string' && ISO.test(value)) return [key, spokenInstant(locale, new Date(value), now)]
        if (key === 'status')
          return [key, words(words.has(`status.${value}`) ? `status.${value}` : `orderStatus.${value}`)]
        if (key === 'skill' && words.has(`skill.${value}`)) return [key, words(`skill.${value}`)]
        return [key, value]
      }),
    )
    return t.has(code) ? t(code, said) : t('other', { code })
  }
}
