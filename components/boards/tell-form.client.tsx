'use client'
import { useTranslations } from 'next-intl'
import type { ActionState } from '@/lib/kernel/result'
import { TOLD_HOW } from '@/lib/tickets/rules/commitments'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'

type Said = { requestKey: string; how: 'phone' | 'sms' | 'in-person' | 'other'; words: string }
type TellOf<A> = (input: A & Said) => Promise<ActionState<unknown>>
export type Tell = TellOf<{ commitmentId: string }>
export type TellCaller = TellOf<{ callId: string }>

type Props<A> = { about: A; tell: TellOf<A>; done: () => void }

/** Somebody was told: of what, how, and in which words. Who and when the record knows by itself. */
export function TellForm<A extends object>({ about, tell, done }: Props<A>) {
  const t = useTranslations('boards.duty')
  const words = useTranslations('words')
  const verb = useVerb(tell, done)
  return (
    <form
      className="mt-1 space-y-1"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const how = String(form.get('how')) as 'phone'
        void verb.run({ ...about, how, words: String(form.get('words')) } as Omit<A & Said, 'requestKey'>)
      }}
    >
      <div className="flex flex-wrap items-center gap-2">
        <select name="how" aria-label={t('tellHow')} className={`${inputClass} w-28!`}>
          {TOLD_HOW.map((how) => (
            <option key={how} value={how}>
              {words(`toldHow.${how}`)}
            </option>
          ))}
        </select>
        <input
          name="words"
          required
          maxLength={200}
          aria-label={t('tellWords')}
          placeholder={t('tellWords')}
          className={`${inputClass} min-w-0 flex-1 basis-40`}
        />
        <Button type="submit" look="primary" disabled={verb.pending}>
          {t('tellDo')}
        </Button>
      </div>
      <RefusalNote state={verb.state} />
    </form>
  )
}
