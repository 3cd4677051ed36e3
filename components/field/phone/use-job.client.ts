'use client'
import { useEffect, useState } from 'react'
import { localJob, type LocalCommand } from '@/lib/fieldwork/rules/local-job'
import { correctedTime, type OutboxItem } from '@/lib/fieldwork/rules/outbox'
import type { JobDetail } from '@/lib/fieldwork/views'
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

/** A job as it stands on this phone, its own commands on top of what the server knew. */
export function useLocalJob(job: JobDetail) {
  const { outbox, day } = usePhone()
  const own = outbox.filter(({ command }) => command.orderNo === job.orderNo)
  const counting = own.filter(({ state }) => state === 'kept' || state === 'applied')
  return { ...localJob(job, counting.map(asLocal), day?.rules.measuring ?? null), items: own }
}
