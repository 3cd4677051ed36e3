import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/shell/sign-in-form.client'
import { LanguageSwitch } from '@/components/shell/language-switch.client'
import { currentSignedIn } from '@/lib/web/session'
import { oidcName } from '@/lib/web/oidc-name'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ error?: string }> }) {
  if (await currentSignedIn()) redirect('/')
  const t = await getTranslations('signIn')
  const { error } = await searchParams
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-[360px]">
        <div className="mb-6 flex items-start justify-between">
          <div>
            <h1 className="text-2xl">{t('brand')}</h1>
            <p className="mt-1 text-ink-2">{t('tagline')}</p>
          </div>
          <LanguageSwitch />
        </div>
        <SignInForm error={error} oidc={oidcName()} />
      </div>
    </main>
  )
}
