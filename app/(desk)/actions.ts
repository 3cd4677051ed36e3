'use server'
import { z } from 'zod'
import { endSession } from '@/lib/access/end-session'
import { formAction } from '@/lib/web/form-action'

export const signOutAction = formAction('sign-out', z.strictObject({}), endSession, { ownAccount: true })
