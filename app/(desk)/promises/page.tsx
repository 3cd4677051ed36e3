import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PromiseList } from '@/components/boards/promise-list.client'
import { TellList } from '@/components/boards/tell-list.client'
import { LiveRefresh } from '@/components/shell/live-refresh.client'
import { LinkTabs } from '@/components/ui/link-tabs'
import { PageTitle } from '@/components/ui/page-title'
import { listCommitments } from '@/lib/tickets/board-queries'
import { listTellTasks } from '@/lib/tickets/watch-queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { keepPromiseAction, movePromiseAction, tellOfPromiseAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('boards.promises'))('title') }
}

type Search = { searchParams: Promise<{ whose?: string }> }

/** What was promised to customers, mine or everyone's in reach: who has to be told, and what runs out next. */
export default async function PromisesPage({ searchParams }: Search) {
  const ctx = await requirePageActor('commitment:settle')
  const whose = (await searchParams).whose === 'all' ? 'all' : 'mine'
  const t = await getTranslations('boards.promises')
  const [tasks, promises] = await Promise.all([listTellTasks(ctx, whose), listCommitments(ctx, whose)])
  const now = ctx.now.toISOString()
  return (
    <>
      <LiveRefresh />
      <PageTitle title={t('title')} note={t('note')} />
      <LinkTabs
        label={t('title')}
        tabs={(['mine', 'all'] as const).map((name) => ({
          ...{
            key: name,
            href: name === 'mine' ? '/promises' : '/promises?whose=all',
            label: t(name),
            current: whose === name,
          },
        }))}
      />
      <div className="mt-4 grid gap-x-8 gap-y-6 xl:grid-cols-2">
        <TellList rows={tasks} tell={tellOfPromiseAction} now={now} />
        <PromiseList rows={promises} keep={keepPromiseAction} replace={movePromiseAction} now={now} />
      </div>
    </>
  )
}
