'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Question } from '@/lib/policy/rules/question-body'
import type { TicketPage } from '@/lib/tickets/views'
import { QuestionList } from '../hotline/question-list.client'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { FollowUpActions } from './actions'

type Props = { ticket: TicketPage; questions: Question[]; locale: 'zh-CN' | 'en'; addFact: FollowUpActions['addFact'] }

/** A fact heard only now; one that is known already is asked again only with a reason, and both answers stay. */
export function ReaskBox({ ticket, questions, locale, addFact }: Props) {
  const t = useTranslations('followUp')
  const router = useRouter()
  const [key, setKey] = useState('')
  const [answer, setAnswer] = useState<string | string[]>('')
  const [reason, setReason] = useState('')
  const add = useVerb(addFact, () => {
    setKey('')
    setAnswer('')
    setReason('')
    router.refresh()
  })
  const asked = questions
    .filter(
      (question) =>
        question.kinds.includes(ticket.kind as 'repair') && question.services.includes(ticket.service as 'heat'),
    )
    .sort((a, b) => a.order - b.order)
  const known = new Set(ticket.facts.map((fact) => fact.question))
  const chosen = asked.filter((question) => question.key === key)
  if (asked.length === 0) return null
  return (
    <Panel title={t('reask')}>
      <div className="space-y-3">
        <select
          className={inputClass}
          aria-label={t('reask')}
          value={key}
          onChange={(event) => {
            setKey(event.target.value)
            setAnswer('')
          }}
        >
          <option value="">{t('reaskPick')}</option>
          {asked.map((question) => (
            <option key={question.key} value={question.key}>
              {question.label[locale === 'en' ? 'en' : 'zh']}
              {known.has(question.key) ? t('isKnown') : ''}
            </option>
          ))}
        </select>
        {chosen.length > 0 && (
          <>
            <QuestionList
              questions={chosen}
              facts={{ [key]: answer }}
              locale={locale}
              onAnswer={(_, told) => setAnswer(told)}
            />
            {known.has(key) && (
              <Field label={t('reaskReason')} htmlFor="reask-reason" required>
                <input
                  id="reask-reason"
                  className={inputClass}
                  maxLength={200}
                  value={reason}
                  placeholder={t('reaskReasonHint')}
                  onChange={(event) => setReason(event.target.value)}
                />
              </Field>
            )}
            <RefusalNote state={add.state} />
            <Button
              disabled={add.pending || answer.length === 0}
              onClick={() =>
                void add.run({
                  ticketNo: ticket.no,
                  question: key,
                  answer,
                  toldBy: ticket.contactName,
                  reaskReason: known.has(key) ? reason : '',
                })
              }
            >
              {t('addFact')}
            </Button>
          </>
        )}
      </div>
    </Panel>
  )
}
