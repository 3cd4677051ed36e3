'use client'
import { useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { PricesBody } from '@/lib/policy/rules/pack-bodies'
import { PickBig } from './pick-big.client'
import type { PriceDraft } from './use-job-form.client'

type Props = {
  prices: PricesBody
  chosen: string
  locale: 'zh-CN' | 'en'
  pick: (part: Partial<PriceDraft>) => void
}

/** The company's price list, in front of both; a line taken from it fills the form with its price and its caveat. */
export function PriceList({ prices, chosen, locale, pick }: Props) {
  const t = useTranslations('field')
  const lang = locale === 'en' ? 'en' : 'zh'
  return (
    <div className="space-y-1">
      <PickBig
        label={t('priceList')}
        wide
        value={chosen}
        options={prices.items.map((item) => ({
          value: item.code,
          label: item.name[lang],
          hint: t('per', { amount: yuan(locale, item.fen), unit: item.unit[lang] }),
        }))}
        onPick={(code) => {
          const item = prices.items.find((known) => known.code === code)
          if (!item) return
          pick({
            itemCode: code,
            item: item.name[lang],
            amountYuan: (item.fen / 100).toFixed(2),
            caveat: item.caveat[lang],
          })
        }}
      />
      <p className="text-sm text-ink-2">{locale === 'en' ? prices.sourceEn : prices.source}</p>
    </div>
  )
}
