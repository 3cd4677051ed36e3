'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { OFF_SEASON_CAUSES, type OffSeasonCause } from '@/lib/fieldwork/rules/off-season'
import type { ActionState } from '@/lib/kernel/result'
import { DateInput } from '../ui/date-input.client'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'

export type DeferWork = (input: {
  requestKey: string
  ticketNo: string
  cause: OffSeasonCause
  reason: string
  plannedOn: string
}) => Promise<ActionState<{ lineId: string }>>
/** Puts the matter on the off-season list: why, and for which day it is planned. */
export function DeferForm({ ticketNo, defer }: { ticketNo: string; defer: DeferWork }) {
  const t = useTranslations('upkeep.offSeason')
  const words = useTranslations('words')
  const router = useRouter()
  const verb = useVerb(defer, () => router.refresh())
  return (
    <details>
      <summary className="w-fit cursor-pointer text-accent underline underline-offset-2">{t('putOff')}</summary>
      <form
        className="mt-2 space-y-2"
        onSubmit={(event) => {
          event.preventDefault()
          const said = (name: string) => String(new FormData(event.currentTarget).get(name) ?? '')
          const cause = said('cause') as OffSeasonCause
          void verb.run({ ticketNo, cause, reason: said('reason'), plannedOn: said('plannedOn') })
        }}
      >
        <select name="cause" aria-label={t('cause')} className={inputClass}>
          {OFF_SEASON_CAUSES.map((cause) => (
            <option key={cause} value={cause}>
              {words(`offSeasonCause.${cause}`)}
            </option>
          ))}
        </select>
        <input
          name="reason"
          required
          aria-label={t('reason')}
          placeholder={t('why')}
          maxLength={200}
          className={inputClass}
        />
        <DateInput name="plannedOn" required aria-label={t('plannedOn')} />
        <Button type="submit" disabled={verb.pending}>
          {t('putOff')}
        </Button>
        <RefusalNote state={verb.state} />
      </form>
    </details>
  )
}
