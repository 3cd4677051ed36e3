'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { inputClass } from '../ui/field'
import { useFieldText } from '../ui/use-field-text.client'
import { PickOne } from './pick-one.client'
import { foundPlace, type Call } from './call-state'
import { FoundPlace } from './found-place.client'
import type { CallContext } from './use-call-context.client'

type Props = { call: Call; change: (part: Partial<Call>) => void; context: CallContext; fields: Record<string, string> }

const POSITION = /^\s*(-?\d{1,3}\.\d+)\s*[,，]\s*(-?\d{1,3}\.\d+)\s*$/

/** Where the fault is: at home, or elsewhere by address, landmarks in the caller's words, and a map position when there is one. */
export function PlaceFields({ call, change, context, fields }: Props) {
  const t = useTranslations('hotline')
  const fieldText = useFieldText()
  const elsewhere = call.faultElsewhere || !call.agreementId
  const [position, setPosition] = useState(call.latitude && call.longitude ? `${call.latitude}, ${call.longitude}` : '')
  const foundId = elsewhere ? (foundPlace(call, context.place)?.premiseId ?? null) : null
  useEffect(() => {
    if ((call.faultPremiseId ?? null) !== foundId) change({ faultPremiseId: foundId })
  }, [foundId, call.faultPremiseId, change])
  return (
    <div className="space-y-2">
      {call.agreementId && (
        <PickOne
          label={t('where')}
          name="where"
          value={call.faultElsewhere ? 'elsewhere' : 'home'}
          options={[
            { value: 'home', label: t('whereHome') },
            { value: 'elsewhere', label: t('whereElsewhere') },
          ]}
          onPick={(value) => change({ faultElsewhere: value === 'elsewhere' })}
        />
      )}
      {elsewhere && (
        <>
          <label className="block">
            <span className="mb-1 block text-sm text-ink-2">{t('faultAddress')}</span>
            <input
              className={inputClass}
              maxLength={200}
              placeholder={t('faultAddressHint')}
              value={call.faultAddress ?? ''}
              onChange={(e) => change({ faultAddress: e.target.value })}
              aria-invalid={!!fields.faultAddress}
            />
          </label>
          <FoundPlace call={call} change={change} context={context} />
          <label className="block">
            <span className="mb-1 block text-sm text-ink-2">{t('landmarks')}</span>
            <textarea
              className={inputClass}
              rows={2}
              maxLength={500}
              placeholder={t('landmarksHint')}
              value={call.landmarks ?? ''}
              onChange={(e) => change({ landmarks: e.target.value })}
              aria-invalid={!!fields.landmarks}
            />
            {fields.landmarks && <span className="mt-1 block text-xs text-over">{fieldText(fields.landmarks)}</span>}
          </label>
          <label className="block">
            <span className="mb-1 block text-sm text-ink-2">{t('position')}</span>
            <input
              className={inputClass}
              maxLength={60}
              placeholder="35.1047, 118.3565"
              value={position}
              onChange={(event) => {
                setPosition(event.target.value)
                const [, latitude, longitude] = POSITION.exec(event.target.value) ?? []
                change({
                  latitude: latitude ? Number(latitude) : null,
                  longitude: longitude ? Number(longitude) : null,
                })
              }}
            />
            {position && !POSITION.test(position) && (
              <span className="mt-1 block text-xs text-near">{t('positionHint')}</span>
            )}
          </label>
        </>
      )}
    </div>
  )
}
