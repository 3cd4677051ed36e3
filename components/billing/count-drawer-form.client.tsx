'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { DrawerActions } from './drawer-actions'
import { said } from './said'

/** `isLeft`: another's, who may count it no longer. */
type Props = { drawerId: string; isLeft?: boolean; close: DrawerActions['close'] }

/** The count at the end of the shift, with the reason of a difference. */
export function CountDrawerForm({ drawerId, isLeft, close }: Props) {
  const t = useTranslations('billing')
  const router = useRouter()
  const isCounted = useRef(false)
  const verb = useVerb(close, () => {
    isCounted.current = true
    router.refresh()
  })
  // the form goes when the drawer is counted: the hand goes on where its answer stands
  useEffect(
    () => () => {
      if (isCounted.current) document.getElementById(`counted-${drawerId}`)?.focus()
    },
    [drawerId],
  )
  return (
    <form
      className="mt-2 space-y-2"
      onChange={verb.unblock}
      onSubmit={(event) => {
        event.preventDefault()
        const { counted = '', reason = '' } = said(event.currentTarget)
        void verb.run({ ...(isLeft ? { drawerId } : {}), countedYuan: counted, reason })
      }}
    >
      <Field
        label={t('counted')}
        htmlFor={`count-${drawerId}`}
        error={verb.fields.countedYuan ? t('amountWrong') : undefined}
      >
        <input
          id={`count-${drawerId}`}
          name="counted"
          inputMode="decimal"
          className={`${inputClass} h-11 text-right md:h-8`}
        />
      </Field>
      <Field label={t('varianceReason')} htmlFor={`variance-${drawerId}`}>
        <input id={`variance-${drawerId}`} name="reason" maxLength={200} className={`${inputClass} h-11 md:h-8`} />
      </Field>
      <Button type="submit" disabled={verb.pending} className="h-11 md:h-8">
        {t('closeDrawer')}
      </Button>
      <RefusalNote state={verb.state} />
    </form>
  )
}
