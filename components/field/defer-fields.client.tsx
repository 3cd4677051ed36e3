'use client'
import { useTranslations } from 'next-intl'
import { OFF_SEASON_CAUSES } from '@/lib/fieldwork/rules/off-season'
import { PickBig } from './pick-big.client'
import { TextLine } from './text-line.client'
import type { JobForm } from './use-job-form.client'

type Props = { form: JobForm; change: (part: Partial<JobForm>) => void; fields: Record<string, string | undefined> }

/** Why the work waits for the end of the season, and for which day it is planned. */
export function DeferFields({ form, change, fields }: Props) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  return (
    <>
      <p className="text-base text-ink-2">{t('deferHint')}</p>
      <PickBig
        label={t('deferCause')}
        wide
        value={form.deferCause ?? ''}
        options={OFF_SEASON_CAUSES.map((value) => ({ value, label: words(`offSeasonCause.${value}`) }))}
        onPick={(deferCause) => change({ deferCause })}
      />
      <TextLine
        label={t('deferReason')}
        value={form.deferReason ?? ''}
        maxLength={200}
        error={fields.deferReason}
        onText={(deferReason) => change({ deferReason })}
      />
      <TextLine
        label={t('plannedOn')}
        type="date"
        value={form.plannedOn ?? ''}
        error={fields.plannedOn}
        onText={(plannedOn) => change({ plannedOn })}
      />
    </>
  )
}
