'use client'
import { ArrowDown, Car, MapPinCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { SetOffInput, StartVisitInput } from '@/lib/fieldwork/inputs'
import type { JobDetail } from '@/lib/fieldwork/views'
import { usePutDown } from './phone/use-put-down.client'
import { nextAct } from './touch'

/** What the crew says of its way: off, and there. */
export function useOnTheWay(orderNo: string) {
  const leave = usePutDown('set-off', SetOffInput)
  const arrive = usePutDown('arrive', StartVisitInput)
  return {
    state: arrive.state ?? leave.state,
    pending: leave.pending || arrive.pending,
    leave: (minutes: string) => void leave.run(orderNo, { minutesAway: minutes === '' ? null : Number(minutes) }),
    arrive: () => void arrive.run(orderNo, {}),
  }
}

type Props = { job: JobDetail; setOff: boolean; minutes: string; way: ReturnType<typeof useOnTheWay> }

/** The next step of an accepted job, filled: off, there, then what is written down on site. */
export function NextStep({ job, setOff, minutes, way }: Props) {
  const t = useTranslations('field')
  if (job.status !== 'accepted')
    return (
      <a href="#visit" className={nextAct}>
        {t('record')}
        <ArrowDown aria-hidden className="size-5" />
      </a>
    )
  const [Icon, label, act] = setOff
    ? ([MapPinCheck, t('arrive'), way.arrive] as const)
    : ([Car, t('setOff'), () => way.leave(minutes)] as const)
  return (
    <button type="button" className={nextAct} disabled={way.pending} onClick={act}>
      <Icon aria-hidden className="size-5" />
      {label}
    </button>
  )
}
