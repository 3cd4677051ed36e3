import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { LanguageSwitch } from '@/components/shell/language-switch.client'
import { PasswordForm } from '@/components/shell/password-form.client'
import { signInPath } from '@/lib/web/paths'
import { currentSignedIn } from '@/lib/web/session'
import { changePasswordAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn.changePassword'))('title') }
}

/** One's own password; the only page for someone whose password an administrator set. */
export default async function PasswordPage() {
  const signedIn = await currentSignedIn()
  if (!signedIn) redirect(signInPath())
  const t = await getTranslations('signIn.changePassword')
  return (
    <main data-person={signedIn.actor.staffNo} className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-[360px]">
        <div className="mb-6 flex items-start justify-between gap-4">
          <div>
            <h1 className="text-2xl">{t('title')}</h1>
            <p className="mt-1 text-ink-2">{t(signedIn.passwordTemporary ? 'temporary' : 'note')}</p>
          </div>
          <LanguageSwitch />
        </div>
        <PasswordForm change={changePasswordAction} mustChange={signedIn.passwordTemporary} />
      </div>
    </main>
  )
}
