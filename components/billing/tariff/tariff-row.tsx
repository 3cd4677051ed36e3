import { useLocale, useTranslations } from 'next-intl'
import { sourceInEnglish } from '@/lib/billing/rules/shipped-tariffs'
import type { TariffView } from '@/lib/billing/rules/season-desk'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { StateChip } from '../../ui/state-chip'
import { TariffEditor } from './tariff-editor.client'
import type { EditTariff } from './tariff-form.client'
import { TariffSummary } from './tariff-summary'

type Props = { tariff: TariffView; from: string; edit: EditTariff }

/** A price in the list: class, unit price, the rest in a line, its version and source. */
export function TariffRow({ tariff, from, edit }: Props) {
  const t = useTranslations('billing.season')
  const words = useTranslations('words')
  const locale = useLocale() as Locale
  return (
    <li className="py-2">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">
          {words(`service.${tariff.service}`)} · {words(`tariff.${tariff.tariffClass}`)}
        </span>
        <span>
          {t(tariff.body.areaBase === 'meter' ? 'priceOfUnit' : 'price', {
            price: yuan(locale, tariff.body.unitPriceFen),
          })}
        </span>
        {!tariff.verified && <StateChip tone="near">{t('unverified')}</StateChip>}
        <span className="ml-auto text-sm text-ink-3">
          {t('version', { version: tariff.version, from: tariff.effectiveFrom })}
        </span>
      </p>
      <TariffSummary body={tariff.body} />
      <p className="text-sm text-ink-3">{locale === 'en' ? sourceInEnglish(tariff.source) : tariff.source}</p>
      <TariffEditor tariff={tariff} from={from} edit={edit} />
    </li>
  )
}
