'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { DrawerActions } from './drawer-actions'
import { said } from './said'

/** The cash of a closed drawer, counted again by the one who takes it over; a difference says why. */
export function ReceiveDrawerForm({ drawerId, receive }: { drawerId: string; receive: DrawerActions['receive'] }) {
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(receive, () => router.refresh())
  return (
    <form
      className="mt-2 space-y-2"
      onSubmit={(event) => {
        event.preventDefault()
        const { counted = '', reason = '' } = said(event.currentTarget)
        void verb.run({ drawerId, countedYuan: counted, reason })
      }}
    >
      <Field
        label={t('countedByMe')}
        htmlFor={`received-${drawerId}`}
        error={verb.fields.countedYuan ? t('amountWrong') : undefined}
      >
        <input
          id={`received-${drawerId}`}
          name="counted"
          inputMode="decimal"
          autoComplete="off"
          className={`${inputClass} h-11 text-right md:h-8`}
        />
      </Field>
      <Field label={t('differsBecause')} htmlFor={`reason-${drawerId}`}>
        <input id={`reason-${drawerId}`} name="reason" maxLength={200} className={`${inputClass} h-11 md:h-8`} />
      </Field>
      <Button type="submit" disabled={verb.pending} className="h-11 md:h-8">
        {t('receiveDrawer')}
      </Button>
      <RefusalNote state={verb.state} />
    </form>
  )
}
