export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'zh-CN'
export const LOCALE_COOKIE = 'askonce-locale'
export const THEME_COOKIE = 'askonce-theme'

export const isLocale = (value: string | undefined): value is Locale => LOCALES.includes(value as Locale)
