'use client'
import { ArrowDown, ArrowRight, Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { AcceptOrderInput } from '@/lib/fieldwork/inputs'
import type { JobDetail } from '@/lib/fieldwork/views'
import { RefusalNote } from '../ui/refusal-note.client'
import { CallButton } from './call-button.client'
import { useField } from './field-context.client'
import { FieldLink, goInField } from './field-link.client'
import { NavigateButton } from './navigate-button.client'
import { usePutDown } from './phone/use-put-down.client'
import { ReturnSheet } from './return-sheet.client'

type Props = { job: JobDetail; onPage?: boolean }

const primary =
  'flex min-h-12 flex-[1.7] items-center justify-center gap-1.5 rounded bg-accent px-2 text-lg font-medium text-accent-ink hover:opacity-90 disabled:bg-sunken disabled:text-ink-3'

/** The acts of a job in one row at thumb height; the next one filled. */
export function JobActs({ job, onPage }: Props) {
  const t = useTranslations('field')
  const { day, reveal } = useField()
  const accept = usePutDown('accept', AcceptOrderInput, () => !onPage && goInField(`/field/${job.orderNo}`))
  const known = day.jobs.find(({ orderNo }) => orderNo === job.orderNo)
  const version = job.version + (known?.status === 'sent' && job.status === 'accepted' ? 1 : 0) // accepted here, not there yet
  const mayReturn = day.mayAccept && !job.ruled && (job.status === 'sent' || job.status === 'accepted')
  return (
    <div className="max-w-xl space-y-2">
      <RefusalNote state={accept.state} />
      {job.ruled && <p className="text-base text-ink-2">{t('ruled')}</p>}
      <div className="flex gap-2">
        <NavigateButton place={job.place} landmarks={job.landmarks} position={job.position} />
        <CallButton ticketNo={job.ticketNo} reveal={reveal} reason={t('callReason')} label={t('call')} />
        {mayReturn && <ReturnSheet orderNo={job.orderNo} version={version} />}
        {job.status === 'sent' && day.mayAccept && (
          <button
            type="button"
            className={primary}
            disabled={accept.pending}
            onClick={() => void accept.run(job.orderNo, { expectedVersion: job.version })}
          >
            <Check aria-hidden className="size-5" />
            {t('accept')}
          </button>
        )}
        {onPage && day.mayVisit && job.status !== 'sent' && (
          <a href="#visit" className={primary}>
            {t('record')}
            <ArrowDown aria-hidden className="size-5" />
          </a>
        )}
        {!onPage && !(job.status === 'sent' && day.mayAccept) && (
          <FieldLink href={`/field/${job.orderNo}`} className={primary}>
            {t(job.status === 'in-progress' ? 'goOn' : 'open')}
            <ArrowRight aria-hidden className="size-5" />
          </FieldLink>
        )}
      </div>
    </div>
  )
}
