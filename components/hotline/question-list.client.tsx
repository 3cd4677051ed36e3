'use client'
import { useTranslations } from 'next-intl'
import type { Question } from '@/lib/policy/rules/question-body'
import { cx } from '../ui/classes'
import { inputClass } from '../ui/field'
import { PickOne } from './pick-one.client'

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
  if (question.type === 'multi') {
    const chosen = Array.isArray(answer) ? answer : []
    return (
      <fieldset>
        <legend className="mb-1 text-sm text-ink-2">{label}</legend>
        <div className="flex flex-wrap gap-1">
          {options.map((option) => {
            const on = chosen.includes(option.value)
            return (
              <label
                key={option.value}
                className={cx(
                  'inline-flex h-8 cursor-pointer items-center gap-1.5 rounded border px-2.5 has-focus-visible:outline-2 has-focus-visible:outline-[var(--focus)]',
                  on
                    ? 'border-accent bg-accent-soft font-medium text-accent'
                    : 'border-line-strong bg-surface hover:bg-sunken',
                )}
              >
                <input
                  type="checkbox"
                  checked={on}
                  className="size-3.5 accent-[var(--accent)]"
                  onChange={() => onAnswer(on ? chosen.filter((v) => v !== option.value) : [...chosen, option.value])}
                />
                {option.label}
              </label>
            )
          })}
        </div>
      </fieldset>
    )
  }
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
