import { batchFile } from '@/lib/billing/send-batch'
import { apiRead } from '@/lib/web/api-route'

/** The file of a withholding batch, as its bank takes it. */
export async function GET(request: Request, { params }: { params: Promise<{ no: string }> }): Promise<Response> {
  const { no } = await params
  return apiRead(async (ctx) => {
    const { name, bytes } = await batchFile(ctx, no.slice(0, 60))
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${encodeURIComponent(name)}"`,
        'cache-control': 'private, no-store',
      },
    })
  })(request)
}
