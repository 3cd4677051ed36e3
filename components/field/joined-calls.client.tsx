'use client'
import { useTranslations } from 'next-intl'
import type { JobDetail } from '@/lib/fieldwork/views'
import { countCallers } from '../ui/count-callers'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'
import { CallButton } from './call-button.client'
import { useField } from './field-context.client'
import { touchTile } from './touch'
import { cx } from '../ui/classes'

/** Who else called about the same matter: what each of them said, and a way to ask the one who stands beside it. */
export function JoinedCalls({ job }: { job: JobDetail }) {
  const t = useTranslations('field')
  const { now, reveal } = useField()
  const { calls } = job.ticket
  if (calls.length === 0) return null
  return (
    <Panel title={t('alsoCalled', countCallers(calls))}>
      <ul className="divide-y divide-line">
        {calls.map((call) => (
          <li key={call.id ?? call.at} className="flex items-center gap-3 py-2 first:pt-0">
            <div className="min-w-0 flex-1">
              {call.callerName}{' '}
              <span className="text-sm text-ink-3">
                <TimeText at={call.at} now={now} />
              </span>
              <span className="block text-base text-ink-2">
                {[call.address, call.words].filter(Boolean).join(' · ')}
              </span>
            </div>
            {call.id && (
              <CallButton
                ticketNo={job.ticketNo}
                callId={call.id}
                reveal={reveal}
                reason={t('callReason')}
                label={t('call')}
                className={cx(touchTile, 'max-w-28 shrink-0 basis-20')}
              />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
