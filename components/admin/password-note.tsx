import { useTranslations } from 'next-intl'

/** A password an administrator hands over: shown once, kept nowhere. */
export function PasswordNote({ username, password }: { username: string; password: string }) {
  const t = useTranslations('admin.staff')
  return (
    <p role="status" className="mt-3 rounded border border-line-strong bg-surface px-3 py-2">
      {t('passwordIs', { username })} <code className="font-medium select-all">{password}</code>
      <span className="block text-sm text-ink-2">{t('passwordOnce')}</span>
    </p>
  )
}
