'use server'
import { editLayout, previewLayout } from '@/lib/billing/edit-layout'
import { EditLayoutInput, EditProviderInput, PreviewLayoutInput } from '@/lib/billing/inputs'
import { editProvider } from '@/lib/billing/providers'
import { formAction } from '@/lib/web/form-action'

export const editLayoutAction = formAction('edit-layout', EditLayoutInput, editLayout)
export const previewLayoutAction = formAction('preview-layout', PreviewLayoutInput, previewLayout)
export const editProviderAction = formAction('edit-provider', EditProviderInput, editProvider)
