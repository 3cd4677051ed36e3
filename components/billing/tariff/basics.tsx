import { useTranslations } from 'next-intl'
import type { TariffText } from '@/lib/billing/rules/tariff-text'
import { Field, inputClass } from '../../ui/field'
import { NumberField } from './number-field'
import type { Part } from './part'

const BASES = ['gross', 'inside', 'usable', 'meter'] as const

/** What every price has: how much, for which area, and what stays when heat is stopped. */
export function Basics({ part }: { part: Part }) {
  const t = useTranslations('billing.tariff')
  const { text, change } = part
  const isMeter = text.areaBase === 'meter'
  return (
    <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-4">
      <NumberField
        part={part}
        path="unitPriceFen"
        label={t(isMeter ? 'pricePerUnit' : 'pricePerArea')}
        value={text.unitPriceFen}
        onChange={(unitPriceFen) => change({ unitPriceFen })}
      />
      <Field label={t('areaBase')} htmlFor={part.id('areaBase')}>
        <select
          id={part.id('areaBase')}
          value={text.areaBase}
          className={inputClass}
          onChange={(event) => change({ areaBase: event.target.value as TariffText['areaBase'] })}
        >
          {BASES.map((base) => (
            <option key={base} value={base}>
              {t(`base.${base}`)}
            </option>
          ))}
        </select>
      </Field>
      {text.areaBase === 'usable' && (
        <NumberField
          part={part}
          path="usableDivisor"
          label={t('usableDivisor')}
          hint={t('usableHint')}
          value={text.usableDivisor}
          onChange={(usableDivisor) => change({ usableDivisor })}
        />
      )}
      <NumberField
        part={part}
        path="vacancyBps"
        label={t('vacancyBps')}
        unit="percent"
        value={text.vacancyBps}
        onChange={(vacancyBps) => change({ vacancyBps })}
      />
    </div>
  )
}
