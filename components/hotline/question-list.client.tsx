'use client'
import { useTranslations } from 'next-intl'
import type { Question } from '@/lib/policy/rules/question-body'
import { inputClass } from '../ui/field'
import { PickOne } from './pick-one.client'
import { TickSome } from './tick-some.client'

type Answer = string | string[]
type Props = {
  questions: Question[]
  facts: Record<string, Answer>
  locale: 'zh-CN' | 'en'
  onAnswer: (key: string, answer: Answer) => void
}

/** The questions of this kind of call, in spoken order; what is answered is not asked again. */
export function QuestionList({ questions, facts, locale, onAnswer }: Props) {
  return (
    <div className="space-y-3 border-l-2 border-accent pl-3">
      {questions.map((question) => (
        <QuestionField
          key={question.key}
          question={question}
          answer={facts[question.key]}
          locale={locale}
          onAnswer={(answer) => onAnswer(question.key, answer)}
        />
      ))}
    </div>
  )
}

type FieldProps = {
  question: Question
  answer: Answer | undefined
  locale: 'zh-CN' | 'en'
  onAnswer: (answer: Answer) => void
}

function QuestionField({ question, answer, locale, onAnswer }: FieldProps) {
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
    </label>
  )
}
