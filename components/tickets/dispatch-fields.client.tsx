'use client'
import { useTranslations } from 'next-intl'
import { crewBlockers } from '@/lib/units/rules/crews'
import { Field, inputClass } from '../ui/field'
import { aside } from '../ui/named'

export type DispatchUnit = {
  id: string
  name: string
  nameEn: string
  crews: { id: string; name: string; nameEn: string; onDuty: boolean; openJobs: number }[]
}
export type DispatchChoice = { unitId: string; crewId: string; overruleReason: string }
type Props = {
  units: DispatchUnit[]
  proposal: { unitId: string; crewId: string | null; reason: string } | null
  /** the unit that holds the ticket already: a further order there needs no reason */
  holderId?: string | null
  choice: DispatchChoice
  setChoice: (choice: DispatchChoice) => void
  locale: 'zh-CN' | 'en'
}

/** Where it goes: the proposed unit first; another one needs a reason. Crews off duty are shown as such. */
export function DispatchFields({ units, proposal, holderId, choice, setChoice, locale }: Props) {
  const t = useTranslations('ticket')
  const words = useTranslations('words')
  const nameOf = (named: { name: string; nameEn: string }) => (locale === 'en' ? named.nameEn : named.name)
  const unit = units.find((candidate) => candidate.id === choice.unitId)
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Field label={t('unit')} htmlFor="dispatch-unit">
        <select
          id="dispatch-unit"
          className={inputClass}
          value={choice.unitId}
          onChange={(event) =>
            setChoice({
              ...choice,
              unitId: event.target.value,
              crewId: event.target.value === proposal?.unitId ? (proposal.crewId ?? '') : '',
            })
          }
        >
          {units.map((candidate) => (
            <option key={candidate.id} value={candidate.id}>
              {nameOf(candidate)}
              {candidate.id === proposal?.unitId ? aside(locale, words(`proposal.${proposal.reason}`)) : ''}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('crew')} htmlFor="dispatch-crew">
        <select
          id="dispatch-crew"
          className={inputClass}
          value={choice.crewId}
          onChange={(event) => setChoice({ ...choice, crewId: event.target.value })}
        >
          <option value="">{t('anyCrew')}</option>
          {unit?.crews.map((crew) => (
            <option key={crew.id} value={crew.id} disabled={crewBlockers(crew).length > 0}>
              {nameOf(crew)} · {crew.onDuty ? t('jobs', { n: crew.openJobs }) : t('offDuty')}
            </option>
          ))}
        </select>
      </Field>
      {choice.unitId !== proposal?.unitId && choice.unitId !== holderId && (
        <Field label={t('overruleReason')} htmlFor="dispatch-reason" required>
          <input
            id="dispatch-reason"
            className={inputClass}
            maxLength={200}
            value={choice.overruleReason}
            onChange={(event) => setChoice({ ...choice, overruleReason: event.target.value })}
          />
        </Field>
      )}
    </div>
  )
}
