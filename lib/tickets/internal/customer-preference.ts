import 'server-only'
import type { ContactPreference } from '@/lib/messages/rules/contact-policy'
import { preferenceOf } from '@/lib/messages/rules/preference'
import type { Context } from '@/lib/platform/context'

/** When the customer of an account asked to be called, from their preference or the account's note. */
export async function customerPreference(
  ctx: Context,
  agreementId: string | null,
): Promise<ContactPreference | undefined> {
  if (!agreementId) return undefined
  const account = await ctx.db.agreement.findFirst({
    where: { id: agreementId, orgId: ctx.actor.orgId },
    select: { contactPreference: true, note: true },
  })
  return account ? (preferenceOf(account.contactPreference) ?? preferenceOf(account.note)) : undefined
}
