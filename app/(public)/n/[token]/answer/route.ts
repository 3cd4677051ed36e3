import { mayAskPublicly } from '@/lib/access/count-public'
import { Refusal } from '@/lib/kernel/errors'
import { env } from '@/lib/platform/env'
import { RateVisitInput } from '@/lib/quality/inputs'
import { companyOfRating } from '@/lib/quality/queries'
import { rateVisit } from '@/lib/quality/rate-visit'
import { isOwnOrigin } from '@/lib/web/origin'
import { publicContext } from '@/lib/web/public-context'
import { currentSignedIn } from '@/lib/web/session'

const MAX_FORM = 8000
const back = (token: string, said = '') =>
  new Response(null, {
    status: 303,
    headers: {
      location: `/n/${encodeURIComponent(token)}${said && `?said=${said}`}`,
      'cache-control': 'private, no-store',
    },
  })
const refused = (status: number) => new Response(null, { status, headers: { 'cache-control': 'private, no-store' } })

/** The answer of the form on the customer's page: our own origin, a known link, few tries; it leads back to the page. */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { headers } = request
  if (!isOwnOrigin(env().NEXTAUTH_URL, headers.get('origin'), headers.get('sec-fetch-site'))) return refused(403)
  const { token } = await params
  if (Number(headers.get('content-length') ?? MAX_FORM + 1) > MAX_FORM) return refused(413)
  const form = await request.formData().catch(() => null)
  const said = (name: string) => String(form?.get(name) ?? '')
  const given = { token, score: said('score'), words: said('words'), complaint: said('complaint') === 'on' }
  const parsed = RateVisitInput.safeParse(given)
  const orgId = /^[A-Za-z0-9_-]{43}$/.test(token) ? await companyOfRating(await publicContext(), token) : null
  if (!(await mayAskPublicly(orgId ? token.slice(0, 22) : 'unknown'))) return refused(429)
  if (!orgId) return refused(404)
  if (await currentSignedIn()) return back(token) // nobody of ours answers for a customer: the page says so
  if (!parsed.success)
    return back(token, parsed.error.issues.some(({ path }) => path[0] === 'words') ? 'words' : 'score')
  try {
    await rateVisit(await publicContext(orgId), parsed.data)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error // given or over: the page says so
  }
  return back(token)
}
