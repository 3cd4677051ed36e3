'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Question } from '@/lib/policy/rules/question-body'
import type { TimelineEntry } from '@/lib/tickets/views'
import { cx } from '../ui/classes'
import { TimeText } from '../ui/time-text.client'
import { useEventSentence } from './use-event-sentence.client'

type Props = { entries: TimelineEntry[]; questions: Question[]; now: string; locale: 'zh-CN' | 'en' }

const GROUPS: Record<string, RegExp> = {
  talk: /^(ticket\.(received|joined|urged|noted|fact-told|answered|replied|progress)|follow-up|commitment)/,
  work: /^(ticket\.(dispatched|accepted|returned|work-started|left-site|resolved|reopened|closed)|order|visit)/,
  clocks: /^(clock|ticket\.escalated|escalation)/,
}
const MARK: [RegExp, string][] = [
  [/overrun|broken|escalated|reopened|returned|upset/, 'border-over'],
  [/nearing|paused/, 'border-near'],
  [/kept|closed|resolved|done/, 'border-kept'],
  [/^clock|revealed|archived/, 'border-line'],
]

/** What happened, as sentences, newest first; the events themselves, nothing retold. */
export function Timeline({ entries, questions, now, locale }: Props) {
  const t = useTranslations('ticket')
  const sentence = useEventSentence(questions, locale, now)
  const [group, setGroup] = useState('all')
  const shown = group === 'all' ? entries : entries.filter((entry) => GROUPS[group]?.test(entry.type))
  return (
    <section aria-label={t('timeline')}>
      <div className="mb-2 flex gap-1" role="group" aria-label={t('filter')}>
        {['all', ...Object.keys(GROUPS)].map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={group === name}
            onClick={() => setGroup(name)}
            className={cx(
              'h-7 rounded px-2 text-sm',
              group === name ? 'bg-accent-soft font-medium text-accent' : 'text-ink-2 hover:bg-sunken',
            )}
          >
            {t(`group.${name}`)}
          </button>
        ))}
      </div>
      <ol className="space-y-0">
        {shown.map((entry) => (
          <li
            key={entry.seq}
            data-event={entry.type}
            className={cx(
              'border-l-2 py-1.5 pl-3',
              MARK.find(([pattern]) => pattern.test(entry.type))?.[1] ?? 'border-line-strong',
            )}
          >
            <span className="mr-2 text-sm text-ink-3">
              <TimeText at={entry.at} now={now} />
            </span>
            <span className="break-words whitespace-pre-wrap">{sentence(entry)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
