import { listCommunities } from '@/lib/accounts/queries'
import { apiRead } from '@/lib/web/api-route'

/** The communities to choose the nearest of, for a place off the address list. */
export const GET = apiRead((ctx) => listCommunities(ctx))
