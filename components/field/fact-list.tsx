import { getLocale, getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/locales'
import type { Question } from '@/lib/policy/rules/question-body'
import type { FactView } from '@/lib/tickets/views'
import { Provenance } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'
import { answerText, askedText } from './fact-text'

type Props = { facts: FactView[]; questions: Question[]; now: string }

/** What is known, each with who told whom and when; nothing here is asked again. */
export async function FactList({ facts, questions, now }: Props) {
  const t = await getTranslations('field')
  const locale = (await getLocale()) as Locale
  if (facts.length === 0) return <p className="text-ink-3">{t('noFacts')}</p>
  return (
    <dl className="space-y-2">
      {facts.map((fact) => (
        <div key={`${fact.question}-${fact.round}`}>
          <dt className="text-sm text-ink-2">{askedText(questions, fact.question, locale)}</dt>
          <dd>
            <span className="font-medium">{answerText(questions, fact.question, fact.answer, locale, new Date(now))}</span>{' '}
            <Provenance>
              {t('told', { by: fact.toldBy || t('caller'), to: locale === 'en' ? fact.toldTo.nameEn : fact.toldTo.name })} <TimeText at={fact.at} now={now} />
              {fact.reaskReason && ` · ${t('reasked', { reason: fact.reaskReason })}`}
            </Provenance>
          </dd>
        </div>
      ))}
    </dl>
  )
}
