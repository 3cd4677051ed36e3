import { useLocale, useTranslations } from 'next-intl'
import type { DrawerView } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { cx } from '../ui/classes'
import { useDifferenceText } from './difference-text'

/** What moved the cash of a drawer, line by line, down to what it should hold; what was counted and by how much it differs; other ways of paying apart. */
export function DrawerSums({ drawer }: { drawer: DrawerView }) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const textOf = useDifferenceText()
  const counted = drawer.countedFen
  const difference = counted === null ? null : counted - drawer.expectedFen
  return (
    <>
      <dl className="mt-1 text-sm">
        {drawer.cash.map(({ kind, count, fen }) => (
          <Row
            key={kind}
            name={kind === 'float' ? t('float') : t(`cashMove.${kind}`, { count })}
            value={yuan(locale, fen)}
          />
        ))}
        {(drawer.mine || drawer.closedAt) && (
          <Row
            name={t('expected')}
            value={yuan(locale, drawer.expectedFen)}
            className="border-t border-line font-medium"
          />
        )}
        {counted !== null && <Row name={t('counted')} value={yuan(locale, counted)} />}
        {difference !== null && (
          <Row
            name={t('difference')}
            value={textOf(difference)}
            className={difference === 0 ? 'text-kept' : 'font-medium text-over'}
          />
        )}
        {drawer.reason && <Row name={t('varianceReason')} value={drawer.reason} />}
      </dl>
      {drawer.tenders.length > 0 && (
        <>
          <p className="mt-2 text-sm text-ink-3">{t('otherTenders')}</p>
          <dl className="text-sm">
            {drawer.tenders.map(({ tender, count, fen }) => (
              <Row key={tender} name={`${t(`tender.${tender}`)} × ${count}`} value={yuan(locale, fen)} />
            ))}
          </dl>
        </>
      )}
    </>
  )
}

function Row({ name, value, className }: { name: string; value: string; className?: string }) {
  return (
    <div className={cx('flex justify-between gap-4', className)}>
      <dt className="shrink-0 text-ink-3">{name}</dt>
      <dd className="text-right tabular-nums">{value}</dd>
    </div>
  )
}
