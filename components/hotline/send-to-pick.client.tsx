'use client'
import { useTranslations } from 'next-intl'
import { inputClass } from '../ui/field'
import { nameIn, unitAndCrew } from '../ui/named'
import type { UnitOption } from './call-actions'
import type { CallContext } from './use-call-context.client'

/** Another unit than the proposed one, with why; an empty unit keeps the ticket here; null is the proposal. */
export type SendTo = { unitId: string; reason: string } | null
type Props = {
  units: UnitOption[]
  proposal: CallContext['proposal']
  sendTo: SendTo
  setSendTo: (to: SendTo) => void
  ownUnitId: string
  locale: 'zh-CN' | 'en'
}

/** The unit proposed, by which rule; another one wants a reason. */
export function SendToPick({ units, proposal, sendTo, setSendTo, ownUnitId, locale }: Props) {
  const t = useTranslations('hotline')
  const words = useTranslations('words')
  const nameOf = (unit: { name: string; nameEn: string }) => nameIn(locale, unit)
  const proposed = units.find((unit) => unit.id === proposal?.unitId)
  const crew = proposed?.crews.find((candidate) => candidate.id === proposal?.crewId)
  return (
    <>
      <label className="flex items-center gap-2 text-sm whitespace-nowrap text-ink-2">
        {t('sendTo')}
        <select
          className={`${inputClass} w-auto`}
          value={sendTo?.unitId ?? ''}
          onChange={(event) =>
            setSendTo(
              event.target.value === ''
                ? null
                : { unitId: event.target.value === 'keep' ? '' : event.target.value, reason: sendTo?.reason ?? '' },
            )
          }
        >
          <option value="">
            {proposed
              ? proposed.id === ownUnitId
                ? t('keepOwn', { unit: nameOf(proposed) })
                : t('proposedUnit', {
                    unit: unitAndCrew(nameOf(proposed), crew && nameOf(crew)),
                    why: words(`proposal.${proposal!.reason}`),
                  })
              : t('noProposal')}
          </option>
          {units
            .filter((unit) => unit.id !== proposal?.unitId)
            .map((unit) => (
              <option key={unit.id} value={unit.id}>
                {nameOf(unit)}
              </option>
            ))}
          <option value="keep">{t('keepHere')}</option>
        </select>
      </label>
      {sendTo && sendTo.unitId !== '' && (
        <input
          className={`${inputClass} w-64`}
          aria-label={t('overruleReason')}
          placeholder={t('overruleReason')}
          maxLength={200}
          value={sendTo.reason}
          onChange={(event) => setSendTo({ ...sendTo, reason: event.target.value })}
        />
      )}
    </>
  )
}
