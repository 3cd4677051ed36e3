'use client'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import type { ActionState } from '@/lib/kernel/result'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'

type Change = (input: { old: string; next: string; requestKey: string }) => Promise<ActionState<{ ended: number }>>
const FIELDS = [
  ['old', 'current-password'],
  ['next', 'new-password'],
  ['again', 'new-password'],
] as const

/** The old password once, the new one twice; other sign-ins end. */
export function PasswordForm({ change, mustChange }: { change: Change; mustChange: boolean }) {
  const t = useTranslations('signIn.changePassword')
  const [differs, setDiffers] = useState(false)
  const verb = useVerb(change, () => window.location.assign('/'))
  function submit(event: React.FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    const given = (name: string) => String(said.get(name) ?? '')
    const twoDiffer = given('next') !== given('again')
    setDiffers(twoDiffer)
    if (!twoDiffer) void verb.run({ old: given('old'), next: given('next') })
  }
  return (
    <form onSubmit={submit} className="space-y-4">
      {FIELDS.map(([name, autoComplete]) => (
        <Field
          key={name}
          label={t(name)}
          htmlFor={name}
          hint={name === 'next' ? t('rule') : undefined}
          error={name === 'again' && differs ? t('differs') : undefined}
        >
          <input
            id={name}
            name={name}
            type="password"
            required
            maxLength={256}
            autoComplete={autoComplete}
            autoFocus={name === 'old'}
            aria-invalid={(name === 'again' && differs) || undefined}
            className={inputClass}
          />
        </Field>
      ))}
      <RefusalNote state={verb.state} />
      <Button type="submit" look="primary" className="h-10 w-full" disabled={verb.pending}>
        {t('submit')}
      </Button>
      {!mustChange && (
        <Link href="/" className="block text-center text-ink-2 hover:text-ink">
          {t('back')}
        </Link>
      )}
    </form>
  )
}
