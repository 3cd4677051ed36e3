'use client'
import { NextIntlClientProvider } from 'next-intl'
import messages from '@/lib/i18n/messages/zh-CN'

/** The words of this language as a file the browser keeps, instead of with every page. */
export function WordsZh({ children }: { children: React.ReactNode }) {
  return (
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai">
      {children}
    </NextIntlClientProvider>
  )
}
