'use server'
import { confirmTariff } from '@/lib/billing/confirm-tariff'
import { editTariff } from '@/lib/billing/edit-tariff'
import { ConfirmTariffInput, EditTariffInput, OpenSeasonInput, StartRunInput } from '@/lib/billing/inputs'
import { openSeason } from '@/lib/billing/open-season'
import { startRun } from '@/lib/billing/season-run'
import { formAction } from '@/lib/web/form-action'

export const startRunAction = formAction('start-run', StartRunInput, startRun)
export const editTariffAction = formAction('edit-tariff', EditTariffInput, editTariff)
export const confirmTariffAction = formAction('confirm-tariff', ConfirmTariffInput, confirmTariff)
export const openSeasonAction = formAction('open-season', OpenSeasonInput, openSeason)
