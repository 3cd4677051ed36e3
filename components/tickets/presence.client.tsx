'use client'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { ActionState } from '@/lib/kernel/result'

type Actions = {
  markPresenceAction: (input: { ticketNo: string; here: boolean }) => Promise<ActionState<{ here: boolean }>>
}
type Props = {
  ticketNo: string
  present: { id: string; name: string; nameEn: string }[]
  locale: 'zh-CN' | 'en'
  actions: Actions
}

const BEAT_MS = 20_000

/** Says that I am here, and shows who else is: two people see each other before they write over each other. */
export function Presence({ ticketNo, present, locale, actions }: Props) {
  const t = useTranslations('ticket')
  const { markPresenceAction } = actions
  useEffect(() => {
    const say = (here: boolean) => void markPresenceAction({ ticketNo, here }).catch(() => undefined)
    const beat = () => !document.hidden && say(true)
    beat()
    const timer = setInterval(beat, BEAT_MS)
    return () => {
      clearInterval(timer)
      say(false)
    }
  }, [ticketNo, markPresenceAction])
  if (present.length === 0) return null
  return (
    <p role="status" data-testid="presence" className="mt-2 rounded bg-near-soft px-2.5 py-1 text-sm text-near">
      {t('alsoHere', {
        names: present
          .map((person) => (locale === 'en' ? person.nameEn : person.name))
          .join(locale === 'en' ? ', ' : '、'),
      })}
    </p>
  )
}
