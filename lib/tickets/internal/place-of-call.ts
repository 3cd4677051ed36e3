import 'server-only'
import { refuseIf } from '@/lib/kernel/errors'
import type { Context } from '@/lib/platform/context'
import { findPlace } from '@/lib/accounts/queries'
import { saidPlaces } from '../rules/said-places'

type Given = {
  agreementId?: string | null
  faultElsewhere: boolean
  faultAddress: string
  landmarks: string
  faultPremiseId?: string | null
}

export type CallPlace = {
  serviceAddress: string
  faultAddress: string
  accountPremiseId: string | null
  /** every room that is named for the fault: what is open at any of them may be the matter */
  homeIds: string[]
  keyCustomer: boolean
  communityId: string | null
  zone: string | null
  ownFields: {
    agreementId: string | null
    personName: string
    serviceAddress: string
    faultAddress: string
    keyCustomer: boolean
    premiseId: string | null
    communityId: string | null
    buildingId: string | null
    riserId: string | null
    zone: string | null
  }
}

const PREMISE = {
  ...{ id: true, kind: true, address: true, communityId: true, buildingId: true, riserId: true, zone: true },
} as const

type Spot = {
  premiseId: string
  kind: string
  address: string
  communityId: string | null
  buildingId: string | null
  riserId: string | null
  zone: string | null
}

/** From the vaguest to the most exact. */
const KINDS = ['community', 'building', 'entrance', 'room']

async function exactPlaces(tx: Context, said: string[]): Promise<Spot[]> {
  const found: Spot[] = []
  for (const text of said) {
    const place = await findPlace(tx, text)
    if (place?.exact) found.push(place)
  }
  return found
}

/** Every place the call names for its fault, the most exact first: by its address, as it was chosen, by its landmarks. */
async function spotsOf(tx: Context, given: Given, chosen: Spot | null): Promise<Spot[]> {
  const isChosen = chosen !== null
  const byAddress = await exactPlaces(tx, saidPlaces(given.faultAddress, isChosen))
  const byLandmarks = await exactPlaces(tx, saidPlaces(given.landmarks, isChosen || given.faultAddress !== ''))
  const named = [...byAddress, ...(chosen ? [chosen] : []), ...byLandmarks]
  return named.sort((a, b) => KINDS.indexOf(b.kind) - KINDS.indexOf(a.kind))
}

/** Resolves who and where: the account's own address, and the fault's place where it is elsewhere. An address that means one place on record is that place, the most exact of those named. Every id is read again within the company: `unknown_account`, `unknown_place`. */
export async function placeOf(tx: Context, given: Given): Promise<CallPlace> {
  const { orgId } = tx.actor
  const [agreement] = given.agreementId
    ? await tx.db.$queryRaw<
        {
          id: string
          personName: string
          address: string
          premiseId: string
          communityId: string | null
          buildingId: string | null
          riserId: string | null
          zone: string | null
          keyCustomer: boolean
        }[]
      >`
        SELECT a.id, p.name AS "personName", m.address, m.id AS "premiseId", m."communityId", m."buildingId", m."riserId", m.zone,
          a."keyCustomer" OR EXISTS (SELECT FROM "Flag" f WHERE f."orgId" = a."orgId" AND f.kind = 'key-customer' AND (f."agreementId" = a.id OR f."premiseId" = a."premiseId") AND (f."expiresAt" IS NULL OR f."expiresAt" > ${tx.now})) AS "keyCustomer"
        FROM "Agreement" a JOIN "Person" p ON p.id = a."personId" JOIN "Premise" m ON m.id = a."premiseId"
        WHERE a.id = ${given.agreementId}::uuid AND a."orgId" = ${orgId}::uuid`
    : []
  refuseIf(given.agreementId && !agreement ? [{ code: 'unknown_account' }] : [])
  const isElsewhere = given.faultElsewhere || !agreement
  const wantsPlace = given.faultPremiseId && isElsewhere
  const fault = wantsPlace
    ? await tx.db.premise.findFirst({ where: { id: given.faultPremiseId!, orgId }, select: PREMISE })
    : null
  refuseIf(wantsPlace && !fault ? [{ code: 'unknown_place' }] : [])
  const spots = isElsewhere ? await spotsOf(tx, given, fault && { ...fault, premiseId: fault.id }) : []
  const spot = isElsewhere ? spots[0] : agreement
  const serviceAddress = agreement?.address ?? ''
  const faultAddress = (isElsewhere && given.faultAddress) || (spot?.address ?? '')
  const at = {
    premiseId: spot?.premiseId ?? null,
    communityId: spot?.communityId ?? null,
    buildingId: spot?.buildingId ?? null,
    riserId: spot?.riserId ?? null,
    zone: spot?.zone ?? null,
  }
  const keyCustomer = agreement?.keyCustomer ?? false
  return {
    serviceAddress,
    faultAddress,
    accountPremiseId: agreement?.premiseId ?? null,
    homeIds: isElsewhere
      ? [...new Set(spots.flatMap(({ kind, premiseId }) => (kind === 'room' ? [premiseId] : [])))]
      : [at.premiseId!],
    keyCustomer,
    communityId: at.communityId,
    zone: at.zone,
    ownFields: {
      agreementId: agreement?.id ?? null,
      personName: agreement?.personName ?? '',
      serviceAddress,
      faultAddress,
      keyCustomer,
      ...at,
    },
  }
}
