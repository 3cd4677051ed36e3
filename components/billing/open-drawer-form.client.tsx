'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { DrawerActions } from './drawer-actions'
import { said } from './said'

/** A drawer opened with its float. */
export function OpenDrawerForm({ place, open }: { place: 'hall' | 'door'; open: DrawerActions['open'] }) {
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(open, () => router.refresh())
  return (
    <form
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault()
        void verb.run({ place, floatYuan: said(event.currentTarget).float ?? '' })
      }}
    >
      <p className="text-ink-2">{t('noDrawerYet')}</p>
      <div className="flex items-end gap-2">
        <Field
          label={t('float')}
          htmlFor="float"
          error={verb.fields.floatYuan ? t('amountWrong') : undefined}
          className="flex-1"
        >
          <input
            id="float"
            name="float"
            defaultValue="200"
            inputMode="decimal"
            className={`${inputClass} h-11 text-right md:h-8`}
          />
        </Field>
        <Button type="submit" disabled={verb.pending} className="h-11 md:h-8">
          {t('openDrawer')}
        </Button>
      </div>
      <RefusalNote state={verb.state} />
    </form>
  )
}
