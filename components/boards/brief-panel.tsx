import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { Question } from '@/lib/policy/rules/question-body'
import { TicketMarks } from '../lists/ticket-marks'
import { answerWords, labelOf } from '../tickets/fact-words'
import { nameIn } from '../ui/named'
import { PlaceText } from '../ui/place-text'
import { DueText, TimeText } from '../ui/time-text.client'
import type { Brief } from './dispatch-types'

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** What a dispatcher needs to decide, in short: place, facts, promises, who sent it back and why. */
export function BriefPanel({ brief, questions, now }: { brief: Brief; questions: Question[]; now: string }) {
  const t = useTranslations('lists.dispatch')
  const lists = useTranslations('lists')
  const words = useTranslations('words')
  const locale = useLocale() as 'zh-CN' | 'en'
  const { ticket, facts, commitments, returns } = brief
  return (
    <section aria-labelledby="brief-title">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="brief-title" className="text-lg font-medium">
          {ticket.no}{' '}
          <span className="font-normal text-ink-2">
            {words(`service.${ticket.service}`)} · {words(`kind.${ticket.kind}`)}
          </span>
        </h2>
        <Link href={`/tickets/${ticket.no}`} className="text-sm text-accent">
          {t('open')}
        </Link>
      </div>
      <p className="mt-1 text-lg">
        <PlaceText text={ticket.place || ticket.landmarks} />
      </p>
      {ticket.place && ticket.landmarks && <p className="text-ink-2">{ticket.landmarks}</p>}
      <div className="mt-1 flex flex-wrap items-center gap-2">
        <DueText at={ticket.nextDueAt} clock={ticket.nextClock} now={now} />
        <TicketMarks ticket={ticket} t={lists} words={words} />
        <span className="text-sm text-ink-2">{t('owner', { who: nameIn(locale, ticket.owner) })}</span>
      </div>
      {brief.matterPlace.ruledUnitId && <p className="mt-1 text-sm text-near">{t('ruled')}</p>}
      {returns.length > 0 && (
        <div className="mt-3 rounded bg-near-soft px-3 py-2 text-near">
          <h3 className="text-sm">{t('returns')}</h3>
          {returns.map((one) => (
            <p key={one.at}>
              {t('returnedBy', {
                unit: one.unit ? nameIn(locale, one.unit) : '',
                reason: words.has(`returnReason.${one.reason}`) ? words(`returnReason.${one.reason}`) : one.reason,
              })}
              {one.note && <span className="block">{one.note}</span>}
              <span className="block text-xs opacity-80">
                <TimeText at={one.at} now={now} /> · {t('sentBy', { who: locale === 'en' ? one.sentByEn : one.sentBy })}
              </span>
            </p>
          ))}
        </div>
      )}
      {brief.words && (
        <p className="mt-3 border-l-2 border-line-strong pl-3 whitespace-pre-line text-ink-2">{brief.words}</p>
      )}
      {facts.length > 0 && (
        <dl className="mt-3 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
          {facts.map((fact) => (
            <div key={fact.question} className="contents">
              <dt className="max-w-40 text-ink-3">{labelOf(questions, fact.question, locale, ticket)}</dt>
              <dd>
                {ISO.test(String(fact.answer)) ? (
                  <TimeText at={String(fact.answer)} now={now} />
                ) : (
                  answerWords(questions, fact.question, fact.answer, locale, ticket)
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {commitments.length > 0 && (
        <>
          <h3 className="mt-3 text-sm text-ink-2">{t('promises')}</h3>
          <ul>
            {commitments.map((promise) => (
              <li key={promise.id}>
                {promise.what} · <TimeText at={promise.dueAt} now={now} /> <DueText at={promise.dueAt} now={now} /> ·{' '}
                {nameIn(locale, promise.owner)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
