import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { FollowUpRow } from '@/lib/tickets/views'

/** Before a customer is chosen: the one to begin with. */
export function NobodyChosen({ next }: { next?: FollowUpRow }) {
  const t = useTranslations('followUp')
  return (
    <div className="hidden min-h-[50vh] place-items-center text-center lg:grid">
      <div className="space-y-4">
        <p className="text-lg text-ink-2">{t(next ? 'choose' : 'nobodyNow')}</p>
        {next && (
          <Link
            href={`/follow-up/${next.ticketNo}`}
            prefetch={false}
            className="inline-flex h-11 items-center rounded bg-accent px-5 font-medium text-accent-ink"
          >
            {t('beginWith', { name: next.contactName })}
          </Link>
        )}
      </div>
    </div>
  )
}
