'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { toast } from 'sonner'
import { unitAndCrew } from '../ui/named'
import { useVerb } from '../ui/use-verb.client'
import type { ActionState } from '@/lib/kernel/result'
import type { Went } from './dispatch-types'

/** How long a slip of the hand is offered to be taken back where it was made. */
const RECALL_MS = 8000
/** How long the next ticket stands on the screen before it can be sent: a second press was meant for the one before it. */
const SETTLE_MS = 600

/** A ticket was sent, and the desk for the next one does not stand yet or has only just come up. */
let settling = false
export const isSettling = () => settling

/** Sends the ticket, says where it went, and comes up with the next one. */
export function useSend<I extends { requestKey: string }>(send: (input: I) => Promise<ActionState<Went>>) {
  const t = useTranslations('lists.dispatch')
  const locale = useLocale()
  const router = useRouter()
  useEffect(() => {
    if (!settling) return
    const timer = setTimeout(() => (settling = false), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [])
  return useVerb(send, ({ ticketNo, unit, unitEn, crew, crewEn }) => {
    settling = true
    const to = locale === 'en' ? unitAndCrew(unitEn, crewEn) : unitAndCrew(unit, crew)
    const onClick = () => router.push(`/tickets/${ticketNo}#orders-title`)
    toast.success(t('sent', { no: ticketNo, to }), { duration: RECALL_MS, action: { label: t('recall'), onClick } })
    router.replace('/dispatch')
    router.refresh()
  })
}
