import { getTranslations } from 'next-intl/server'
import Link from 'next/link'

export default async function NotFound() {
  const t = await getTranslations('common')
  return (
    <main className="mx-auto max-w-md p-8">
      <h1 className="text-xl">{t('error.lost')}</h1>
      <p className="mt-2 mb-4 text-ink-2">{t('error.lostText')}</p>
      <Link href="/" className="text-accent underline">
        {t('notYours.home')}
      </Link>
    </main>
  )
}
