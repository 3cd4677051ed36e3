'use client'
import { Phone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import type { PhrasesBody } from '@/lib/policy/rules/pack-bodies'
import type { TicketPage } from '@/lib/tickets/views'
import { fillPhrase } from '../hotline/spoken'
import { Button } from '../ui/button'
import type { FollowUpActions } from './actions'

type Props = { ticket: TicketPage; phrases: PhrasesBody; locale: 'zh-CN' | 'en'; reveal: FollowUpActions['reveal'] }

/** The number, whole when asked for, and the words to begin with. */
export function RingLine({ ticket, phrases, locale, reveal }: Props) {
  const t = useTranslations('followUp')
  const common = useTranslations('common')
  const [phone, setPhone] = useState('')
  const greeting = phrases.greeting
    .filter(({ zh }) => zh.includes('{contactName}'))
    .flatMap(
      (phrase) => fillPhrase(locale === 'en' ? phrase.en : phrase.zh, { contactName: ticket.contactName }) ?? [],
    )[0]
  async function show() {
    const asked = { ticketNo: ticket.no, field: 'contactPhone', reason: t('revealReason') } as const
    const result = await reveal(asked).catch(() => null)
    if (result?.ok) setPhone(result.data.phone)
    else toast.error(common(`refusal.${result ? result.kind : 'unreachable'}`))
  }
  return (
    <>
      <div className="flex min-h-11 items-center justify-between gap-2">
        {phone ? (
          <a href={`tel:${phone}`} className="text-2xl font-medium" data-testid="phone">
            {phone}
          </a>
        ) : (
          <>
            <span className="text-lg">{ticket.contactPhone}</span>
            <Button className="h-11" onClick={() => void show()}>
              <Phone aria-hidden className="size-4" />
              {t('reveal')}
            </Button>
          </>
        )}
      </div>
      {greeting && <p className="border-l-2 border-accent pl-3 text-lg">{greeting}</p>}
    </>
  )
}
