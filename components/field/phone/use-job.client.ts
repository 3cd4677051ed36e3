'use client'
import { useEffect, useState } from 'react'
import { localJob, type LocalCommand } from '@/lib/fieldwork/rules/local-job'
import { correctedTime, type OutboxItem } from '@/lib/fieldwork/rules/outbox'
import { OPEN_ORDER_STATES } from '@/lib/fieldwork/rules/orders'
import type { FieldDay, JobDetail } from '@/lib/fieldwork/views'
import { usePhone } from './phone-state.client'

const MINUTE_MS = 30_000

/** The service's time as well as this phone knows it. */
export function useFieldNow(first: string): string {
  const { meta } = usePhone()
  const [now, setNow] = useState('')
  useEffect(() => {
    if (!meta.anchor) return
    const tick = () => setNow(correctedTime(new Date().toISOString(), meta.anchor))
    tick()
    const timer = setInterval(tick, MINUTE_MS)
    return () => clearInterval(timer)
  }, [meta.anchor])
  return now || first // a phone that lost the line before it knew the service's time goes on with the day's own
}

const asLocal = ({ command }: OutboxItem): LocalCommand => ({
  id: command.id,
  orderNo: command.orderNo,
  kind: command.kind,
  body: command.body,
  at: correctedTime(command.deviceAt, command.anchor),
})

/** How many jobs are open on this phone: what was ended or given back here no longer is, whether the server knows it or not. */
export function useOpenCount(day: FieldDay | null): number | undefined {
  const { outbox } = usePhone()
  if (!day) return undefined
  const over = day.jobs.filter(
    (job) =>
      (OPEN_ORDER_STATES as readonly string[]).includes(job.status) &&
      outbox.some(
        ({ command, state }) =>
          command.orderNo === job.orderNo &&
          (command.kind === 'finish' || command.kind === 'return') &&
          (state === 'kept' || state === 'applied'),
      ),
  )
  return Math.max(0, (day.open ?? day.jobs.length) - over.length) // a day kept by an older program has no number of its own
}

/** A job as it stands on this phone, its own commands on top of what the server knew. */
export function useLocalJob(job: JobDetail) {
  const { outbox, day } = usePhone()
  const own = outbox.filter(({ command }) => command.orderNo === job.orderNo)
  const counting = own.filter(({ state }) => state === 'kept' || state === 'applied')
  return { ...localJob(job, counting.map(asLocal), day?.rules.measuring ?? null), items: own }
}
