'use client'
import { useTranslations } from 'next-intl'
import type { Question } from '@/lib/policy/rules/question-body'
import type { KnownMatter } from '@/lib/tickets/views'
import { inputClass } from '../ui/field'
import { KnownAnswer } from './known-answer.client'
import { MeantTime } from './meant-time.client'
import { PickOne } from './pick-one.client'
import { TickSome } from './tick-some.client'

type Answer = string | string[]
type Props = {
  questions: Question[]
  facts: Record<string, Answer>
  locale: 'zh-CN' | 'en'
  onAnswer: (key: string, answer: Answer) => void
  /** the present where the service is, for times told in words */
  clock?: { now: string; timeZone: string }
  /** what an open ticket has on record, and why it is told otherwise now; `isAsked`: the call was not taken without it */
  known?: { matter: KnownMatter | null; why: string; isAsked: boolean; onWhy: (why: string) => void }
}

/** The questions of this kind of call, in spoken order; what is answered is not asked again. */
export function QuestionList({ questions, facts, locale, clock, known, onAnswer }: Props) {
  const t = useTranslations('hotline')
  const knownOf = (key: string) => known?.matter?.facts.find((fact) => fact.question === key)
  const isChanged = questions.some(({ key }) => knownOf(key) && String(facts[key] ?? '') !== '')
  return (
    <div className="space-y-3 border-l-2 border-accent pl-3">
      {questions.map((question) => {
        const field = (
          <QuestionField
            key={question.key}
            question={question}
            answer={facts[question.key]}
            locale={locale}
            clock={clock}
            onAnswer={(answer) => onAnswer(question.key, answer)}
          />
        )
        const fact = knownOf(question.key)
        if (!fact) return field
        return (
          <KnownAnswer
            key={question.key}
            {...{ question, fact, locale }}
            now={clock?.now ?? fact.at}
            changed={String(facts[question.key] ?? '') !== ''}
            drop={() => onAnswer(question.key, '')}
          >
            {field}
          </KnownAnswer>
        )
      })}
      {(isChanged || known?.isAsked) && (
        <label className="block">
          <span className="mb-1 block text-sm text-ink-2">{t('changedWhy')}</span>
          <input
            className={inputClass}
            maxLength={200}
            placeholder={t('changedWhyHint')}
            value={known?.why ?? ''}
            onChange={(event) => known?.onWhy(event.target.value)}
          />
        </label>
      )}
    </div>
  )
}

type FieldProps = {
  question: Question
  answer: Answer | undefined
  locale: 'zh-CN' | 'en'
  clock?: Props['clock']
  onAnswer: (answer: Answer) => void
}

function QuestionField({ question, answer, locale, clock, onAnswer }: FieldProps) {
  const t = useTranslations('hotline')
  const en = locale === 'en'
  const label = en ? question.label.en : question.label.zh
  const options = question.options.map((option) => ({ value: option.value, label: en ? option.en : option.zh }))
  if (question.type === 'choice' || question.type === 'yes-no') {
    return (
      <PickOne
        label={label}
        name={question.key}
        value={String(answer ?? '')}
        options={options}
        numbered
        onPick={onAnswer}
      />
    )
  }
  if (question.type === 'multi')
    return <TickSome label={label} options={options} chosen={Array.isArray(answer) ? answer : []} onAnswer={onAnswer} />
  return (
    <label className="block">
      <span className="mb-1 block text-sm text-ink-2">{label}</span>
      <input
        className={inputClass}
        maxLength={300}
        inputMode={question.type === 'number' ? 'decimal' : undefined}
        placeholder={question.type === 'datetime' ? t('timeHint') : undefined}
        value={String(answer ?? '')}
        onChange={(event) => onAnswer(event.target.value)}
      />
      {question.type === 'datetime' && clock && <MeantTime words={String(answer ?? '')} {...clock} locale={locale} />}
    </label>
  )
}
