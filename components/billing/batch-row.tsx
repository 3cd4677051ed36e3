import { useLocale, useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { BatchView } from '@/lib/billing/views'
import { StateChip, type Tone } from '../ui/state-chip'
import type { BankActions } from './bank-actions'
import { EndBatchForm } from './bank-side-forms.client'

const TONE: Record<string, Tone> = { out: 'run', returned: 'kept', closed: 'wait', withdrawn: 'wait', opening: 'wait' }

/** A batch with how far the bank has answered; while bills are with the bank, how it may be ended by hand. */
export function BatchRow({ batch, actions }: { batch: BatchView; actions: Pick<BankActions, 'withdraw' | 'close'> }) {
  const t = useTranslations('billing.bank')
  const locale = useLocale() as Locale
  const { no, origin, count, paid, failed } = batch
  const [answered, isOut, isOpening] = [paid + failed, batch.status === 'out', origin === 'opening']
  const state = isOpening ? 'opening' : batch.status
  return (
    <li className="py-2">
      <p className="flex flex-wrap items-center gap-x-3">
        {isOpening ? (
          <span>{no}</span>
        ) : (
          <a href={`/api/v1/batches/${no}`} className="text-accent underline underline-offset-2">
            {no}
          </a>
        )}
        <StateChip tone={TONE[state] ?? 'wait'}>{t(`batch.${state}`)}</StateChip>
        <span>{batch.bankName}</span>
        <span className="ml-auto tabular-nums">{yuan(locale, batch.sumFen)}</span>
      </p>
      <p className="text-sm text-ink-3">
        {t(isOpening ? 'openingCounts' : 'batchCounts', { count, paid, failed, date: batch.sendOn })}
      </p>
      {isOut && answered > 0 && <p className="text-sm">{t('answered', { answered, count })}</p>}
      {isOut && (
        <EndBatchForm
          key={answered > 0 ? 'close' : 'withdraw'}
          batchNo={no}
          {...(answered > 0
            ? { what: 'close', act: actions.close, note: t('closeNote', { left: count - answered }) }
            : { what: 'withdraw', act: actions.withdraw })}
        />
      )}
    </li>
  )
}
