import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { billLines, type Billed } from '@/lib/billing/rules/bill-lines'
import { tariffOf, type TariffText } from '@/lib/billing/rules/tariff-text'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { wholeOf } from '@/lib/kernel/decimals'
import { Field, inputClass } from '../../ui/field'
import { lineText } from '../line-text'
import type { Say } from '../papers/papers'

type Home = { area: string; height: string; use: string }
const HOME: Home = { area: '100', height: '2.80', use: '30' }

/** The home of the example as a bill would be made of it; null while one of its numbers cannot be read. */
function billedOf(home: Home, isMetered: boolean): Billed | null {
  const [area, height, use] = [wholeOf(home.area, 2), wholeOf(home.height, 2), wholeOf(home.use, 3)]
  if (typeof area === 'string' || typeof height === 'string' || (isMetered && typeof use === 'string')) return null
  return {
    grossArea: BigInt(area),
    insideArea: BigInt(area),
    heightCm: height,
    metering: isMetered ? 'heat-meter' : 'area',
    useMilli: isMetered ? BigInt(use) : null,
    lowIncome: false,
    stopUseBy: '',
  }
}

/** What a home would pay by the price as it stands in the form, step by step. */
export function WorkedExample({ text, id }: { text: TariffText; id: string }) {
  const t = useTranslations('billing.tariff')
  const billing = useTranslations('billing')
  const locale = useLocale() as Locale
  const [home, setHome] = useState(HOME)
  const isMetered = text.areaBase === 'meter' || text.metered !== null
  const price = tariffOf(text)
  const billed = billedOf(home, isMetered)
  const made = price.ok && billed ? billLines(price.body, billed) : null
  const shown = (isMetered ? ['area', 'height', 'use'] : ['area', 'height']) as (keyof Home)[]
  return (
    <aside aria-labelledby={`${id}-title`} className="h-fit rounded bg-sunken p-3 lg:sticky lg:top-24">
      <h3 id={`${id}-title`} className="text-sm font-medium text-ink-2">
        {t('example.title')}
      </h3>
      <div className="mt-2 grid grid-cols-3 items-end gap-2">
        {shown.map((name) => (
          <Field key={name} label={t(`example.${name}`)} htmlFor={`${id}-${name}`}>
            <input
              id={`${id}-${name}`}
              value={home[name]}
              inputMode="decimal"
              className={`${inputClass} text-right tabular-nums`}
              onChange={(event) => setHome({ ...home, [name]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      <div role="status" className="mt-3">
        {made?.ok ? (
          <>
            <ul className="space-y-1 text-sm">
              {made.lines.map((line) => (
                <li key={line.code} className="flex justify-between gap-4">
                  <span className="text-ink-2">{lineText(line, billing as Say)}</span>
                  <span className="tabular-nums">{yuan(locale, Number(line.fen))}</span>
                </li>
              ))}
            </ul>
            <p className="mt-2 flex items-baseline justify-between gap-4 border-t border-line pt-2">
              {t('example.total')}
              <span className="text-lg tabular-nums">{yuan(locale, Number(made.totalFen))}</span>
            </p>
          </>
        ) : (
          <p className="text-sm text-ink-3">
            {made ? billing(`season.exception.${made.exception}`) : t('example.unreadable')}
          </p>
        )}
      </div>
    </aside>
  )
}
