import { useTranslations } from 'next-intl'
import type { TariffText } from '@/lib/billing/rules/tariff-text'
import { Basics } from './basics'
import { NumberField } from './number-field'
import { Numbers, type Spec } from './numbers'
import { OptionalPart } from './optional-part'
import type { Part } from './part'
import { EarlyRows } from './early-rows'
import { LowRooms } from './low-rooms'
import { StoreyFields } from './storey-fields'

const METERED = [
  ['basicBps', 'percent'],
  ['perUnitFen', 'yuan'],
  ['capBps', 'percent'],
] as const satisfies Spec
const LATE = [
  ['ppmPerDay', 'permille'],
  ['laterYearPpm', 'permille'],
  ['capBps', 'percent'],
  ['minFen', 'yuan'],
] as const satisfies Spec
const NO_METERED = { basicBps: '', perUnitFen: '', capBps: '' }
const NO_LATE = { ppmPerDay: '', laterYearPpm: '', capBps: '', minFen: '' }

/** Every number of a price, in the units people speak. */
export function PriceFields({ part }: { part: Part }) {
  const t = useTranslations('billing.tariff')
  const { metered, lowIncomePriceFen: lowIncome, late } = part.text
  const turn = (name: 'metered' | 'lowIncomePriceFen' | 'late', blank: TariffText[typeof name]) => ({
    id: part.id(name),
    label: t(`part.${name}`),
    isOn: part.text[name] !== null,
    onToggle: (on: boolean) => part.change({ [name]: on ? blank : null }),
  })
  return (
    <div className="space-y-3">
      <Basics part={part} />
      <StoreyFields part={part} />
      <LowRooms part={part} />
      <OptionalPart {...turn('metered', NO_METERED)}>
        {metered && (
          <Numbers
            part={part}
            at="metered"
            specs={METERED}
            value={metered}
            onChange={(more) => part.change({ metered: { ...metered, ...more } })}
          />
        )}
      </OptionalPart>
      <OptionalPart {...turn('lowIncomePriceFen', '')}>
        <div className="sm:max-w-44">
          <NumberField
            part={part}
            path="lowIncomePriceFen"
            label={t('pricePerArea')}
            value={lowIncome ?? ''}
            onChange={(lowIncomePriceFen) => part.change({ lowIncomePriceFen })}
          />
        </div>
      </OptionalPart>
      <EarlyRows part={part} />
      <OptionalPart {...turn('late', NO_LATE)}>
        {late && (
          <Numbers
            part={part}
            at="late"
            specs={LATE}
            value={late}
            onChange={(more) => part.change({ late: { ...late, ...more } })}
          />
        )}
      </OptionalPart>
    </div>
  )
}
