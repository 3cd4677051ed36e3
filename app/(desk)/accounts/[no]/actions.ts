'use server'
import { RevealContactInput } from '@/lib/accounts/inputs'
import { revealContact } from '@/lib/tickets/reveal-contact'
import { formAction } from '@/lib/web/form-action'

export const revealContactAction = formAction('reveal-contact', RevealContactInput, revealContact)
