'use server'
import { SettleOffSeasonInput } from '@/lib/fieldwork/inputs'
import { excuseOffSeason, finishOffSeason } from '@/lib/fieldwork/settle-off-season'
import { formAction } from '@/lib/web/form-action'

export const finishOffSeasonAction = formAction('finish-off-season', SettleOffSeasonInput, finishOffSeason)
export const excuseOffSeasonAction = formAction('excuse-off-season', SettleOffSeasonInput, excuseOffSeason)
