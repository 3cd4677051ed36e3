'use client'
import { MapPinCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { JobDetail } from '@/lib/fieldwork/views'
import { RefusalNote } from '../ui/refusal-note.client'
import { useOnTheWay } from './next-step.client'
import { TouchButton } from './touch'

/** Not there yet: who arrives without having said that they set off says it here; the next step itself stands on top. */
export function ArriveForm({ job, setOff }: { job: JobDetail; setOff: boolean }) {
  const t = useTranslations('field')
  const way = useOnTheWay(job.orderNo)
  return (
    <div className="space-y-3 border-t border-line pt-4">
      <RefusalNote state={way.state} />
      {!setOff && (
        <TouchButton className="w-full gap-2" disabled={way.pending} onClick={way.arrive}>
          <MapPinCheck aria-hidden className="size-5" />
          {t('arrive')}
        </TouchButton>
      )}
      <p className="text-base text-ink-2">{t('arriveHint')}</p>
      {job.kind === 'handle' && (
        <p className="text-base text-ink-2">
          {t('handleHint')}{' '}
          <Link href={`/tickets/${job.ticketNo}`} prefetch={false} className="text-accent underline">
            {job.ticketNo}
          </Link>
        </p>
      )}
    </div>
  )
}
