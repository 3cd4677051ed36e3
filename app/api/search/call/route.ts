import { findCommunity, findPlace, getAccountContext } from '@/lib/accounts/queries'
import { accountMoney } from '@/lib/billing/queries'
import { crewsAt, lastVisits, repeatsOf } from '@/lib/fieldwork/queries'
import { id } from '@/lib/kernel/fields'
import { activeOutages } from '@/lib/outages/queries'
import { earlierTickets, findLikely, knownMatter } from '@/lib/tickets/intake-queries'
import { proposedUnit } from '@/lib/units/queries'
import { apiRead } from '@/lib/web/api-route'

const text = (params: URLSearchParams, name: string, max = 200) => (params.get(name) ?? '').slice(0, max)

/** Everything an agent must see while the customer speaks: the account, its history, likely duplicates, outages, the unit to send it to. */
export const GET = apiRead(async (ctx, params) => {
  const agreementId = id.safeParse(params.get('agreementId')).data ?? null
  const elsewhere = params.get('elsewhere') === '1'
  const kind = text(params, 'kind', 20)
  const service = text(params, 'service', 20)
  const nearId = id.safeParse(params.get('near')).data
  const [account, found, near] = await Promise.all([
    agreementId ? getAccountContext(ctx, agreementId) : null,
    elsewhere || !agreementId ? findPlace(ctx, text(params, 'place', 100)) : null,
    nearId ? findCommunity(ctx, nearId) : null,
  ])
  const isDenied = found !== null && found.communityId === params.get('not')
  const typedPlace = isDenied ? null : found
  const place = typedPlace ?? (account && !elsewhere ? account.premise : null)
  const at = { communityId: place?.communityId ?? near?.id ?? null, zone: place?.zone ?? near?.zone ?? null }
  const [likely, earlier, visits, crews, repeats, outages, proposal] = await Promise.all([
    findLikely(ctx, {
      agreementId,
      callerPhone: text(params, 'caller', 40),
      riserId: place?.riserId,
      buildingId: place?.buildingId,
      zone: at.zone,
      kind,
      service,
      words: text(params, 'words', 120),
    }),
    agreementId ? earlierTickets(ctx, agreementId) : [],
    agreementId ? lastVisits(ctx, agreementId) : [],
    agreementId && kind === 'complaint' ? crewsAt(ctx, agreementId) : [],
    agreementId ? repeatsOf(ctx, agreementId) : [],
    at.communityId || at.zone ? activeOutages(ctx, at) : [],
    kind && service ? proposedUnit(ctx, { kind, service, ...at }) : null,
  ])
  const known = await knownMatter(ctx, likely, agreementId)
  const money = account ? await accountMoney(ctx, account.agreementId) : null
  const owed = money && { priorArrearsFen: money.priorFen, currentDueFen: money.currentFen }
  return {
    account: account && { ...account, ...owed },
    place: typedPlace,
    denied: isDenied ? found : null,
    likely,
    known,
    earlier,
    visits,
    crews: crews.map(({ crewId, crew, at }) => ({ crewId, crew, at })),
    repeats,
    outages,
    proposal,
  }
})
