import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { COUNT_TO, type Queue } from '@/lib/tickets/rules/queues'
import { cx } from '../ui/classes'

const TONE: Partial<Record<Queue, string>> = {
  overdue: 'text-over',
  nearing: 'text-near',
  unplaced: 'text-near',
  returned: 'text-near',
}

/** Numbers in a row, each a door to the list it counts; a colour only where there is something to do. */
export function NumberRow({ queues, counts }: { queues: readonly Queue[]; counts: Record<string, number> }) {
  const t = useTranslations('lists.queue')
  return (
    <ul className="mb-5 grid grid-cols-2 gap-px overflow-hidden rounded border border-line bg-line sm:grid-cols-4 xl:grid-cols-8">
      {queues.map((queue) => {
        const n = counts[queue] ?? 0
        return (
          <li key={queue} className="bg-surface">
            <Link href={`/tickets?queue=${queue}`} prefetch={false} className="block px-3 py-2 hover:bg-sunken">
              <span className={cx('block text-2xl', n > 0 ? (TONE[queue] ?? 'text-ink') : 'text-ink-3')}>
                {n >= COUNT_TO ? `${n}+` : n}
              </span>
              <span className="block text-sm text-ink-2">{t(queue)}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
