import { useLocale, useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

/** Cash against what it should be, in words: it agrees, so much over, so much short. */
export function useDifferenceText() {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  return (fen: number) =>
    fen === 0 ? t('cashAgrees') : t(fen > 0 ? 'cashOver' : 'cashShort', { amount: yuan(locale, Math.abs(fen)) })
}
