import type { Metadata, Viewport } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'
import { Toaster } from 'sonner'
import '@fontsource/inter/400.css'
import '@fontsource/inter/500.css'
import '@fontsource/noto-sans-sc/400.css'
import '@fontsource/noto-sans-sc/500.css'
import { FieldWords } from '@/components/shell/field-words.client'
import { WordsEn } from '@/components/shell/words-en.client'
import { WordsZh } from '@/components/shell/words-zh.client'
import { THEME_COOKIE } from '@/lib/i18n/locales'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return { title: { default: t('product'), template: `%s · ${t('product')}` }, robots: { index: false } }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' }

/** What floats: our surface, our type, in either theme. */
const TOAST = {
  background: 'var(--surface)',
  color: 'var(--ink)',
  border: '1px solid var(--line)',
  boxShadow: 'var(--float)',
  fontSize: 14,
}

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const theme = (await cookies()).get(THEME_COOKIE)?.value
  const locale = await getLocale()
  const t = await getTranslations('common')
  const Words = locale === 'en' ? WordsEn : WordsZh
  return (
    <html lang={locale} data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}>
      <body>
        <Words>
          {children}
          <FieldWords />
          <Toaster
            position="bottom-center"
            containerAriaLabel={t('notices')}
            style={{ fontFamily: 'var(--font-sans)' }}
            toastOptions={{ style: TOAST }}
          />
        </Words>
      </body>
    </html>
  )
}
