import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { LengthBar } from '../ui/bars'
import { cx } from '../ui/classes'
import { nameIn } from '../ui/named'

import type { UnitLoad } from '@/lib/tickets/views'

const COLUMNS = [
  ['open', 'open', 'run'],
  ['overdue', 'overdue', 'over'],
  ['returned', 'returned-lately', 'near'],
  ['unjustified', 'returned-lately', 'over'],
] as const

/** Units beside each other: in hand, overdue, sent back; each number opens its rows. */
export function UnitBars({ units, wall }: { units: UnitLoad[]; wall: boolean }) {
  const t = useTranslations('boards.management')
  const locale = useLocale()
  const most = { open: 1, overdue: 1, returned: 1, unjustified: 1 }
  for (const unit of units) for (const [name] of COLUMNS) most[name] = Math.max(most[name], unit[name])
  const scale = Math.max(most.open, most.overdue, most.returned)
  if (units.length === 0) return <p className="text-ink-3">{t('noUnits')}</p>
  return (
    <table className={cx('w-full', wall ? 'text-[length:clamp(1rem,2.1vh,1.75rem)]' : 'text-base')}>
      <thead>
        <tr className={cx('text-left text-ink-3', wall ? 'text-base' : 'text-xs')}>
          <th scope="col" className="py-1 font-medium">
            {t('unit')}
          </th>
          {COLUMNS.map(([name]) => (
            <th key={name} scope="col" className={cx('py-1 pl-3 font-medium', wall ? 'w-[15%]' : 'w-1/5')}>
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {units.map((unit) => (
          <tr key={unit.unitId}>
            <th scope="row" className={cx('text-left font-normal', wall ? 'py-[0.8vh] whitespace-nowrap' : 'py-1.5')}>
              {nameIn(locale, unit)}
            </th>
            {COLUMNS.map(([name, queue, tone]) => (
              <td key={name} className="pl-3">
                <Link
                  href={`/tickets?queue=${queue}&unit=${unit.unitId}`}
                  prefetch={false}
                  className="flex items-center gap-2 rounded hover:bg-sunken"
                >
                  <span
                    className={cx(
                      'w-7 shrink-0 text-right',
                      unit[name] === 0 ? 'text-ink-3' : name === 'overdue' && 'font-medium text-over',
                    )}
                  >
                    {unit[name]}
                  </span>
                  <LengthBar n={unit[name]} of={scale} tone={tone} />
                </Link>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
