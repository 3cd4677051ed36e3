import { useLocale, useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { LayoutPreview } from '@/lib/billing/views'
import { cx } from '../../ui/classes'

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
          <tbody>
            {preview.lines.map((line) => (
              <tr key={line.n} className="border-b border-line">
                <td className="px-2 py-1 text-ink-3">{line.n}</td>
                <td className={cx('px-2 py-1 whitespace-nowrap', line.kind === 'broken' && 'text-over')}>
                  {t(`kindOf.${line.kind}`)}
                </td>
                {line.cells.map((cell, i) => (
                  <td key={`${line.n}.${i}`} className="px-2 py-1 whitespace-nowrap">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
