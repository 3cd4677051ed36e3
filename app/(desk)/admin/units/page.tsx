import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { UnitsScreen } from '@/components/admin/units-screen'
import { listAllUnits, unitPage } from '@/lib/units/organisation-queries'
import { orNotFound, requirePageActor } from '@/lib/web/require-page-actor'
import { sectionsOf } from '../sections'
import {
  addScopeAction,
  changeCrewAction,
  changeUnitAction,
  endScopeAction,
  formCrewAction,
  openUnitAction,
  rosterCrewAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.section'))('units') }
}

const actions = {
  open: openUnitAction,
  change: changeUnitAction,
  form: formCrewAction,
  changeCrew: changeCrewAction,
  roster: rosterCrewAction,
  addScope: addScopeAction,
  endScope: endScopeAction,
}

type Search = { searchParams: Promise<{ unit?: string }> }

/** The organisation: units, crews and their hours, and what each unit answers for. */
export default async function UnitsPage({ searchParams }: Search) {
  const ctx = await requirePageActor('unit:edit')
  const { unit } = await searchParams
  const units = await listAllUnits(ctx)
  const code = typeof unit === 'string' && unit ? unit : (units[0]?.code ?? '')
  return (
    <UnitsScreen
      sections={sectionsOf(ctx)}
      units={units}
      unit={await orNotFound(unitPage(ctx, code))}
      now={ctx.now.toISOString()}
      actions={actions}
    />
  )
}
