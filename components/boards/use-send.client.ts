'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { useVerb } from '../ui/use-verb.client'
import type { ActionState } from '@/lib/kernel/result'

/** Sends the ticket, says where it went, and comes up with the next one. */
type Went = { ticketNo: string; unit: string; unitEn: string; crew: string | null }

export function useSend<I extends { requestKey: string }>(send: (input: I) => Promise<ActionState<Went>>) {
  const t = useTranslations('lists.dispatch')
  const locale = useLocale()
  const router = useRouter()
  return useVerb(send, ({ ticketNo, unit, unitEn, crew }) => {
    toast.success(t('sent', { no: ticketNo, to: `${locale === 'en' ? unitEn : unit}${crew ? ` ${crew}` : ''}` }))
    router.replace('/dispatch')
    router.refresh()
  })
}
