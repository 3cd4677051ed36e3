import { useLocale, useTranslations } from 'next-intl'
import { sourceInEnglish } from '@/lib/billing/rules/shipped-tariffs'
import type { TariffView } from '@/lib/billing/rules/season-desk'
import { TimeText } from '../../ui/time-text.client'
import { ConfirmTariffForm, type ConfirmTariff } from './confirm-tariff.client'

type Props = { tariff: TariffView; confirm: ConfirmTariff | null; now: string }

/** Where a version of a price comes from, who wrote it, who compared it with its document, each when; what another may still do. */
export function TariffOrigin({ tariff, confirm, now }: Props) {
  const t = useTranslations('billing.season')
  const locale = useLocale()
  const { checked } = tariff
  return (
    <div className="text-sm text-ink-3">
      <p>{locale === 'en' ? sourceInEnglish(tariff.source) : tariff.source}</p>
      <p className="flex flex-wrap gap-x-3">
        <span>
          {tariff.byName ? t('writtenBy', { who: tariff.byName }) : t('cameWithRegister')}{' '}
          <TimeText at={tariff.at} now={now} />
        </span>
        {checked && (
          <span>
            {t('checkedBy', { who: checked.byName, note: checked.note })} <TimeText at={checked.at} now={now} />
          </span>
        )}
        {!checked && tariff.mine && <span className="text-near">{t('anotherChecks')}</span>}
      </p>
      {!checked && !tariff.mine && confirm && <ConfirmTariffForm tariff={tariff} confirm={confirm} />}
    </div>
  )
}
