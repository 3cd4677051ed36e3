import 'server-only'
import { validate as isUuid } from 'uuid'
import { authorize } from '@/lib/access/authorize'
import { countGuess, guessedTooOften } from '@/lib/access/number-guesses'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import type { Context } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import { toAccountContext, toAccountPage } from './internal/account-views'
import { loadPlaces } from './internal/find-place'
import { loadAccount } from './internal/load-account'
import { hitsOf } from './internal/search-hits'
import { searchBranches } from './internal/search-branches'
import { parseAccountNo } from './rules/parse-register-line'
import { parseAddress } from './rules/parse-address'
import { searchShape, searchText } from './rules/search-shape'
import type { AccountContext, AccountPage, CommunityView, CustomerHit, Place } from './views'

const MAX_HITS = 50
const MAX_COMMUNITIES = 2000
/** One character of a community's name is a guess. */
const MIN_NAME = 2

/**
 * One box for everything: account number, whole phone or its shown ending, name, its sound, address, community. Best matches first, a person's
 * accounts together. Whole numbers tried one after the other would tell one that is masked: those that are nobody's are counted. Blockers: too_many_asks.
 */
export async function findCustomers(ctx: Context, text: string, limit = 12): Promise<CustomerHit[]> {
  authorize(ctx, 'account:read')
  const { orgId } = ctx.actor
  const bound = Math.min(Math.max(Math.trunc(limit) || 1, 1), MAX_HITS)
  const shape = searchShape(text)
  const branches = searchBranches(shape, { orgId, limit: bound })
  if (branches.length === 0) return []
  const { phone = '' } = shape
  refuseIf(guessedTooOften(ctx, phone) ? [{ code: 'too_many_asks' }] : [])
  const hits = await hitsOf(ctx, branches, bound)
  if (hits.length === 0) await countGuess(ctx, phone)
  return hits
}

/** An account with what must be seen of it during a call. */
export async function getAccountContext(ctx: Context, agreementId: string): Promise<AccountContext> {
  authorize(ctx, 'account:read')
  if (!isUuid(agreementId)) notFound()
  return toAccountContext(await loadAccount(ctx, Prisma.sql`a.id = ${agreementId}::uuid`))
}

/** The page of an account, by its number as people type it. */
export async function getAccountPage(ctx: Context, accountNo: string): Promise<AccountPage> {
  authorize(ctx, 'account:read')
  const no = parseAccountNo(accountNo.slice(0, 64)) ?? notFound()
  return toAccountPage(await loadAccount(ctx, Prisma.sql`a."accountNo" = ${no}`))
}

/** The one place a typed address means, for a fault that need not be where the caller lives; null when there is none or more than one. */
export async function findPlace(ctx: Context, text: string): Promise<Place | null> {
  authorize(ctx, 'account:read')
  const parts = parseAddress(searchText(text))
  const isVague = parts.communityText ? [...parts.communityText].length < MIN_NAME : !parts.building
  if (isVague) return null
  const [place, another] = await loadPlaces(ctx, parts)
  if (!place || another) return null
  const { fit, ...found } = place
  return { ...found, exact: fit >= [parts.building, parts.entrance, parts.room].filter(Boolean).length }
}

/** A community of the company by its id; null when it is not one of theirs. */
export async function findCommunity(ctx: Context, id: string): Promise<CommunityView | null> {
  authorize(ctx, 'account:read')
  return ctx.db.premise.findFirst({
    where: { id, orgId: ctx.actor.orgId, kind: 'community' },
    select: { id: true, name: true, district: true, zone: true },
  })
}

/** The company's communities, for choosing one. */
export async function listCommunities(ctx: Context): Promise<CommunityView[]> {
  authorize(ctx, 'account:read')
  return ctx.db.premise.findMany({
    where: { orgId: ctx.actor.orgId, kind: 'community' },
    select: { id: true, name: true, district: true, zone: true },
    orderBy: [{ district: 'asc' }, { name: 'asc' }],
    take: MAX_COMMUNITIES,
  })
}
