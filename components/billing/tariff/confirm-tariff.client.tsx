'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useId } from 'react'
import type { TariffView } from '@/lib/billing/rules/season-desk'
import { TextField } from '../../admin/text-field'
import { Button } from '../../ui/button'
import { RefusalNote } from '../../ui/refusal-note.client'
import { useVerb } from '../../ui/use-verb.client'
import { said } from '../said'
import type { Act } from '../types'

export type ConfirmTariff = Act<{
  requestKey: string
  service: 'heat'
  tariffClass: 'residential'
  version: number
  note: string
}>

/** A price compared with the document of its source, by another than who wrote it: which document, which page. */
export function ConfirmTariffForm({ tariff, confirm }: { tariff: TariffView; confirm: ConfirmTariff }) {
  const t = useTranslations('billing.season')
  const router = useRouter()
  const form = useId()
  const verb = useVerb(confirm, () => router.refresh())
  return (
    <details>
      <summary className="w-fit cursor-pointer text-sm text-accent underline underline-offset-2">{t('check')}</summary>
      <form
        className="mt-2 flex max-w-xl flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          const { note = '' } = said(event.currentTarget)
          const { service, tariffClass, version } = tariff
          if (verb.pending) return
          void verb.run({ service: service as 'heat', tariffClass: tariffClass as 'residential', version, note })
        }}
      >
        <div className="min-w-60 flex-1">
          <TextField id={`${form}-note`} name="note" label={t('checkedAgainst')} required />
        </div>
        <Button type="submit" disabled={verb.pending}>
          {t('checkYes')}
        </Button>
        <RefusalNote state={verb.state} />
      </form>
    </details>
  )
}
