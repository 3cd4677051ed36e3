'use client'
import { Car, MapPinCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { SetOffInput, StartVisitInput } from '@/lib/fieldwork/inputs'
import type { JobDetail } from '@/lib/fieldwork/views'
import { RefusalNote } from '../ui/refusal-note.client'
import { usePutDown } from './phone/use-put-down.client'
import { PickBig } from './pick-big.client'
import { TouchButton } from './touch'

const MINUTES = ['', '10', '20', '30', '45', '60']

/** On the way, and there. */
export function ArriveForm({ job, setOff }: { job: JobDetail; setOff: boolean }) {
  const t = useTranslations('field')
  const leave = usePutDown('set-off', SetOffInput)
  const arrive = usePutDown('arrive', StartVisitInput)
  const [minutes, setMinutes] = useState('')
  const leaving = { minutesAway: minutes === '' ? null : Number(minutes) }
  return (
    <div className="space-y-3 border-t border-line pt-4">
      <RefusalNote state={arrive.state ?? leave.state} />
      {!setOff && (
        <>
          <PickBig
            label={t('minutesAway')}
            value={minutes}
            options={MINUTES.map((value) => ({
              value,
              label: value === '' ? t('minutesUnsaid') : t('inMinutes', { minutes: Number(value) }),
            }))}
            onPick={setMinutes}
          />
          <TouchButton
            className="w-full gap-2"
            disabled={leave.pending}
            onClick={() => void leave.run(job.orderNo, leaving)}
          >
            <Car aria-hidden className="size-5" />
            {t('setOff')}
          </TouchButton>
        </>
      )}
      <TouchButton
        look="primary"
        className="w-full gap-2 py-3!"
        disabled={arrive.pending}
        onClick={() => void arrive.run(job.orderNo, {})}
      >
        <MapPinCheck aria-hidden className="size-5" />
        {t('arrive')}
      </TouchButton>
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
