import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { RatingSheet } from '@/components/upkeep/rating-sheet'
import { mayAskPublicly } from '@/lib/access/count-public'
import { companyOfRating, ratingPage } from '@/lib/quality/queries'
import { publicContext } from '@/lib/web/public-context'
import { currentSignedIn } from '@/lib/web/session'

export const dynamic = 'force-dynamic'

/** Under a stricter referrer policy than the house's own the form would come without its origin. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('upkeep.rating'))('title'), robots: { index: false } }
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/
type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ said?: string }> }

/** The customer's own page to rate a visit: reached by the link alone, and it tells nothing the customer does not know. */
export default async function RatingPageRoute({ params, searchParams }: Props) {
  const { token } = await params
  if (!TOKEN.test(token)) notFound()
  const orgId = await companyOfRating(await publicContext(), token)
  if (!(await mayAskPublicly(orgId ? token.slice(0, 22) : 'unknown')) || !orgId) notFound()
  const found = (await ratingPage(await publicContext(orgId), token)) ?? notFound()
  const page = {
    ...found,
    state: found.state === 'open' && (await currentSignedIn()) ? ('ours' as const) : found.state,
  }
  const { said } = await searchParams
  const wrong = said === 'score' ? 'score' : said === 'words' ? 'words' : null
  return <RatingSheet token={token} page={page} wrong={wrong} locale={(await getLocale()) === 'en' ? 'en' : 'zh-CN'} />
}
