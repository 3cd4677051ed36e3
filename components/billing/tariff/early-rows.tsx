import { useLocale, useTranslations } from 'next-intl'
import type { TariffText } from '@/lib/billing/rules/tariff-text'
import { monthName } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Field, inputClass } from '../../ui/field'
import { NumberField } from './number-field'
import { OptionalPart } from './optional-part'
import type { Part } from './part'
import { Rows } from './rows'

const EARLY = { until: '10-31', bps: '' }

type DayProps = { part: Part; path: string; until: string; bare: boolean; onChange: (until: string) => void }

/** A day that every year has, as month and day. */
function MonthDay({ part, path, until, bare, onChange }: DayProps) {
  const t = useTranslations('billing.tariff')
  const locale = useLocale() as Locale
  const [month = '', day = ''] = until.split('-')
  const two = (last: number) => Array.from({ length: last }, (_, i) => String(i + 1).padStart(2, '0'))
  const last = Math.max(new Date(Date.UTC(2023, Number(month), 0)).getUTCDate(), Number(day))
  const pick = (name: 'month' | 'day', value: string, options: string[], write: (picked: string) => string) => (
    <select
      id={name === 'month' ? part.id(path) : undefined}
      aria-label={t(name)}
      value={value}
      className={inputClass}
      onChange={(event) => onChange(write(event.target.value))}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {name === 'month' ? monthName(locale, Number(option)) : t('dayOf', { n: Number(option) })}
        </option>
      ))}
    </select>
  )
  return (
    <Field label={t('early.until')} htmlFor={part.id(path)} error={part.error(path)} bare={bare}>
      <div className="flex gap-1">
        {pick('month', month, two(12), (picked) => `${picked}-${day}`)}
        {pick('day', day, two(last), (picked) => `${month}-${picked}`)}
      </div>
    </Field>
  )
}

/** What comes back to those who pay in full by a day. */
export function EarlyRows({ part }: { part: Part }) {
  const t = useTranslations('billing.tariff')
  const rows = part.text.early
  const set = (early: TariffText['early']) => part.change({ early })
  return (
    <OptionalPart
      id={part.id('early')}
      label={t('part.early')}
      isOn={rows !== null}
      onToggle={(on) => set(on ? [EARLY] : null)}
    >
      <Rows
        label={t('part.early')}
        rows={rows ?? []}
        blank={EARLY}
        added={t('addRow')}
        onChange={(now) => set(now.length > 0 ? now : null)}
      >
        {(row, change, i) => (
          <>
            <MonthDay
              part={part}
              path={`early.${i}.until`}
              until={row.until}
              bare={i > 0}
              onChange={(until) => change({ until })}
            />
            <NumberField
              part={part}
              path={`early.${i}.bps`}
              label={t('early.bps')}
              unit="percent"
              bare={i > 0}
              value={row.bps}
              onChange={(bps) => change({ bps })}
            />
          </>
        )}
      </Rows>
    </OptionalPart>
  )
}
