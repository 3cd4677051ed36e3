import { useLocale, useTranslations } from 'next-intl'
import type { TariffView } from '@/lib/billing/rules/season-desk'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { StateChip } from '../../ui/state-chip'
import type { ConfirmTariff } from './confirm-tariff.client'
import { TariffEditor } from './tariff-editor.client'
import type { EditTariff } from './tariff-form.client'
import { TariffOrigin } from './tariff-origin'
import { TariffSummary } from './tariff-summary'

/** What the reader may do about prices. */
export type PriceActs = { edit: EditTariff | null; confirm: ConfirmTariff | null }
type Props = { tariff: TariffView; earlier: TariffView[]; from: string; acts: PriceActs; now: string }

/** Unit price, whether another has checked it, version and first day. */
function Price({ tariff, name }: { tariff: TariffView; name?: string }) {
  const t = useTranslations('billing.season')
  const locale = useLocale() as Locale
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      {name && <span className="font-medium">{name}</span>}
      <span>
        {t(tariff.body.areaBase === 'meter' ? 'priceOfUnit' : 'price', {
          price: yuan(locale, tariff.body.unitPriceFen),
        })}
      </span>
      {!tariff.checked && <StateChip tone="near">{t('unverified')}</StateChip>}
      <span className="ml-auto text-sm text-ink-3">
        {t('version', { version: tariff.version, from: tariff.effectiveFrom })}
      </span>
    </p>
  )
}

/** A price in the list: class, unit price, the rest in a line, its version and origin; its earlier versions folded below. */
export function TariffRow({ tariff, earlier, from, acts, now }: Props) {
  const t = useTranslations('billing.season')
  const words = useTranslations('words')
  return (
    <li className="py-2">
      <Price
        tariff={tariff}
        name={`${words(`service.${tariff.service}`)} · ${words(`tariff.${tariff.tariffClass}`)}`}
      />
      <TariffSummary body={tariff.body} />
      <TariffOrigin tariff={tariff} confirm={acts.confirm} now={now} />
      {acts.edit && <TariffEditor tariff={tariff} from={from} edit={acts.edit} />}
      {earlier.length > 0 && (
        <details>
          <summary className="w-fit cursor-pointer text-sm text-ink-2">
            {t('earlierVersions', { count: earlier.length })}
          </summary>
          <ul className="ml-4 divide-y divide-line">
            {earlier.map((one) => (
              <li key={one.version} className="py-2">
                <Price tariff={one} />
                <TariffSummary body={one.body} />
                <TariffOrigin tariff={one} confirm={acts.confirm} now={now} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
