'use client'
import { Moon, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { THEME_COOKIE } from '@/lib/i18n/locales'

const YEAR = 31_536_000

/** Light or dark, kept on this device. */
export function ThemeSwitch() {
  const t = useTranslations('shell')
  function toggle() {
    const root = document.documentElement
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
    root.dataset.theme = dark ? 'light' : 'dark'
    document.cookie = `${THEME_COOKIE}=${root.dataset.theme}; path=/; max-age=${YEAR}; samesite=lax`
  }
  return (
    <button
      type="button"
      onClick={toggle}
      aria-label={t('theme')}
      className="hidden size-8 place-items-center rounded text-ink-2 hover:bg-sunken sm:grid"
    >
      <Sun aria-hidden className="hidden size-4 dark:block" />
      <Moon aria-hidden className="size-4 dark:hidden" />
    </button>
  )
}
