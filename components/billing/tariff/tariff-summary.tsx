import { useTranslations } from 'next-intl'
import { unitText } from '@/lib/billing/rules/tariff-text'
import type { TariffBody } from '@/lib/billing/rules/tariff-body'
import type { Say } from '../papers/papers'

function storeyWords({ storey }: TariffBody, t: Say): string[] {
  if (storey.kind === 'step')
    return [
      t('sum.step', {
        free: unitText(storey.freeToCm, 'metre'),
        step: unitText(storey.stepCm, 'metre'),
        share: unitText(storey.bpsPerStep, 'percent'),
      }),
    ]
  if (storey.kind === 'bands') return [t('sum.bands', { count: storey.bands.length })]
  return storey.kind === 'ratio' ? [t('sum.ratio', { base: unitText(storey.baseCm, 'metre') })] : []
}

/** The parts of a price beside its unit price, each in a few words. */
function summaryOf(body: TariffBody, t: Say): string[] {
  const { lowRooms, metered, lowIncomePriceFen, early, late } = body
  const percent = (bps: number) => unitText(bps, 'percent')
  return [
    t(`base.${body.areaBase}`),
    ...storeyWords(body, t),
    ...(lowRooms ?? []).map((row) =>
      t('sum.lowRooms', { below: unitText(row.belowCm, 'metre'), share: percent(row.shareBps) }),
    ),
    ...(metered
      ? [t('sum.metered', { share: percent(metered.basicBps), price: unitText(metered.perUnitFen, 'yuan') })]
      : []),
    t('sum.vacancy', { share: percent(body.vacancyBps) }),
    ...(lowIncomePriceFen ? [t('sum.lowIncome', { price: unitText(lowIncomePriceFen, 'yuan') })] : []),
    ...(early ?? []).map(({ until, bps }) => t('sum.early', { until, share: percent(bps) })),
    ...(late ? [t('sum.late', { rate: unitText(late.ppmPerDay, 'permille') })] : []),
  ]
}

/** What a price says beside its unit price, in one line. */
export function TariffSummary({ body }: { body: TariffBody }) {
  const t = useTranslations('billing.tariff')
  return <p className="text-sm text-ink-2">{summaryOf(body, t as Say).join(' · ')}</p>
}
