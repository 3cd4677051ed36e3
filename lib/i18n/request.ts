import { getRequestConfig } from 'next-intl/server'
import { cookies } from 'next/headers'
import { DEFAULT_LOCALE, isLocale, LOCALE_COOKIE, type Locale } from './locales'
import { messagesOf } from './messages'

const loaded = new Map<Locale, Awaited<ReturnType<typeof messagesOf>>>()

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value
  const locale = isLocale(chosen) ? chosen : DEFAULT_LOCALE
  const messages = loaded.get(locale) ?? (await messagesOf(locale))
  loaded.set(locale, messages)
  return { locale, messages, timeZone: 'Asia/Shanghai' }
})
