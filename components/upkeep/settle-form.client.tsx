'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import type { ActionState } from '@/lib/kernel/result'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useFieldText } from '../ui/use-field-text.client'
import { useVerb } from '../ui/use-verb.client'

type Given = { requestKey: string; reason: string }
type Props = {
  label: string
  hint: string
  acts: { name: string; label: string; act: (given: Given) => Promise<ActionState<unknown>> }[]
}

function ActButton({ label, reason, act }: { label: string; reason: string; act: Props['acts'][number]['act'] }) {
  const router = useRouter()
  const fieldText = useFieldText()
  const verb = useVerb(act, () => router.refresh())
  const wrong = verb.fields.reason
  return (
    <span className="contents">
      <Button disabled={verb.pending} className="min-h-11 lg:min-h-8" onClick={() => void verb.run({ reason })}>
        {label}
      </Button>
      {wrong && (
        <span role="alert" className="basis-full text-sm text-over">
          {fieldText(wrong)}
        </span>
      )}
      <RefusalNote state={verb.state && !verb.state.ok && verb.state.kind === 'invalid' ? null : verb.state} />
    </span>
  )
}

/** A reason and what is decided with it. */
export function SettleForm({ label, hint, acts }: Props) {
  const t = useTranslations('upkeep')
  const id = useId()
  const [reason, setReason] = useState('')
  if (acts.length === 0) return null
  return (
    <details className="mt-1">
      <summary className="w-fit cursor-pointer py-2.5 text-accent lg:py-1 underline underline-offset-2">
        {t('settle')}
      </summary>
      <div className="mt-1 flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="basis-full text-sm text-ink-2">
          {label}
        </label>
        <input
          id={id}
          className={`${inputClass} min-h-11 min-w-0 flex-1 basis-60 lg:min-h-8`}
          placeholder={hint}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {acts.map(({ name, label: text, act }) => (
          <ActButton key={name} label={text} reason={reason} act={act} />
        ))}
      </div>
    </details>
  )
}
