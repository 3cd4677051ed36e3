import type { z } from 'zod'
import type { ActionState } from '@/lib/kernel/result'
import type {
  AddScopeInput,
  ChangeCrewInput,
  ChangeUnitInput,
  EndScopeInput,
  FormCrewInput,
  OpenUnitInput,
  RosterCrewInput,
} from '@/lib/units/inputs'

type Act<S extends z.ZodType, T> = (input: z.input<S>) => Promise<ActionState<T>>

export type UnitActions = {
  open: Act<typeof OpenUnitInput, { code: string }>
  change: Act<typeof ChangeUnitInput, { code: string }>
  form: Act<typeof FormCrewInput, { code: string }>
  changeCrew: Act<typeof ChangeCrewInput, { code: string }>
  roster: Act<typeof RosterCrewInput, { shifts: number }>
  addScope: Act<typeof AddScopeInput, { scopeId: string }>
  endScope: Act<typeof EndScopeInput, { scopeId: string }>
}
