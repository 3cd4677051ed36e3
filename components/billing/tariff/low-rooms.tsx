import { useTranslations } from 'next-intl'
import type { TariffText } from '@/lib/billing/rules/tariff-text'
import { NumberField } from './number-field'
import { OptionalPart } from './optional-part'
import type { Part } from './part'
import { Rows } from './rows'

const LOW = { belowCm: '', shareBps: '' }

/** Rooms too low to count whole: below a height only a share of the area. */
export function LowRooms({ part }: { part: Part }) {
  const t = useTranslations('billing.tariff')
  const rows = part.text.lowRooms
  const set = (lowRooms: TariffText['lowRooms']) => part.change({ lowRooms })
  return (
    <OptionalPart
      id={part.id('lowRooms')}
      label={t('part.lowRooms')}
      isOn={rows !== null}
      onToggle={(on) => set(on ? [LOW] : null)}
    >
      <Rows
        label={t('part.lowRooms')}
        rows={rows ?? []}
        blank={LOW}
        added={t('addRow')}
        onChange={(now) => set(now.length > 0 ? now : null)}
      >
        {(row, change, i) => (
          <>
            <NumberField
              part={part}
              path={`lowRooms.${i}.belowCm`}
              label={t('lowRooms.belowCm')}
              unit="metre"
              bare={i > 0}
              value={row.belowCm}
              onChange={(belowCm) => change({ belowCm })}
            />
            <NumberField
              part={part}
              path={`lowRooms.${i}.shareBps`}
              label={t('lowRooms.shareBps')}
              unit="percent"
              bare={i > 0}
              value={row.shareBps}
              onChange={(shareBps) => change({ shareBps })}
            />
          </>
        )}
      </Rows>
    </OptionalPart>
  )
}
