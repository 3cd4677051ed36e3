'use client'
import { useLocale } from 'next-intl'
import { useRouter } from 'next/navigation'
import { LOCALE_COOKIE } from '@/lib/i18n/locales'

const YEAR = 31_536_000

/** 中文 / English, kept on this device. */
export function LanguageSwitch() {
  const locale = useLocale()
  const router = useRouter()
  const other = locale === 'en' ? { code: 'zh-CN', label: '中文' } : { code: 'en', label: 'English' }
  return (
    <button
      type="button"
      lang={other.code}
      className="min-h-8 rounded px-2 max-lg:min-h-11 text-sm text-ink-2 hover:bg-sunken"
      onClick={() => {
        document.cookie = `${LOCALE_COOKIE}=${other.code}; path=/; max-age=${YEAR}; samesite=lax`
        router.refresh()
      }}
    >
      {other.label}
    </button>
  )
}
