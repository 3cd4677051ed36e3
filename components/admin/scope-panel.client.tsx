'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ScopeLine, UnitPage } from '@/lib/units/views'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import { ScopeForm } from './scope-form.client'
import type { UnitActions } from './unit-actions'

/** What a unit answers for, first by rank; whoever matches first is proposed. */
export function ScopePanel({ unit, actions }: { unit: UnitPage; actions: UnitActions }) {
  const t = useTranslations('admin.units')
  return (
    <Panel title={t('scopes')} id="scopes" aside={<span className="text-xs text-ink-3">{t('scopesNote')}</span>}>
      {unit.scopes.length === 0 && <p className="text-ink-3">{t('noScope')}</p>}
      {unit.scopes.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {unit.scopes.map((scope) => (
            <ScopeRow key={scope.id} scope={scope} end={actions.endScope} />
          ))}
        </ul>
      )}
      <details className="mt-2">
        <summary className="cursor-pointer text-ink-2 hover:text-ink">{t('addScope')}</summary>
        <ScopeForm unit={unit} add={actions.addScope} />
      </details>
    </Panel>
  )
}

function ScopeRow({ scope, end }: { scope: ScopeLine; end: UnitActions['endScope'] }) {
  const t = useTranslations('admin.units')
  const words = useTranslations('words')
  const locale = useLocale()
  const router = useRouter()
  const [asked, setAsked] = useState(false)
  const verb = useVerb(end, () => router.refresh())
  const comma = locale === 'en' ? ', ' : '、'
  const parts = [
    scope.service ? words(`service.${scope.service}`) : t('anyService'),
    scope.kinds.length ? scope.kinds.map((kind) => words(`kind.${kind}`)).join(comma) : t('anyKind'),
    scope.community ?? scope.zone ?? t('anyPlace'),
  ]
  return (
    <li className="py-1.5">
      <div className="flex flex-wrap items-center gap-x-4">
        <span className="w-10 text-sm text-ink-3 tabular-nums">{scope.rank}</span>
        <span className="min-w-0 flex-1">{parts.join(' · ')}</span>
        <Button look="plain" aria-expanded={asked} onClick={() => setAsked(!asked)}>
          {t('endScope')}
        </Button>
      </div>
      {asked && (
        <form
          className="mt-1 flex flex-wrap items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            const reason = String(new FormData(event.currentTarget).get('reason') ?? '')
            void verb.run({ scopeId: scope.id, reason })
          }}
        >
          <input
            name="reason"
            required
            autoFocus
            maxLength={200}
            aria-label={t('reason')}
            placeholder={t('reason')}
            className={`${inputClass} max-w-md`}
          />
          <Button type="submit" look="danger" disabled={verb.pending}>
            {t('endScope')}
          </Button>
          <RefusalNote state={verb.state} />
        </form>
      )}
    </li>
  )
}
