import { getTranslations } from 'next-intl/server'
import Link from 'next/link'

export default async function NotYoursPage() {
  const t = await getTranslations('common.notYours')
  return (
    <div className="max-w-md py-8">
      <h1 className="text-xl">{t('title')}</h1>
      <p className="mt-2 mb-4 text-ink-2">{t('text')}</p>
      <Link href="/" className="text-accent underline">
        {t('home')}
      </Link>
    </div>
  )
}
