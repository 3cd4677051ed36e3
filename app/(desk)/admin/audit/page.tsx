import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AuditScreen } from '@/components/admin/audit-screen'
import { EventListInput } from '@/lib/audit/inputs'
import { listEvents, sealState } from '@/lib/audit/queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { sectionsOf } from '../sections'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.section'))('audit') }
}

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The record of every act, with its seals: `?type=`, `?person=`, `?from=`, `?to=`; `?verify=1` reads the whole chain. */
export default async function AuditPage({ searchParams }: Search) {
  const ctx = await requirePageActor('audit:read')
  const given = await searchParams
  const asked = EventListInput.parse(given)
  const [page, seal] = await Promise.all([listEvents(ctx, asked), sealState(ctx, given.verify === '1')])
  return (
    <AuditScreen
      sections={sectionsOf(ctx)}
      asked={asked}
      page={page}
      seal={seal}
      locale={(await getLocale()) === 'en' ? 'en' : 'zh-CN'}
      now={ctx.now.toISOString()}
    />
  )
}
