'use server'
import { editCalendar } from '@/lib/policy/edit-calendar'
import { EditCalendarInput } from '@/lib/policy/inputs'
import { formAction } from '@/lib/web/form-action'

export const editCalendarAction = formAction('edit-calendar', EditCalendarInput, editCalendar)
