import { openConsentPhoto } from '@/lib/billing/retrofit-queries'
import { apiReadOf } from '@/lib/web/api-route'

/** The photo of a household's paper, for whoever may read the account's money: never run, never kept by a cache. */
export const GET = apiReadOf<{ no: string; id: string }, Response>(async (ctx, { no, id }) => {
  const { bytes, name } = await openConsentPhoto(ctx, no.slice(0, 20), id)
  return new Response(bytes as BodyInit, {
    headers: {
      'content-type': 'image/jpeg',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${name}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
})
