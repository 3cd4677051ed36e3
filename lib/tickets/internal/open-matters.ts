import 'server-only'
import { digitsOf } from '@/lib/kernel/text'
import type { Context } from '@/lib/platform/context'
import type { OpenMatter } from '../rules/joining'
import { JOINABLE_STATES, type TicketState } from '../rules/lifecycle'

type Given = {
  agreementId?: string | null
  callerPhone: string
  contactPhone: string
  service: string
  kind: string
  premiseId: string | null
  homeIds: string[]
  faultElsewhere: boolean
  faultAddress: string
  /** where the account of the call is supplied, wherever the fault is */
  accountPremiseId: string | null
}

const NUMBERED = /[0-9一二三四五六七八九十]/

const numbersOf = (given: Pick<Given, 'callerPhone' | 'contactPhone'>) =>
  [...new Set([digitsOf(given.callerPhone), digitsOf(given.contactPhone)].filter(Boolean))].sort()

/** An address with a number that is no room on record: it is known only by its words. */
const wordsOf = ({ homeIds, faultAddress }: Pick<Given, 'homeIds' | 'faultAddress'>): string | null =>
  homeIds.length === 0 && NUMBERED.test(faultAddress) ? faultAddress : null

/** Two calls of one number or about one unknown address are taken one after the other: what ties them may be that alone. */
export async function oneAtATime(tx: Context, given: Given): Promise<void> {
  const words = wordsOf(given)
  const said = [...numbersOf(given), ...(words ? [words] : [])].sort()
  const locks = said.map((one) => `call:${tx.actor.orgId}:${one}`)
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(lock, 0)) FROM unnest(${locks}::text[]) lock`
}

/** So many of the latest of an account or a number are looked through. */
const LATEST = 200

/**
 * The open ticket a second call would double: of this account, about this home, at an unknown address of the same words, or heard from or to be told to the same number, where one of both names no
 * account, or another account of the same home, and they do not name two homes, nor one a home and the other a place elsewhere. An urge doubles
 * whatever is open.
 */
export async function openMattersOf(tx: Context, given: Given): Promise<OpenMatter[]> {
  const { orgId } = tx.actor
  const { agreementId = null, premiseId, homeIds, service, kind, faultElsewhere } = given
  const numbers = numbersOf(given)
  const isHome = agreementId !== null && !faultElsewhere
  const own = given.accountPremiseId
  const rows = await tx.db.$queryRaw<{ no: string; status: string }[]>`
    SELECT t.no, t.status FROM "Ticket" t WHERE t.id IN (
      (SELECT id FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND "agreementId" = ${agreementId}::uuid ORDER BY "openedAt" DESC LIMIT ${LATEST})
      UNION (SELECT id FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND "homeId" = ANY(${homeIds}::uuid[])
        AND status IN ('received','dispatched','accepted','in-progress','returned','reopened','resolved'))
      UNION (SELECT id FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND "faultAddress" = ${wordsOf(given)}::text AND "homeId" IS NULL AND "faultAddress" <> ''
        AND status IN ('received','dispatched','accepted','in-progress','returned','reopened','resolved'))
      UNION (SELECT n.id FROM unnest(${numbers}::text[]) number, LATERAL (
        (SELECT id FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND "callerDigits" = number ORDER BY "openedAt" DESC LIMIT ${LATEST})
        UNION (SELECT id FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND "contactDigits" = number ORDER BY "openedAt" DESC LIMIT ${LATEST})) n
        JOIN "Ticket" s ON s.id = n.id AND (${agreementId === null} OR s."agreementId" IS NULL OR s."homeId" = ${own}::uuid)
        WHERE NOT (${isHome} AND s."faultElsewhere") AND NOT (${faultElsewhere} AND s."agreementId" IS NOT NULL AND NOT s."faultElsewhere" AND s."homeId" IS DISTINCT FROM ${own}::uuid)
          AND NOT EXISTS (SELECT FROM "Premise" h WHERE h.id = ${premiseId}::uuid AND h.kind = 'room' AND s."homeId" <> h.id))
    ) AND t.service = ${service} AND t.status = ANY(${[...JOINABLE_STATES]})
      AND (t.kind = ${kind} OR ${kind === 'urge'})
    ORDER BY t.kind = ${kind} DESC, t."openedAt" DESC LIMIT 1`
  return rows.map((row) => ({ no: row.no, status: row.status as TicketState, sameAccount: true, sameKind: true }))
}
