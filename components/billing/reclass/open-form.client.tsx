'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { TARIFF_CLASSES } from '@/lib/billing/inputs'
import { DateInput } from '../../ui/date-input.client'
import { Button } from '../../ui/button'
import { Field, inputClass } from '../../ui/field'
import { RefusalNote } from '../../ui/refusal-note.client'
import { useVerb } from '../../ui/use-verb.client'
import type { Act } from '../types'

type Class = (typeof TARIFF_CLASSES)[number]
export type OpenChange = Act<
  { requestKey: string; accountNo: string; toClass: Class; effectiveOn: string; claim: string },
  { no: string }
>
type Props = { accountNo: string; fromClass: string; today: string; open: OpenChange }

/** A dispute about the class, opened where it is heard: at the door, at the counter. */
export function OpenReclass({ accountNo, fromClass, today, open }: Props) {
  const t = useTranslations('billing.reclass')
  const words = useTranslations('words')
  const router = useRouter()
  const classes = TARIFF_CLASSES.filter((one) => one !== fromClass)
  const [toClass, setClass] = useState<Class>(fromClass === 'residential' ? 'mixed-use' : classes[0]!)
  const [effectiveOn, setDay] = useState(today)
  const [claim, setClaim] = useState('')
  const verb = useVerb(open, ({ no }) => router.push(`/reclass/${no}`))
  return (
    <details className="mt-2">
      <summary className="w-fit cursor-pointer text-accent underline underline-offset-2">{t('open')}</summary>
      <form
        className="mt-2 grid gap-3 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (!verb.pending) void verb.run({ accountNo, toClass, effectiveOn, claim })
        }}
      >
        <Field label={t('toClass')} htmlFor="reclass-to">
          <select
            id="reclass-to"
            value={toClass}
            onChange={(event) => setClass(event.target.value as Class)}
            className={inputClass}
          >
            {classes.map((one) => (
              <option key={one} value={one}>
                {words(`tariff.${one}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('sinceLabel')} htmlFor="reclass-since">
          <DateInput id="reclass-since" required value={effectiveOn} onChange={(event) => setDay(event.target.value)} />
        </Field>
        <Field label={t('claim')} htmlFor="reclass-claim" hint={t('claimHint')} className="sm:col-span-2">
          <input
            id="reclass-claim"
            required
            maxLength={200}
            value={claim}
            onChange={(event) => setClaim(event.target.value)}
            className={inputClass}
          />
        </Field>
        <Button type="submit" look="primary" disabled={verb.pending || claim.trim() === ''} className="h-10">
          {t('submitOpen')}
        </Button>
        <div className="sm:col-span-2">
          <RefusalNote state={verb.state} />
        </div>
      </form>
    </details>
  )
}
