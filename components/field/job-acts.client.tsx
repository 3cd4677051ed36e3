'use client'
import { ArrowRight, Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AcceptOrderInput } from '@/lib/fieldwork/inputs'
import { wasAcceptRefused } from '@/lib/fieldwork/rules/outbox'
import type { JobDetail } from '@/lib/fieldwork/views'
import { RefusalNote } from '../ui/refusal-note.client'
import { useBlockerText } from '../ui/use-blocker-text.client'
import { CallButton } from './call-button.client'
import { useField } from './field-context.client'
import { FieldLink, goInField } from './field-link.client'
import { MinutesPick } from './minutes-pick.client'
import { NavigateButton } from './navigate-button.client'
import { NextStep, useOnTheWay } from './next-step.client'
import { useLocalJob } from './phone/use-job.client'
import { usePutDown } from './phone/use-put-down.client'
import { ReturnSheet } from './return-sheet.client'
import { nextAct } from './touch'

type Props = { job: JobDetail; onPage?: boolean }

/** The acts of a job in one row at thumb height; the next one filled. What this person may not take on says why instead. */
export function JobActs({ job, onPage }: Props) {
  const t = useTranslations('field')
  const textOf = useBlockerText()
  const { day, reveal } = useField()
  const { items, setOff } = useLocalJob(job)
  const [minutes, setMinutes] = useState('')
  const way = useOnTheWay(job.orderNo)
  const accept = usePutDown('accept', AcceptOrderInput, () => !onPage && goInField(`/field/${job.orderNo}`))
  const known = day.jobs.find(({ orderNo }) => orderNo === job.orderNo)
  const version = job.version + (known?.status === 'sent' && job.status === 'accepted' ? 1 : 0) // accepted here, not there yet
  const mayReturn = day.mayAccept && !job.ruled && (job.status === 'sent' || job.status === 'accepted')
  const waits = job.status === 'sent' && day.mayAccept
  const blockers = waits ? (job.acceptBlockers ?? []) : [] // a day kept by an older program has none
  const mayTake = waits && blockers.length === 0 && !wasAcceptRefused(items, job.version)
  const goes = onPage && day.mayVisit && job.status !== 'sent'
  return (
    <div className="max-w-xl space-y-2">
      <RefusalNote state={way.state ?? accept.state} />
      {job.ruled && <p className="text-base text-ink-2">{t('ruled')}</p>}
      {blockers.map((blocker) => (
        <p key={blocker.code} role="note" className="rounded bg-near-soft px-3 py-2 text-base text-near">
          {textOf(blocker)}
        </p>
      ))}
      <div className="flex gap-2">
        <NavigateButton place={job.place} landmarks={job.landmarks} position={job.position} />
        <CallButton ticketNo={job.ticketNo} reveal={reveal} reason={t('callReason')} label={t('call')} />
        {mayReturn && <ReturnSheet orderNo={job.orderNo} version={version} />}
        {mayTake && (
          <button
            type="button"
            className={nextAct}
            disabled={accept.pending}
            onClick={() => void accept.run(job.orderNo, { expectedVersion: job.version })}
          >
            <Check aria-hidden className="size-5" />
            {t('accept')}
          </button>
        )}
        {goes && <NextStep job={job} setOff={setOff} minutes={minutes} way={way} />}
        {!onPage && !mayTake && (
          <FieldLink href={`/field/${job.orderNo}`} className={nextAct}>
            {t(job.status === 'in-progress' ? 'goOn' : 'open')}
            <ArrowRight aria-hidden className="size-5" />
          </FieldLink>
        )}
      </div>
      {goes && job.status === 'accepted' && !setOff && <MinutesPick minutes={minutes} onPick={setMinutes} />}
    </div>
  )
}
