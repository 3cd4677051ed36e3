'use client'
import { ArrowDown, ArrowRight, Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { JobCard } from '@/lib/fieldwork/views'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { CardActions } from './actions'
import { CallButton } from './call-button.client'
import { NavigateButton } from './navigate-button.client'
import { ReturnSheet } from './return-sheet.client'

type Props = {
  job: Pick<JobCard, 'orderNo' | 'ticketNo' | 'status' | 'version' | 'place' | 'landmarks' | 'position'>
  onPage?: boolean
  mayVisit?: boolean
  mayAccept: boolean
  actions: CardActions
}

const primary =
  'flex min-h-12 flex-[1.7] items-center justify-center gap-1.5 rounded bg-accent px-2 text-lg font-medium text-accent-ink hover:opacity-90 disabled:bg-sunken disabled:text-ink-3'

/** The acts of a job in one row at thumb height; the next one filled. */
export function JobActs({ job, onPage, mayVisit, mayAccept, actions }: Props) {
  const t = useTranslations('field')
  const router = useRouter()
  const accept = useVerb(actions.accept, () => (onPage ? router.refresh() : router.push(`/field/${job.orderNo}`)))
  const mayReturn = mayAccept && (job.status === 'sent' || job.status === 'accepted')
  return (
    <div className="max-w-xl space-y-2">
      <RefusalNote state={accept.state} />
      <div className="flex gap-2">
        <NavigateButton place={job.place} landmarks={job.landmarks} position={job.position} />
        <CallButton ticketNo={job.ticketNo} reveal={actions.reveal} reason={t('callReason')} label={t('call')} />
        {mayReturn && (
          <ReturnSheet
            orderNo={job.orderNo}
            version={job.version}
            giveBack={actions.giveBack}
            done={() => (onPage ? router.push('/field') : router.refresh())}
          />
        )}
        {job.status === 'sent' && mayAccept && (
          <button
            type="button"
            className={primary}
            disabled={accept.pending}
            onClick={() => void accept.run({ orderNo: job.orderNo, expectedVersion: job.version })}
          >
            <Check aria-hidden className="size-5" />
            {t('accept')}
          </button>
        )}
        {onPage && mayVisit && job.status !== 'sent' && (
          <a href="#visit" className={primary}>
            {t('record')}
            <ArrowDown aria-hidden className="size-5" />
          </a>
        )}
        {!onPage && !(job.status === 'sent' && mayAccept) && (
          <Link href={`/field/${job.orderNo}`} prefetch={false} className={primary}>
            {t(job.status === 'in-progress' ? 'goOn' : 'open')}
            <ArrowRight aria-hidden className="size-5" />
          </Link>
        )}
      </div>
    </div>
  )
}
