import 'server-only'
import { digitsOf } from '@/lib/kernel/text'
import type { Context } from '@/lib/platform/context'
import type { OpenMatter } from '../rules/joining'
import { JOINABLE_STATES, type TicketState } from '../rules/lifecycle'

type Given = {
  agreementId?: string | null
  callerPhone: string
  service: string
  kind: string
  premiseId: string | null
}

/** The open tickets a second call of this account (or, without one, of this caller), or about this home, would double. */
export async function openMattersOf(tx: Context, given: Given): Promise<OpenMatter[]> {
  const digits = digitsOf(given.callerPhone)
  const rows = await tx.db.ticket.findMany({
    where: {
      orgId: tx.actor.orgId,
      service: given.service,
      kind: given.kind,
      matter: '',
      status: { in: [...JOINABLE_STATES] },
      OR: [
        ...(given.premiseId ? [{ homeId: given.premiseId }] : []),
        ...(given.agreementId ? [{ agreementId: given.agreementId }] : []),
        ...(!given.agreementId && digits ? [{ agreementId: null, callerDigits: digits }] : []),
      ],
    },
    select: { no: true, status: true },
    take: 1,
  })
  return rows.map((row) => ({ no: row.no, status: row.status as TicketState, sameAccount: true, sameKind: true }))
}
