'use client'
import { useTranslations } from 'next-intl'
import type { Question } from '@/lib/policy/rules/question-body'
import { SERVICES, TICKET_KINDS } from '@/lib/tickets/rules/lifecycle'
import { inputClass } from '../ui/field'
import { useFieldText } from '../ui/use-field-text.client'
import { AboutCrew } from './about-crew.client'
import type { FindByPart } from './call-actions'
import { CustomerBox } from './customer-box.client'
import type { Call } from './call-state'
import { ContactFields } from './contact-fields.client'
import { KnownNames, KnownPeople } from './known-people.client'
import { PickOne } from './pick-one.client'
import { PlaceFields } from './place-fields.client'
import { QuestionList } from './question-list.client'
import { onEnterNext } from './use-call-keys.client'
import type { CallContext } from './use-call-context.client'

type Props = {
  call: Call
  change: (part: Partial<Call>) => void
  questions: Question[]
  locale: 'zh-CN' | 'en'
  clock: { now: string; timeZone: string }
  context: CallContext
  fields: Record<string, string>
  findByPart: FindByPart
  about?: string
  whyAsked: boolean
}

/** The left column, in the order people speak: who, what kind, the questions of the kind, where, whom to call back. */
export function CallForm({ call, change, locale, clock, context, fields, ...props }: Props) {
  const t = useTranslations('hotline')
  const words = useTranslations('words')
  const fieldText = useFieldText()
  const channel = call.channel === 'counter' || call.channel === 'door' ? call.channel : 'hotline'
  const asked = props.questions
    .filter(
      (question) =>
        question.kinds.includes((call.kind ?? 'repair') as 'repair') &&
        question.services.includes((call.service ?? 'heat') as 'heat'),
    )
    .sort((a, b) => a.order - b.order)
  return (
    <div onKeyDown={onEnterNext} className="space-y-2.5">
      <CustomerBox call={call} change={change} findByPart={props.findByPart} about={props.about} />
      <div className="grid gap-3 sm:grid-cols-2">
        <label className="block">
          <span className="mb-1 block text-sm text-ink-2">{t(`caller.${channel}.phone`)}</span>
          <input
            className={inputClass}
            inputMode="tel"
            maxLength={40}
            value={call.callerPhone ?? ''}
            onChange={(e) => change({ callerPhone: e.target.value })}
            aria-invalid={!!fields.callerPhone || (call.contactSame !== false && !!fields.contactPhone)}
          />
          {fields.callerPhone && <span className="mt-1 block text-xs text-over">{fieldText(fields.callerPhone)}</span>}
        </label>
        <label className="block">
          <span className="mb-1 block text-sm text-ink-2">{t(`caller.${channel}.name`)}</span>
          <input
            className={inputClass}
            maxLength={60}
            list="known-names"
            value={call.callerName ?? ''}
            onChange={(e) => change({ callerName: e.target.value })}
            aria-invalid={!!fields.contactName}
          />
          {fields.contactName && call.contactSame !== false && (
            <span className="mt-1 block text-xs text-over">{fieldText(fields.contactName)}</span>
          )}
          <KnownNames id="known-names" context={context} />
        </label>
      </div>
      {!call.callerName && <KnownPeople context={context} onPick={(callerName) => change({ callerName })} />}
      <PickOne
        label={t('kind')}
        name="kind"
        value={call.kind ?? ''}
        numbered
        options={TICKET_KINDS.map((value) => ({ value, label: words(`kind.${value}`) }))}
        onPick={(kind) => change({ kind, facts: {} })}
      />
      <PickOne
        label={t('service')}
        name="service"
        value={call.service ?? ''}
        options={SERVICES.map((value) => ({ value, label: words(`service.${value}`) }))}
        onPick={(service) => change({ service, facts: {} })}
      />
      <QuestionList
        questions={asked}
        facts={call.facts}
        {...{ locale, clock }}
        known={{
          matter: call.differentMatter?.trim() ? null : context.known,
          why: call.changedWhy ?? '',
          isAsked: props.whyAsked,
          onWhy: (changedWhy) => change({ changedWhy }),
        }}
        onAnswer={(key, answer) => change({ facts: { ...call.facts, [key]: answer } })}
      />
      <AboutCrew call={call} change={change} context={context} locale={locale} />
      <PlaceFields call={call} change={change} context={context} fields={fields} />
      <ContactFields call={call} change={change} fields={fields} />
      <label className="block">
        <span className="mb-1 block text-sm text-ink-2">{t('words')}</span>
        <textarea
          className={inputClass}
          rows={2}
          maxLength={4000}
          value={call.words ?? ''}
          onChange={(e) => change({ words: e.target.value })}
        />
      </label>
    </div>
  )
}
