'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { spokenInstant } from '@/lib/i18n/format'
import type { ClauseChoice } from '@/lib/policy/views'
import { RULING_BASES, type RulingBasis } from '@/lib/tickets/rules/ownership'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { rowName, type Brief, type Rule } from './dispatch-types'
import { WhyNot } from './slot-text.client'
import { useSend } from './use-send.client'
import type { Desk } from './use-desk.client'

type Props = { desk: Desk; brief: Brief; rule: Rule; clauses: ClauseChoice[]; now: number }

/** Whose it is: the unit chosen on the board, the basis, and what is cited. The verdict sends the ticket in the same act. */
export function RuleBar({ desk, brief, rule, clauses, now }: Props) {
  const t = useTranslations('lists.dispatch')
  const words = useTranslations('words')
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN'
  const [basis, setBasis] = useState<RulingBasis>('scope')
  const [cited, setCited] = useState('')
  const ruling = useSend(rule)
  const row = desk.targetRow
  const to = rowName(row, locale)
  const due = spokenInstant(locale, new Date(brief.ruling!.dueAt), new Date(now))
  return (
    <form
      className="space-y-3 border-t border-line-strong py-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!desk.target) return
        const { no: ticketNo } = brief.ticket
        const { orderKind, window } = desk
        void ruling.run({ ticketNo, ...desk.target, orderKind, window, basis, cited, expectedVersion: brief.version })
      }}
    >
      <h2 className="text-lg font-medium">{t('ruleTitle')}</h2>
      <p className="text-near">{t('ruleWhy', { cause: words(`rulingCause.${brief.ruling!.cause}`), time: due })}</p>
      <p>
        <span className="text-ink-2">{t('ruleUnit')}</span> <strong className="text-lg">{to || '—'}</strong>
      </p>
      <WhyNot desk={desk} to={to} />
      <div className="grid gap-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
        <Field label={t('ruleBasis')} htmlFor="rule-basis">
          <select
            id="rule-basis"
            className={inputClass}
            value={basis}
            onChange={(event) => {
              setBasis(event.target.value as RulingBasis)
              setCited('')
            }}
          >
            {RULING_BASES.map((name) => (
              <option key={name} value={name}>
                {words(`rulingBasis.${name}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t(`ruleCited.${basis}`)} htmlFor="rule-cited" required>
          <input
            id="rule-cited"
            required
            maxLength={300}
            list={basis === 'clause' ? 'rule-clauses' : undefined}
            className={inputClass}
            value={cited}
            onChange={(event) => setCited(event.target.value)}
          />
          <datalist id="rule-clauses">
            {clauses.map((clause) => (
              <option key={clause.code} value={clause.code}>
                {locale === 'en' ? clause.titleEn : clause.title}
              </option>
            ))}
          </datalist>
        </Field>
      </div>
      <RefusalNote state={ruling.state} />
      <Button type="submit" look="primary" disabled={ruling.pending || !desk.target}>
        {t('ruleDo')}
      </Button>
    </form>
  )
}
