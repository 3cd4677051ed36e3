'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import { blockerIn } from '@/lib/kernel/result'
import type { AnswerFollowUpInput } from '@/lib/fieldwork/inputs'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { useKept } from '../ui/use-kept.client'
import { useVerb } from '../ui/use-verb.client'
import type { CallAnswer, FollowUpActions } from './actions'
import { BigChoice } from './big-choice.client'
import { RemarkField } from './remark-field.client'
import { OUTCOME_KEYS, useAnswerKeys } from './use-answer-keys.client'

const ORDER = ['reached', 'no-answer', 'busy', 'wrong-number'] as const satisfies readonly z.input<
  typeof AnswerFollowUpInput
>['outcome'][]
const EMPTY = { outcome: '', solved: '', satisfaction: '', remark: '' }

type Props = {
  ticketNo: string
  /** the last call allowed: not reached, it ends with it */
  isLast: boolean
  /** just taken: the first choice has the focus */
  begins: boolean
  action: FollowUpActions['answer']
  done: (answer: CallAnswer) => void
}

/** What came of the call; reached, two questions: is it solved, how satisfied. */
export function AnswerForm({ ticketNo, isLast, begins, action, done }: Props) {
  const t = useTranslations('followUp')
  const words = useTranslations('words')
  const { value: form, change: keep, forget } = useKept(`askonce-follow-up-${ticketNo}`, EMPTY)
  const answer = useVerb(action, (result) => {
    forget()
    done(result)
  })
  const change = (part: Partial<typeof EMPTY>) => {
    answer.reset() // what was said of the old text is not said of the new one
    keep(part)
  }
  const reached = form.outcome === 'reached'
  const save = () =>
    void answer.run({
      ticketNo,
      outcome: form.outcome as 'reached',
      solved: reached && form.solved ? form.solved === 'yes' : null,
      satisfaction: reached && form.satisfaction ? Number(form.satisfaction) : null,
      remark: form.remark,
    })
  useAnswerKeys({
    onOutcome: (at) => change({ outcome: ORDER[at]! }),
    onSolved: (solved) => change({ outcome: 'reached', solved }),
    onSatisfaction: (satisfaction) => change({ outcome: 'reached', satisfaction }),
    onSave: answer.pending ? null : save,
  })
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (begins) box.current?.querySelector('input')?.focus()
  }, [begins])
  const wantsWhy = reached && form.solved === 'no'
  return (
    <div ref={box} className="space-y-4">
      <BigChoice
        label={t('how')}
        value={form.outcome}
        columns="grid-cols-2"
        options={ORDER.map((value, at) => ({ value, label: words(`attempt.${value}`), keyName: OUTCOME_KEYS[at] }))}
        error={answer.fields.outcome && t('pickHow')}
        onPick={(outcome) => change({ outcome })}
      />
      {reached && (
        <>
          <BigChoice
            label={t('solved')}
            value={form.solved}
            columns="grid-cols-2"
            options={[
              { value: 'yes', label: t('solvedYes'), keyName: 'Y' },
              { value: 'no', label: t('solvedNo'), keyName: 'N' },
            ]}
            onPick={(solved) => change({ solved })}
          />
          <BigChoice
            label={t('satisfaction')}
            value={form.satisfaction}
            columns="grid-cols-5"
            options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: value, hint: t(`level${value}`) }))}
            onPick={(satisfaction) => change({ satisfaction })}
          />
        </>
      )}
      {form.outcome && (
        <RemarkField
          text={form.remark}
          wantsWhy={wantsWhy}
          refused={answer.fields.remark}
          needed={blockerIn(answer.state, 'remark_needed') !== undefined}
          onText={(remark) => change({ remark })}
        />
      )}
      {isLast && form.outcome && !reached && <p className="text-sm text-near">{t('lastHint')}</p>}
      {wantsWhy && <p className="text-sm text-ink-2">{t('notSolvedHint')}</p>}
      <RefusalNote state={answer.state} />
      <Button look="primary" className="h-11 w-full" disabled={answer.pending} onClick={save}>
        {t('save')} <kbd className="hidden font-sans text-xs opacity-80 sm:inline">Ctrl+Enter</kbd>
      </Button>
    </div>
  )
}
