import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FollowUpScreen } from '@/components/follow-up/follow-up-screen'
import { NobodyChosen } from '@/components/follow-up/nobody-chosen'
import { listFollowUps } from '@/lib/tickets/board-queries'
import { callersToTell } from '@/lib/tickets/watch-queries'
import { requirePageActor } from '@/lib/web/require-page-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followUp'))('title') }
}

/** Everyone whose answer is still missing. */
export default async function FollowUpQueuePage() {
  const ctx = await requirePageActor('follow-up:read')
  const [rows, toTell] = await Promise.all([listFollowUps(ctx), callersToTell(ctx)])
  return (
    <FollowUpScreen
      rows={rows}
      toTell={toTell}
      now={ctx.now.toISOString()}
      locale={(await getLocale()) === 'en' ? 'en' : 'zh-CN'}
    >
      <NobodyChosen next={rows.find((row) => row.mayCallNow && (row.mine || !row.owner))} />
    </FollowUpScreen>
  )
}
