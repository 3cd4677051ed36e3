'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { unitAndCrew } from '../ui/named'
import { useVerb } from '../ui/use-verb.client'
import type { ActionState } from '@/lib/kernel/result'

/** How long a slip of the hand is offered to be taken back where it was made. */
const RECALL_MS = 8000

type Went = { ticketNo: string; unit: string; unitEn: string; crew: string | null }

/** Sends the ticket, says where it went, and comes up with the next one. */
export function useSend<I extends { requestKey: string }>(send: (input: I) => Promise<ActionState<Went>>) {
  const t = useTranslations('lists.dispatch')
  const locale = useLocale()
  const router = useRouter()
  return useVerb(send, ({ ticketNo, unit, unitEn, crew }) => {
    const to = unitAndCrew(locale === 'en' ? unitEn : unit, crew)
    const onClick = () => router.push(`/tickets/${ticketNo}#orders-title`)
    toast.success(t('sent', { no: ticketNo, to }), { duration: RECALL_MS, action: { label: t('recall'), onClick } })
    router.replace('/dispatch')
    router.refresh()
  })
}
