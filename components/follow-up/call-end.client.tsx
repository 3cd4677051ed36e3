'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { TicketPage } from '@/lib/tickets/views'
import { TimeText } from '../ui/time-text.client'
import type { CallAnswer } from './actions'

type Props = {
  ticket: TicketPage
  answer: (CallAnswer & { level: number }) | null
  next: string | null
  now: string
  mayCall: boolean
}

const filled = 'inline-flex min-h-11 items-center rounded bg-accent px-4 font-medium text-accent-ink'
const quiet = 'inline-flex min-h-11 items-center rounded border border-line-strong px-4'

/** Goes to the callers still to be told, the first of them ready to be written down. */
function goToCallers() {
  const panel = document.getElementById('joined')
  panel?.scrollIntoView({ block: 'start' })
  panel?.querySelector<HTMLElement>('select, button')?.focus({ preventScroll: true })
}

/** What followed from the customer's answer; then, first, the others who called and do not know it yet; then the next one to call. */
export function CallEnd({ ticket, answer, next, now, mayCall }: Props) {
  const t = useTranslations('followUp')
  const locale = useLocale()
  const followUp = ticket.followUp!
  const ended = answer?.ended ?? followUp.state
  const level = answer?.level ?? ticket.level
  const settled = ticket.status === 'resolved' || ticket.status === 'closed'
  const waiting = mayCall && settled ? ticket.calls.filter((call) => call.waits) : []
  const isMeasured = ticket.service === 'heat' && ticket.kind === 'repair'
  const unit = ticket.unit && (locale === 'en' ? ticket.unit.nameEn : ticket.unit.name)
  function reopenedText() {
    if (answer?.orderNo)
      return t(isMeasured ? 'endReopenedMeasure' : 'endReopenedOrder', { level, orderNo: answer.orderNo })
    return unit && !answer ? t('endReopenedSent', { level, unit }) : t('endReopened', { level })
  }
  const text =
    ended === 'solved'
      ? t('endSolved')
      : ended === 'unreachable'
        ? t('endUnreachable', { max: followUp.maxAttempts })
        : reopenedText()
  return (
    <section role="status" aria-label={t('call')} className="space-y-3 rounded border border-line bg-surface p-4">
      <p className="text-xl">{text}</p>
      {followUp.satisfaction && <p className="text-ink-2">{t('gaveGrade', { n: followUp.satisfaction })}</p>}
      {followUp.remark && <p className="text-ink-2">“{followUp.remark}”</p>}
      {followUp.endedAt && (
        <p className="text-sm text-ink-3">
          <TimeText at={followUp.endedAt} now={now} />
        </p>
      )}
      {waiting.length > 0 && (
        <p className="text-near">
          {t('tellBefore', { names: waiting.map((call) => call.callerName || call.phoneMasked).join(t('comma')) })}
        </p>
      )}
      <p className="flex flex-wrap gap-2">
        {waiting.length > 0 && (
          <button type="button" className={filled} autoFocus onClick={goToCallers}>
            {t('tellNow', { n: waiting.length })}
          </button>
        )}
        {next && (
          <Link
            href={`/follow-up/${next}`}
            prefetch={false}
            className={waiting.length > 0 ? quiet : filled}
            autoFocus={waiting.length === 0}
          >
            {t('nextCustomer')}
          </Link>
        )}
        <Link href={`/tickets/${ticket.no}`} className={quiet}>
          {t('openTicket')}
        </Link>
      </p>
    </section>
  )
}
