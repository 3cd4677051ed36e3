import { useTranslations } from 'next-intl'
import type { Question } from '@/lib/policy/rules/question-body'
import type { TicketPage } from '@/lib/tickets/views'
import { Panel, Provenance } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'
import { answerWords, inSpokenOrder, labelOf } from './fact-words'
import { aside } from '../ui/named'

type Told = Pick<
  TicketPage,
  'kind' | 'service' | 'landmarks' | 'position' | 'facts' | 'words' | 'readBack' | 'readBackAt'
>
type Props = {
  ticket: Told
  questions: Question[]
  locale: 'zh-CN' | 'en'
  now: string
  /** landmarks and map point stand elsewhere on the page */
  placeShown?: boolean
}

/** The facts, each with who told whom and when. What stands here is not asked again. */
export function FactsPanel({ ticket, questions, locale, now, placeShown }: Props) {
  const t = useTranslations('ticket')
  const nameOf = (named: { name: string; nameEn: string }) => (locale === 'en' ? named.nameEn : named.name)
  return (
    <Panel title={t('facts')} id="facts">
      <dl className="space-y-2">
        {ticket.landmarks && !placeShown && (
          <div>
            <dt className="text-sm text-ink-2">{t('landmarks')}</dt>
            <dd className="text-lg" data-testid="landmarks">
              {ticket.landmarks}
            </dd>
          </div>
        )}
        {ticket.position && !placeShown && (
          <div>
            <dt className="text-sm text-ink-2">{t('position')}</dt>
            <dd>
              <a
                className="text-accent underline"
                href={`geo:${ticket.position.latitude},${ticket.position.longitude}`}
              >
                {ticket.position.latitude.toFixed(5)}, {ticket.position.longitude.toFixed(5)}
              </a>
            </dd>
          </div>
        )}
        {inSpokenOrder(ticket.facts, questions, ticket).map((fact) => (
          <div key={`${fact.question}-${fact.round}`}>
            <dt className="text-sm text-ink-2">
              {labelOf(questions, fact.question, locale, ticket)}
              {fact.round > 1 && aside(locale, t('askedAgain', { reason: fact.reaskReason ?? '' }))}
            </dt>
            <dd>
              {answerWords(questions, fact.question, fact.answer, locale, ticket, now)}{' '}
              <Provenance>
                {t('toldBy', { who: fact.toldBy, to: nameOf(fact.toldTo) })} <TimeText at={fact.at} now={now} />
              </Provenance>
            </dd>
          </div>
        ))}
        {ticket.words && (
          <div>
            <dt className="text-sm text-ink-2">{t('words')}</dt>
            <dd className="whitespace-pre-wrap">{ticket.words}</dd>
          </div>
        )}
        {ticket.readBackAt && (
          <div>
            <dt className="text-sm text-ink-2">{t('readBack')}</dt>
            <dd>
              {ticket.readBack}{' '}
              <Provenance>
                {t('readBackConfirmed')} <TimeText at={ticket.readBackAt} now={now} />
              </Provenance>
            </dd>
          </div>
        )}
      </dl>
      {ticket.facts.length === 0 && !ticket.words && !ticket.landmarks && <p className="text-ink-3">{t('noFacts')}</p>}
    </Panel>
  )
}
