import { useTranslations } from 'next-intl'
import { Plus } from 'lucide-react'
import { FAIL_REASONS, type FailReason } from '@/lib/billing/rules/bank-layout'
import { freshKey, type ReasonRow } from '@/lib/billing/rules/layout-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/classes'
import { inputClass } from '../../ui/field'
import type { Part } from './part'
import { RowActs } from './row-acts'

/** What a bank's codes mean when it did not pay. */
export function FailReasons({ part }: { part: Part }) {
  const t = useTranslations('billing.layout')
  const bank = useTranslations('billing.bank')
  const rows = part.text.reasons
  const set = (row: ReasonRow, more: Partial<ReasonRow>) =>
    part.change({ reasons: rows.map((one) => (one === row ? { ...one, ...more } : one)) })
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm text-ink-2">{t('reasons')}</legend>
      <ul className="space-y-1">
        {rows.map((row, i) => {
          const name = t('columnNo', { of: t('reasons'), n: i + 1 })
          const error = part.error(`failReasons.${i}`)
          return (
            <li key={row.key}>
              <div className="flex items-center gap-1">
                <input
                  aria-label={name}
                  aria-invalid={error ? true : undefined}
                  value={row.code}
                  maxLength={8}
                  autoComplete="off"
                  className={cx(inputClass, 'w-20!')}
                  onChange={(event) => set(row, { code: event.target.value })}
                />
                <select
                  aria-label={t('meaningOf', { name })}
                  value={row.reason}
                  className={cx(inputClass, 'min-w-0 flex-1')}
                  onChange={(event) => set(row, { reason: event.target.value as FailReason })}
                >
                  {FAIL_REASONS.map((reason) => (
                    <option key={reason} value={reason}>
                      {bank(`why.${reason}`)}
                    </option>
                  ))}
                </select>
                <RowActs name={name} onRemove={() => part.change({ reasons: rows.filter((one) => one !== row) })} />
              </div>
              {error && <p className="mt-1 text-xs text-over">{error}</p>}
            </li>
          )
        })}
      </ul>
      <Button
        look="plain"
        className="mt-1 -ml-3"
        onClick={() => part.change({ reasons: [...rows, { key: freshKey(rows), code: '', reason: 'other' }] })}
      >
        <Plus aria-hidden className="size-4" />
        {t('addCode')}
      </Button>
      {part.error('failReasons') && <p className="text-xs text-over">{part.error('failReasons')}</p>}
    </fieldset>
  )
}
