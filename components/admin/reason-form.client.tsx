'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { z } from 'zod'
import type { ActionState } from '@/lib/kernel/result'
import type { AddStaffInput, ChangeStaffInput } from '@/lib/units/inputs'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'

export type Act<T> = (input: { staffId: string; requestKey: string; reason: string }) => Promise<ActionState<T>>
export type StaffActions = {
  revoke: Act<{ ended: number }>
  disable: Act<{ ended: number }>
  enable: Act<{ staffId: string }>
  reset: Act<Handed>
  add: (input: z.input<typeof AddStaffInput>) => Promise<ActionState<Handed>>
  change: (input: z.input<typeof ChangeStaffInput>) => Promise<ActionState<{ staffId: string }>>
}
type Handed = { username: string; password: string }
export type ReasonedAct = 'revoke' | 'disable' | 'enable' | 'reset'

/** What an act on a person means, and why it is done; the reason stays on record. */
export function ReasonForm({
  act,
  action,
  staffId,
  onDone,
}: {
  act: ReasonedAct
  action: Act<unknown>
  staffId: string
  onDone: (result: unknown) => void
}) {
  const t = useTranslations('admin.staff')
  const router = useRouter()
  const verb = useVerb(action, (result) => {
    onDone(result)
    router.refresh()
  })
  return (
    <form
      className="mt-2 flex flex-wrap items-center gap-2 rounded bg-sunken px-3 py-2"
      onSubmit={(event) => {
        event.preventDefault()
        void verb.run({ staffId, reason: String(new FormData(event.currentTarget).get('reason') ?? '') })
      }}
    >
      <p className="w-full text-sm text-ink-2">{t(`means.${act}`)}</p>
      <input
        name="reason"
        required
        autoFocus
        maxLength={200}
        aria-label={t('reason')}
        placeholder={t('reason')}
        className={`${inputClass} max-w-md`}
      />
      <Button type="submit" look={act === 'enable' ? 'quiet' : 'danger'} disabled={verb.pending}>
        {t(`act.${act}`)}
      </Button>
      <Button look="plain" onClick={() => onDone(null)}>
        {t('cancel')}
      </Button>
      <RefusalNote state={verb.state} />
    </form>
  )
}
