import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { UnsolvedView } from '@/lib/fieldwork/views'
import { nameIn, summaryIn } from '../ui/named'
import { PlaceText } from '../ui/place-text'
import { TimeText } from '../ui/time-text.client'
import { FoldedStrip } from './folded-strip'

/** Visited and not solved, and nothing is under way: the longest waiting first, each with what the crew said, and the way to the next order. */
export function UnsolvedList({ rows, now }: { rows: UnsolvedView[]; now: string }) {
  const t = useTranslations('lists.dispatch')
  const words = useTranslations('words')
  const locale = useLocale()
  if (rows.length === 0) return null
  const whyOf = (why: string) => (words.has(`whyIncomplete.${why}`) ? words(`whyIncomplete.${why}`) : why)
  return (
    <FoldedStrip id="unsolved" title={t('unsolved')} count={rows.length}>
      <ul className="-mx-2 grid gap-x-4 sm:grid-cols-2 xl:grid-cols-3">
        {rows.map((row) => (
          <li key={row.ticketNo} data-testid="unsolved">
            <Link
              href={`/tickets/${row.ticketNo}#further-order`}
              prefetch={false}
              className="block rounded px-2 py-2 hover:bg-sunken"
            >
              <span className="flex items-center justify-between gap-2 text-sm">
                <span className="text-accent">{row.ticketNo}</span>
                <span className="text-ink-3">
                  <TimeText at={row.at} now={now} />
                </span>
              </span>
              <span className="block font-medium">
                <PlaceText text={row.place || summaryIn(locale, row)} />
              </span>
              <span className="block text-sm text-near">
                {[row.why && whyOf(row.why), nameIn(locale, row.unit)].filter(Boolean).join(' · ')}
              </span>
              {row.finding && (
                <span className="line-clamp-2 text-sm text-ink-2">
                  {row.by ? t('crewSaid', { who: nameIn(locale, row.by), words: row.finding }) : row.finding}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </FoldedStrip>
  )
}
