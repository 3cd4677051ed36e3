'use server'
import { changeCrew, formCrew } from '@/lib/units/form-crew'
import {
  AddScopeInput,
  ChangeCrewInput,
  ChangeUnitInput,
  EndScopeInput,
  FormCrewInput,
  OpenUnitInput,
  RosterCrewInput,
} from '@/lib/units/inputs'
import { changeUnit, openUnit } from '@/lib/units/open-unit'
import { rosterCrew } from '@/lib/units/roster-crew'
import { addScope, endScope } from '@/lib/units/set-scope'
import { formAction } from '@/lib/web/form-action'

export const openUnitAction = formAction('open-unit', OpenUnitInput, openUnit)
export const changeUnitAction = formAction('change-unit', ChangeUnitInput, changeUnit)
export const formCrewAction = formAction('form-crew', FormCrewInput, formCrew)
export const changeCrewAction = formAction('change-crew', ChangeCrewInput, changeCrew)
export const rosterCrewAction = formAction('roster-crew', RosterCrewInput, rosterCrew)
export const addScopeAction = formAction('add-scope', AddScopeInput, addScope)
export const endScopeAction = formAction('end-scope', EndScopeInput, endScope)
