'use client'
import { NextIntlClientProvider } from 'next-intl'
import messages from '@/lib/i18n/messages/en'

/** The words of this language as a file the browser keeps, instead of with every page. */
export function WordsEn({ children }: { children: React.ReactNode }) {
  return (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="Asia/Shanghai">
      {children}
    </NextIntlClientProvider>
  )
}
