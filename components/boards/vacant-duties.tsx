import { TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { VacantDuty } from '@/lib/tickets/views'
import { TimeText } from '../ui/time-text.client'

/** Duties an overrun should have been told to and nobody holds: loud, for those who can fill them. Nothing of a customer is in it. */
export function VacantDuties({ rows, now }: { rows: VacantDuty[]; now: string }) {
  const t = useTranslations('boards.duty')
  const words = useTranslations('words')
  const en = useLocale() === 'en'
  if (rows.length === 0) return null
  return (
    <section role="alert" aria-labelledby="vacant-title" className="rounded bg-over-soft px-3 py-2 text-over">
      <h2 id="vacant-title" className="flex items-center gap-1.5 font-medium">
        <TriangleAlert aria-hidden className="size-4" />
        {t('vacant')}
      </h2>
      <ul>
        {rows.map((row) => {
          const unit = (en ? row.unitEn : row.unit) ?? ''
          return (
            <li key={row.role + unit}>
              {t('vacantOf', { role: `${unit}${unit && en ? ' ' : ''}${words(`role.${row.role}`)}`, n: row.count })}{' '}
              <span className="text-sm">
                {t.rich('vacantSince', { time: () => <TimeText at={row.since} now={now} /> })}
              </span>
            </li>
          )
        })}
      </ul>
      <p className="text-sm">{t('vacantHint')}</p>
    </section>
  )
}
