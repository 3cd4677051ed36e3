'use client'
import { useTranslations } from 'next-intl'
import { exactTime } from '@/lib/i18n/format'
import { nameIn } from '../ui/named'
import type { Call } from './call-state'
import { PickOne } from './pick-one.client'
import type { CallContext } from './use-call-context.client'

type Props = { call: Call; change: (part: Partial<Call>) => void; context: CallContext; locale: 'zh-CN' | 'en' }

/** A complaint about a crew: which of those that came to this account, the latest unless another is named. */
export function AboutCrew({ call, change, context, locale }: Props) {
  const t = useTranslations('hotline')
  if (call.kind !== 'complaint' || call.facts['complaint-about'] !== 'crew' || !call.agreementId) return null
  const { crews } = context
  if (crews.length === 0) return <p className="text-sm text-ink-3">{t('aboutNobody')}</p>
  const label = ({ crew, at }: CallContext['crews'][number]) => `${nameIn(locale, crew)} · ${exactTime(new Date(at))}`
  return (
    <div className="border-l-2 border-accent pl-3">
      <PickOne
        label={t('aboutCrew')}
        name="about-crew"
        value={call.aboutCrewId ?? crews[0]!.crewId}
        options={crews.map((one) => ({ value: one.crewId, label: label(one) }))}
        onPick={(aboutCrewId) => change({ aboutCrewId })}
      />
      <p className="mt-1 text-sm text-ink-3">{t('aboutCrewHint')}</p>
    </div>
  )
}
