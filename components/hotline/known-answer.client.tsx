'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Question } from '@/lib/policy/rules/question-body'
import type { KnownMatter } from '@/lib/tickets/views'
import { answerWords } from '../tickets/fact-words'
import { TimeText } from '../ui/time-text.client'

type Props = {
  question: Question
  fact: KnownMatter['facts'][number]
  locale: 'zh-CN' | 'en'
  now: string
  changed: boolean
  drop: () => void
  /** the field, for when it is otherwise now */
  children: React.ReactNode
}

/** What the customer has said already stands there with who and when; it is asked again only when it is otherwise now. */
export function KnownAnswer({ question, fact, locale, now, changed, drop, children }: Props) {
  const t = useTranslations('hotline')
  const [open, setOpen] = useState(changed)
  const answer = answerWords([question], question.key, fact.answer, locale, undefined, now)
  return (
    <div data-known={question.key}>
      <p className="text-sm text-ink-2">{question.label[locale === 'en' ? 'en' : 'zh']}</p>
      <p>
        {answer}{' '}
        <span className="text-sm text-ink-3">
          {t.rich('knownFrom', { who: fact.toldBy, time: () => <TimeText at={fact.at} now={now} /> })}
        </span>
        <button
          type="button"
          className="ml-2 inline-flex min-h-6 items-center text-sm text-accent"
          aria-expanded={open}
          onClick={() => {
            if (open) drop()
            setOpen(!open)
          }}
        >
          {t(open ? 'asBefore' : 'otherwise')}
        </button>
      </p>
      {open && <div className="mt-1">{children}</div>}
    </div>
  )
}
