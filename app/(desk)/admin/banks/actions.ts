'use server'
import { editLayout, previewLayout } from '@/lib/billing/edit-layout'
import { EditLayoutInput, PreviewLayoutInput } from '@/lib/billing/inputs'
import { formAction } from '@/lib/web/form-action'

export const editLayoutAction = formAction('edit-layout', EditLayoutInput, editLayout)
export const previewLayoutAction = formAction('preview-layout', PreviewLayoutInput, previewLayout)
