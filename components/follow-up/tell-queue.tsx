import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { CallersToTell } from '@/lib/tickets/views'
import { cx } from '../ui/classes'
import { summaryIn } from '../ui/named'

type Props = { rows: CallersToTell[]; selected?: string; locale: 'zh-CN' | 'en' }

/** Matters that are settled and of which not everybody who called knows. */
export async function TellQueue({ rows, selected, locale }: Props) {
  const t = await getTranslations('followUp')
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="to-tell">
      <h2 id="to-tell" className="mb-1 flex items-baseline justify-between text-sm font-medium text-ink-2">
        {t('toTell')} <span className="font-normal text-ink-3">{rows.length}</span>
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {rows.map((row) => (
          <li key={row.ticketNo}>
            <Link
              href={`/follow-up/${row.ticketNo}#joined`}
              aria-current={row.ticketNo === selected ? 'true' : undefined}
              className={cx('block px-2 py-2 hover:bg-sunken', row.ticketNo === selected && 'bg-accent-soft')}
            >
              <span className="block truncate">{row.place}</span>
              <span className="block truncate text-sm text-ink-2">{summaryIn(locale, row)}</span>
              <span className="text-sm text-near">{t('tellFirst', { n: row.callers })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
