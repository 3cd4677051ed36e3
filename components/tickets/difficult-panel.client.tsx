'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ActionState } from '@/lib/kernel/result'
import type { DifficultView } from '@/lib/tickets/views'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { DueText } from '../ui/time-text.client'
import { useVerb } from '../ui/use-verb.client'
import { DifficultForm, type Cause } from './difficult-form.client'

type Actions = {
  makeDifficultAction: (input: {
    ticketNo: string
    requestKey: string
    cause: Cause
    saidToCustomer: string
    nextReportAt: string
  }) => Promise<ActionState<{ caseId: string }>>
  reportProgressAction: (input: {
    ticketNo: string
    requestKey: string
    text: string
    toldCustomer: boolean
    answered: boolean
    nextReportAt: string | null
  }) => Promise<ActionState<{ caseId: string }>>
}
type Props = {
  ticketNo: string
  difficult: DifficultView | null
  canOpen: boolean
  now: string
  locale: 'zh-CN' | 'en'
  actions: Actions
}

/** A question without an answer yet: cause, what the customer was told, whose it is, when they hear next. */
export function DifficultPanel({ ticketNo, difficult, canOpen, now, locale, actions }: Props) {
  const t = useTranslations('ticket')
  const words = useTranslations('words')
  const [open, setOpen] = useState(false)
  const make = useVerb(actions.makeDifficultAction, () => setOpen(false))
  const report = useVerb(actions.reportProgressAction, () => setOpen(false))
  if (!difficult && !canOpen) return null
  function submit(event: React.FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = String(form.get('text') ?? '')
    const at = String(form.get('at') ?? '')
    const nextReportAt = at ? new Date(at).toISOString() : null
    if (difficult)
      void report.run({
        ticketNo,
        text,
        toldCustomer: form.get('told') === 'on',
        answered: form.get('answered') === 'on',
        nextReportAt,
      })
    else
      void make.run({
        ticketNo,
        cause: String(form.get('cause')) as Cause,
        saidToCustomer: text,
        nextReportAt: nextReportAt ?? '',
      })
  }
  return (
    <Panel
      title={t('difficult')}
      id="difficult"
      aside={
        <Button look="plain" onClick={() => setOpen(!open)}>
          {t(difficult ? 'report' : 'makeDifficult')}
        </Button>
      }
    >
      {difficult ? (
        <p className="text-sm">
          {words(`cause.${difficult.cause}`)} · {locale === 'en' ? difficult.leader.nameEn : difficult.leader.name} ·{' '}
          {t('nextReport')} <DueText at={difficult.nextReportAt} now={now} />
          <span className="block text-ink-2">
            {t('saidToCustomer')}：{difficult.saidToCustomer}
          </span>
        </p>
      ) : (
        !open && <p className="text-ink-3">{t('notDifficult')}</p>
      )}
      {open && <DifficultForm isOpen={!!difficult} pending={make.pending || report.pending} submit={submit} />}
      <RefusalNote state={make.state ?? report.state} />
    </Panel>
  )
}
