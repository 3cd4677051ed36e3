'use client'
import { useTranslations } from 'next-intl'
import { signIn } from 'next-auth/react'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'

/** Name and password, or the company's own sign-in. Both wrong answers read alike. */
export function SignInForm({ error, oidc }: { error?: string; oidc: string | null }) {
  const t = useTranslations('signIn')
  const [problem, setProblem] = useState(error ? (error === 'unknown' ? 'unknown' : 'wrong') : '')
  const [busy, setBusy] = useState(false)

  async function submit(event: React.FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setProblem('')
    const result = await signIn('credentials', {
      redirect: false,
      username: String(form.get('username') ?? ''),
      password: String(form.get('password') ?? ''),
    }).catch(() => undefined)
    if (result?.ok) {
      window.location.assign('/')
      return
    }
    setBusy(false)
    setProblem(result?.error === 'locked' ? 'locked' : result && result.error !== 'failed' ? 'wrong' : 'unreachable')
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label={t('username')} htmlFor="username">
        <input
          id="username"
          name="username"
          className={inputClass}
          autoComplete="username"
          autoFocus
          required
          maxLength={80}
        />
      </Field>
      <Field label={t('password')} htmlFor="password">
        <input
          id="password"
          name="password"
          type="password"
          className={inputClass}
          autoComplete="current-password"
          required
          maxLength={256}
        />
      </Field>
      {problem && (
        <p role="alert" className="rounded bg-over-soft px-3 py-2 text-over">
          {t(`problem.${problem}`)}
        </p>
      )}
      <Button type="submit" look="primary" className="h-10 w-full" disabled={busy}>
        {busy ? t('busy') : t('submit')}
      </Button>
      {oidc && (
        <Button type="button" className="h-10 w-full" onClick={() => void signIn('oidc', { callbackUrl: '/' })}>
          {t('with', { name: oidc })}
        </Button>
      )}
    </form>
  )
}
