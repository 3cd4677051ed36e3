import { useLocale, useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { LayoutPreview, SampleLine } from '@/lib/billing/views'
import { cx } from '../../ui/classes'

const cell = 'px-2 py-1 align-top whitespace-nowrap'
const COLUMNS = ['serial', 'accountNo', 'agreementNo', 'name', 'amount', 'code'] as const

/** The cells of one line: a detail column by column, of any other what it says in words. */
function Cells({ line }: { line: SampleLine }) {
  const t = useTranslations('billing.layout')
  const bank = useTranslations('billing.bank')
  const locale = useLocale() as Locale
  if (line.kind === 'broken')
    return (
      <td colSpan={COLUMNS.length} className="px-2 py-1 break-all">
        {bank.has(`why.${line.why}`) ? bank(`why.${line.why}`) : line.why}
        <code className="block font-sans text-ink-3">{line.raw}</code>
      </td>
    )
  if (line.kind === 'header' || line.kind === 'trailer')
    return (
      <td colSpan={COLUMNS.length} className={cell}>
        {line.kind === 'header'
          ? `${t('field.batchNo')} ${line.batchNo}`
          : t('trailerSays', { count: line.count, sum: yuan(locale, Number(line.sumFen)) })}
      </td>
    )
  return COLUMNS.map((name) => (
    <td key={name} className={cx(cell, name === 'amount' && 'text-right tabular-nums')}>
      {name === 'amount' ? yuan(locale, Number(line.amountFen)) : line[name]}
    </td>
  ))
}

/** What each line of a sample would be by the layout as it stands in the form. */
export function PreviewTable({ preview }: { preview: LayoutPreview }) {
  const t = useTranslations('billing.layout')
  const bank = useTranslations('billing.bank')
  const locale = useLocale() as Locale
  const { details, readable, quarantined, successes } = preview
  return (
    <div className="mt-3" role="status">
      <p className={cx('mb-2 rounded px-3 py-2', preview.parked ? 'bg-over-soft text-over' : 'bg-kept-soft text-kept')}>
        {t('counts', { details, readable, quarantined, successes, sum: yuan(locale, Number(preview.successFen)) })}{' '}
        {preview.parked
          ? bank(`parked.${preview.parked}`)
          : preview.cutAfter === null
            ? t('totalsHold')
            : t('cutAfter', { line: preview.cutAfter })}
      </p>
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-line text-left text-ink-3">
              {(['lineNo', 'state'] as const).map((name) => (
                <th key={name} className={cx(cell, 'font-normal')}>
                  {bank(`column.${name}`)}
                </th>
              ))}
              {COLUMNS.map((name) => (
                <th key={name} className={cx(cell, 'font-normal', name === 'amount' && 'text-right')}>
                  {t(`field.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.lines.map((line) => (
              <tr key={line.n} className="border-b border-line">
                <td className={cx(cell, 'text-ink-3')}>{line.n}</td>
                <td className={cx(cell, line.kind === 'broken' && 'text-over')}>{t(`kindOf.${line.kind}`)}</td>
                <Cells line={line} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
