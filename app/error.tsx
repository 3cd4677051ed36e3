'use client'
import { useTranslations } from 'next-intl'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('common')
  return (
    <main className="mx-auto max-w-md p-8" role="alert">
      <h1 className="text-xl">{t('error.title')}</h1>
      <p className="mt-2 text-ink-2">{t('error.text')}</p>
      {error.digest && <p className="mt-2 text-sm text-ink-3">{t('requestNo', { no: error.digest })}</p>}
      <button type="button" onClick={reset} className="mt-4 h-9 rounded border border-line-strong px-3">
        {t('retry')}
      </button>
    </main>
  )
}
