import { openPhoto } from '@/lib/fieldwork/open-photo'
import { notFound } from '@/lib/kernel/errors'
import { id } from '@/lib/kernel/fields'
import { apiReadOf } from '@/lib/web/api-route'

/** A photo for whoever may see what it belongs to: never shown as a page, never run, never kept by a cache. */
export const GET = apiReadOf<{ id: string }, Response>(async (ctx, params) => {
  const { bytes, name } = await openPhoto(ctx, id.safeParse(params.id).data ?? notFound())
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
