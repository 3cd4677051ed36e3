'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { BankActions } from './bank-actions'

/** What was found out about a contradiction, in words. */
export function SettleConflictForm({ conflictId, settle }: { conflictId: string; settle: BankActions['settle'] }) {
  const t = useTranslations('billing.bank.conflict')
  const router = useRouter()
  const verb = useVerb(settle, () => router.refresh())
  return (
    <form
      className="flex flex-wrap gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const note = String(new FormData(event.currentTarget).get('note')).trim()
        if (!verb.pending) void verb.run({ conflictId, note })
      }}
    >
      <input
        name="note"
        required
        maxLength={200}
        aria-label={t('note')}
        placeholder={t('note')}
        className={`${inputClass} min-w-40 flex-1`}
      />
      <Button type="submit" disabled={verb.pending}>
        {t('settle')}
      </Button>
      <RefusalNote state={verb.state} />
    </form>
  )
}
