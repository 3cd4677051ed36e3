import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { UnitLine, UnitPage } from '@/lib/units/views'
import { cx } from '../ui/classes'
import { nameIn } from '../ui/named'
import { Panel } from '../ui/panel'
import { AdminTabs, type AdminSection } from './admin-tabs'
import { CrewPanel } from './crew-panel.client'
import { ScopePanel } from './scope-panel.client'
import type { UnitActions } from './unit-actions'
import { OpenUnitForm, UnitForm } from './unit-form.client'

type Props = { sections: AdminSection[]; units: UnitLine[]; unit: UnitPage; now: string; actions: UnitActions }

/** The organisation as a tree, and the unit chosen: who leads it, which crews go out when, what it answers for. */
export function UnitsScreen({ sections, units, unit, now, actions }: Props) {
  const t = useTranslations('admin.units')
  const words = useTranslations('words')
  const locale = useLocale()
  return (
    <>
      <AdminTabs sections={sections} current="units" note={t('note')} />
      <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <nav aria-label={t('tree')}>
          <ul className="space-y-0.5">
            {units.map((line) => (
              <li key={line.id} style={{ paddingInlineStart: `${line.depth * 0.75}rem` }}>
                <Link
                  href={`/admin/units?unit=${encodeURIComponent(line.code)}`}
                  prefetch={false}
                  aria-current={line.id === unit.id ? 'page' : undefined}
                  className={cx(
                    'flex items-baseline gap-2 rounded px-2 py-1',
                    line.id === unit.id ? 'bg-accent-soft font-medium' : 'hover:bg-sunken',
                  )}
                >
                  <span className="min-w-0 flex-1">{nameIn(locale, line)}</span>
                  <span className="text-xs text-ink-3">{line.code}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div key={unit.id} className="min-w-0 space-y-5">
          <div>
            <h2 className="text-lg">{nameIn(locale, unit)}</h2>
            <p className="text-sm text-ink-3">
              {unit.code} · {words(`unitKind.${unit.kind}`)}
            </p>
          </div>
          <Panel title={t('basics')} id="basics">
            <UnitForm unit={unit} change={actions.change} />
          </Panel>
          <CrewPanel unit={unit} now={now} actions={actions} />
          <ScopePanel unit={unit} actions={actions} />
          <Panel title={t('below')} id="below">
            <OpenUnitForm parent={unit} open={actions.open} />
          </Panel>
        </div>
      </div>
    </>
  )
}
