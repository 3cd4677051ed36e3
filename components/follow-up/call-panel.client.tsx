'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Blocker } from '@/lib/kernel/blockers'
import type { PhrasesBody } from '@/lib/policy/rules/pack-bodies'
import type { TicketPage } from '@/lib/tickets/views'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { TimeText } from '../ui/time-text.client'
import { useBlockerText } from '../ui/use-blocker-text.client'
import { useVerb } from '../ui/use-verb.client'
import type { CallAnswer, FollowUpActions } from './actions'
import { AnswerForm } from './answer-form.client'
import { CallEnd } from './call-end.client'
import { RingLine } from './ring-line.client'

type Props = {
  ticket: TicketPage
  phrases: PhrasesBody
  mayCall: boolean
  meId: string
  next: string | null
  now: string
  locale: 'zh-CN' | 'en'
  actions: FollowUpActions
}

/** The call itself: take it, ring, ask the two questions; or why not now and from when. */
export function CallPanel({ ticket, phrases, mayCall, meId, next, now, locale, actions }: Props) {
  const t = useTranslations('followUp')
  const textOf = useBlockerText()
  const router = useRouter()
  const [answer, setAnswer] = useState<(CallAnswer & { level: number }) | null>(null)
  const [begins, setBegins] = useState(false)
  const claim = useVerb(actions.claim, () => {
    setBegins(true)
    router.refresh()
  })
  const followUp = ticket.followUp
  if (!followUp) return <p className="text-ink-2">{t('noFollowUp')}</p>
  if (answer?.ended || followUp.state !== 'open')
    return <CallEnd ticket={ticket} answer={answer} next={next} now={now} mayCall={mayCall} />

  const mine = followUp.owner?.id === meId
  const blockers: Blocker[] = followUp.blockers
  const ownerName = followUp.owner && (locale === 'en' ? followUp.owner.nameEn : followUp.owner.name)
  return (
    <section aria-label={t('call')} className="space-y-4 rounded border border-line bg-surface p-4 xl:sticky xl:top-24">
      <p className="flex items-center justify-between gap-2 text-ink-2">
        <span>{mine ? t('mineLong') : ownerName ? t('ownedBy', { name: ownerName }) : t('unowned')}</span>
        <span>{t('attempts', { n: followUp.attempts, max: followUp.maxAttempts })}</span>
      </p>
      {answer && !answer.ended && (
        <p role="status" className="rounded bg-accent-soft px-3 py-2">
          {t('attemptKept', { n: answer.attempt })}{' '}
          {followUp.nextAllowedAt &&
            t.rich('nextFrom', { time: () => <TimeText at={followUp.nextAllowedAt!} now={now} /> })}
        </p>
      )}
      {blockers.length > 0 && (
        <div className="rounded bg-near-soft px-3 py-2 text-near">
          <p className="flex flex-wrap justify-between gap-x-3 font-medium">
            {t('notNow')}
            {followUp.nextAllowedAt && !answer && (
              <span>{t.rich('notBefore', { time: () => <TimeText at={followUp.nextAllowedAt!} now={now} /> })}</span>
            )}
          </p>
          {blockers.map((blocker) => (
            <p key={blocker.code}>{textOf(blocker)}</p>
          ))}
        </div>
      )}
      {mayCall && !followUp.owner && (
        <>
          <RefusalNote state={claim.state} />
          <Button
            look="primary"
            className="h-11 w-full"
            data-claim
            disabled={claim.pending}
            onClick={() => void claim.run({ ticketNo: ticket.no })}
          >
            {t('claim')} <kbd className="hidden font-sans text-xs opacity-80 sm:inline">C</kbd>
          </Button>
        </>
      )}
      {mayCall && mine && blockers.length === 0 && (
        <>
          <RingLine ticket={ticket} phrases={phrases} locale={locale} reveal={actions.reveal} />
          <AnswerForm
            ticketNo={ticket.no}
            isLast={followUp.attempts + 1 >= followUp.maxAttempts}
            begins={begins}
            action={actions.answer}
            done={(result) => {
              setAnswer({ ...result, level: ticket.level + 1 })
              router.refresh()
            }}
          />
        </>
      )}
    </section>
  )
}
