'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { CrewLine, UnitPage } from '@/lib/units/views'
import { nameIn } from '../ui/named'
import { Panel } from '../ui/panel'
import { StateChip } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import { CrewForm } from './crew-form.client'
import { RosterForm } from './roster-form.client'
import type { UnitActions } from './unit-actions'

type Props = { unit: UnitPage; now: string; actions: UnitActions }

/** The crews of a unit: members, what they can do, when they are on duty; a crew nobody has rostered is seen at once. */
export function CrewPanel({ unit, now, actions }: Props) {
  const t = useTranslations('admin.units')
  return (
    <Panel title={t('crews')} id="crews">
      {unit.crews.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {unit.crews.map((crew) => (
            <CrewRow key={crew.id} crew={crew} unit={unit} now={now} actions={actions} />
          ))}
        </ul>
      )}
      <details className="mt-2">
        <summary className="cursor-pointer text-ink-2 hover:text-ink">{t('formCrew')}</summary>
        <CrewForm unit={unit} crew={null} actions={actions} />
      </details>
    </Panel>
  )
}

function CrewRow({ crew, unit, now, actions }: Props & { crew: CrewLine }) {
  const t = useTranslations('admin.units')
  const locale = useLocale()
  const members = unit.people.filter((person) => crew.memberIds.includes(person.id))
  const [first] = crew.next
  const onDuty = first && first.startsAt <= now
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <p className="w-52 font-medium">
          {nameIn(locale, crew)} <span className="text-xs font-normal text-ink-3">{crew.code}</span>
        </p>
        <p className="min-w-0 flex-1 basis-40">
          {members.map((person) => nameIn(locale, person)).join(locale === 'en' ? ', ' : '、') || t('noMembers')}
        </p>
        <p className="basis-64 text-sm text-ink-2">
          {onDuty && <StateChip tone="run">{t('onDuty')}</StateChip>}
          {!first && <StateChip tone="over">{t('notRostered')}</StateChip>}
          {first && !onDuty && (
            <>
              {t('nextDuty')} <TimeText at={first.startsAt} now={now} />
            </>
          )}
          {crew.rosteredTo && (
            <span className="ml-2 text-ink-3">
              {t('rosteredTo')} <TimeText at={crew.rosteredTo} now={now} />
            </span>
          )}
        </p>
      </div>
      <div className="mt-1 flex flex-wrap gap-x-6">
        <details className="min-w-0 open:basis-full">
          <summary className="cursor-pointer text-sm text-ink-3 hover:text-ink">{t('changeCrew')}</summary>
          <CrewForm unit={unit} crew={crew} actions={actions} />
        </details>
        <details className="min-w-0 open:basis-full">
          <summary className="cursor-pointer text-sm text-ink-3 hover:text-ink">{t('roster')}</summary>
          <RosterForm crew={crew} now={now} roster={actions.roster} />
        </details>
      </div>
    </li>
  )
}
