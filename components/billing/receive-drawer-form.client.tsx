'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { DrawerActions } from './drawer-actions'
import { said } from './said'
import { useDifferenceText } from './difference-text'
import { useTellAbove } from './told-above.client'

type Props = { drawerId: string; name: string; receive: DrawerActions['receive'] }

/** The cash of a closed drawer, counted again by the one who takes it over; a difference says why. */
export function ReceiveDrawerForm({ drawerId, name, receive }: Props) {
  const t = useTranslations('billing')
  const router = useRouter()
  const locale = useLocale() as Locale
  const textOf = useDifferenceText()
  const tell = useTellAbove()
  const verb = useVerb(receive, ({ receivedFen, varianceFen }) => {
    const counted = yuan(locale, Number(receivedFen))
    tell(t('handedInAs', { name, counted, difference: textOf(Number(varianceFen)) }))
    router.refresh()
  })
  return (
    <form
      className="mt-2 space-y-2"
      onChange={verb.unblock}
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
