import { findCustomers } from '@/lib/accounts/queries'
import { apiRead } from '@/lib/web/api-route'

/** Who is calling: number, name, address or account in one box. */
export const GET = apiRead((ctx, params) => findCustomers(ctx, (params.get('q') ?? '').slice(0, 64)))
