'use client'
import { useLocale, useTranslations } from 'next-intl'
import { inputClass } from '../ui/field'
import { useFieldText } from '../ui/use-field-text.client'
import { colon } from '../ui/named'
import { PickOne } from './pick-one.client'
import type { Call } from './call-state'

type Props = { call: Call; change: (part: Partial<Call>) => void; fields: Record<string, string> }

/** Whom to call back: the caller's number is often not the contact's. */
export function ContactFields({ call, change, fields }: Props) {
  const t = useTranslations('hotline')
  const fieldText = useFieldText()
  const locale = useLocale()
  const channel = call.channel === 'counter' || call.channel === 'door' ? call.channel : 'hotline'
  const other = call.contactSame === false
  return (
    <div className="space-y-2">
      <PickOne
        label={t('contact')}
        name="contact"
        value={other ? 'other' : 'same'}
        options={[
          { value: 'same', label: t(`caller.${channel}.same`) },
          { value: 'other', label: t('contactOther') },
        ]}
        onPick={(value) => change({ contactSame: value === 'same' })}
      />
      {!other && fields.contactPhone && (
        <p className="text-xs text-over">
          {t('callerPhone')}
          {colon(locale)}
          {fieldText(fields.contactPhone)}
        </p>
      )}
      {other && (
        <div className="grid gap-3 sm:grid-cols-2">
          <label className="block">
            <span className="mb-1 block text-sm text-ink-2">{t('contactName')}</span>
            <input
              className={inputClass}
              maxLength={60}
              value={call.contactName ?? ''}
              onChange={(e) => change({ contactName: e.target.value })}
              aria-invalid={!!fields.contactName}
            />
            {fields.contactName && (
              <span className="mt-1 block text-xs text-over">{fieldText(fields.contactName)}</span>
            )}
          </label>
          <label className="block">
            <span className="mb-1 block text-sm text-ink-2">{t('contactPhone')}</span>
            <input
              className={inputClass}
              inputMode="tel"
              maxLength={40}
              value={call.contactPhone ?? ''}
              onChange={(e) => change({ contactPhone: e.target.value })}
              aria-invalid={!!fields.contactPhone}
            />
            {fields.contactPhone && (
              <span className="mt-1 block text-xs text-over">{fieldText(fields.contactPhone)}</span>
            )}
          </label>
        </div>
      )}
    </div>
  )
}
