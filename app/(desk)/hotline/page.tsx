import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CallPage } from '@/components/hotline/call-page'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { loadCall, type CallSearch } from './load-call'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('hotline'))('title') }
}

type Search = { searchParams: Promise<CallSearch> }

/** A call: `?caller=` opens it for the number that rings. */
export default async function HotlinePage({ searchParams }: Search) {
  const ctx = await requirePageActor('call:take')
  return <CallPage channel="hotline" {...await loadCall(ctx, await searchParams)} />
}
