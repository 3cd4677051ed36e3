import { useTranslations } from 'next-intl'
import type { TariffText } from '@/lib/billing/rules/tariff-text'
import { Field, inputClass } from '../../ui/field'
import { NumberField } from './number-field'
import { Numbers } from './numbers'
import type { Part } from './part'
import { Rows } from './rows'

const KINDS = ['none', 'step', 'bands', 'ratio'] as const
const SPECS = {
  step: [
    ['freeToCm', 'metre'],
    ['countFromCm', 'metre'],
    ['stepCm', 'metre'],
    ['bpsPerStep', 'percent'],
    ['capBps', 'percent'],
  ],
  ratio: [['baseCm', 'metre']],
} as const
const BLANK = { upToCm: '', factorBps: '' }

function Bands({ part, set }: { part: Part; set: (more: Partial<TariffText['storey']>) => void }) {
  const t = useTranslations('billing.tariff')
  const { bands } = part.text.storey
  return (
    <Rows
      label={t('kindOf.bands')}
      rows={bands}
      least={1}
      beforeLast
      blank={BLANK}
      added={t('addBand')}
      onChange={(rows) => set({ bands: rows })}
    >
      {(band, change, i) => (
        <>
          <NumberField
            part={part}
            path={`storey.bands.${i}.upToCm`}
            label={t('storey.upToCm')}
            unit="metre"
            bare={i > 0}
            value={band.upToCm}
            placeholder={i === bands.length - 1 ? t('noLimit') : undefined}
            onChange={(upToCm) => change({ upToCm })}
          />
          <NumberField
            part={part}
            path={`storey.bands.${i}.factorBps`}
            label={t('storey.factorBps')}
            unit="percent"
            bare={i > 0}
            value={band.factorBps}
            onChange={(factorBps) => change({ factorBps })}
          />
        </>
      )}
    </Rows>
  )
}

/** How the storey height raises a fee: the kind, and the numbers of that kind only. */
export function StoreyFields({ part }: { part: Part }) {
  const t = useTranslations('billing.tariff')
  const { storey } = part.text
  const set = (more: Partial<TariffText['storey']>) => part.change({ storey: { ...storey, ...more } })
  return (
    <fieldset className="space-y-3 border-t border-line pt-3">
      <Field
        label={t('storeyRule')}
        htmlFor={part.id('storey.kind')}
        className="sm:max-w-96"
        hint={t(`kindHint.${storey.kind}`)}
      >
        <select
          id={part.id('storey.kind')}
          value={storey.kind}
          className={inputClass}
          onChange={(event) => {
            const kind = event.target.value as TariffText['storey']['kind']
            set({
              kind,
              ...(kind === 'bands' && storey.bands.length === 0
                ? { bands: [{ ...BLANK, factorBps: '100' }, BLANK] }
                : {}),
            })
          }}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kindOf.${kind}`)}
            </option>
          ))}
        </select>
      </Field>
      {storey.kind === 'bands' && <Bands part={part} set={set} />}
      {(storey.kind === 'step' || storey.kind === 'ratio') && (
        <Numbers part={part} at="storey" specs={SPECS[storey.kind]} value={storey} onChange={set} />
      )}
    </fieldset>
  )
}
