'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { StaffView } from '@/lib/access/views'
import type { UnitLine } from '@/lib/units/views'
import { Button } from '../ui/button'
import { cx } from '../ui/classes'
import { nameIn } from '../ui/named'
import { StateChip } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import { PasswordNote } from './password-note'
import { PersonForm } from './person-form.client'
import { ReasonForm, type Act, type ReasonedAct, type StaffActions } from './reason-form.client'

type Props = { person: StaffView; isMe: boolean; now: string; units: UnitLine[]; actions: StaffActions | null }

/** The device as a person calls it, from what the browser says of itself. */
function deviceOf(agent: string): string {
  const system = /iPhone|iPad|Android|Windows|Mac OS|Linux/.exec(agent)?.[0] ?? ''
  const browser = /MicroMessenger|Edg|Firefox|Chrome|Safari/.exec(agent)?.[0] ?? ''
  return [browser === 'Edg' ? 'Edge' : browser, system].filter(Boolean).join(' · ') || agent.slice(0, 24) || '—'
}

/** One person: who, which duties, where signed in; what may be done about it asks for a reason. */
export function StaffRow({ person, isMe, now, units, actions }: Props) {
  const t = useTranslations('admin.staff')
  const words = useTranslations('words')
  const locale = useLocale()
  const [asked, setAsked] = useState<ReasonedAct | 'change' | null>(null)
  const [handed, setHanded] = useState<React.ComponentProps<typeof PasswordNote> | null>(null)
  const active = person.status === 'active'
  const offered: (ReasonedAct | 'change')[] =
    !actions || isMe
      ? []
      : active
        ? ['change', 'reset', ...(person.sessions.length ? (['revoke'] as const) : []), 'disable']
        : ['enable']
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        <div className="w-40 min-w-0">
          <p className={cx('font-medium', !active && 'text-ink-3')}>
            {nameIn(locale, person)}
            {isMe && <span className="ml-1 font-normal text-ink-3">{t('me')}</span>}
          </p>
          <p className="truncate text-sm text-ink-3">
            {person.staffNo} · {person.username}
          </p>
        </div>
        <div className="min-w-0 flex-1 basis-52">
          <p>
            {[...new Set(person.duties.map((duty) => words(`role.${duty.role}`)))].join(locale === 'en' ? ', ' : '、')}
          </p>
          <p className="text-sm text-ink-3">{locale === 'en' ? person.unitEn : person.unit}</p>
        </div>
        <div className="basis-56 text-sm">
          {!active && <StateChip tone="over">{t('disabled')}</StateChip>}
          {active && person.sessions.length === 0 && <span className="text-ink-3">{t('notSignedIn')}</span>}
          {person.sessions.slice(0, 3).map((session) => (
            <p key={session.startedAt} className="text-ink-2">
              {deviceOf(session.device)} · <TimeText at={session.seenAt} now={now} />
            </p>
          ))}
          {person.sessions.length > 3 && (
            <p className="text-ink-3">{t('moreSessions', { n: person.sessions.length - 3 })}</p>
          )}
        </div>
        <div className="ml-auto flex gap-1">
          {offered.map((act) => (
            <Button
              key={act}
              look="plain"
              aria-expanded={asked === act}
              onClick={() => setAsked(asked === act ? null : act)}
            >
              {t(`act.${act}`)}
            </Button>
          ))}
        </div>
      </div>
      {asked === 'change' && actions && (
        <PersonForm person={person} units={units} actions={actions} onDone={() => setAsked(null)} />
      )}
      {handed && <PasswordNote {...handed} />}
      {asked && asked !== 'change' && actions && (
        <ReasonForm
          key={asked}
          act={asked}
          action={actions[asked] as Act<unknown>}
          staffId={person.id}
          onDone={(result) => {
            setAsked(null)
            if (asked === 'reset' && result) setHanded(result as React.ComponentProps<typeof PasswordNote>)
          }}
        />
      )}
    </li>
  )
}
