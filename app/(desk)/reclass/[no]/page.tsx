import type { Metadata } from 'next'
import { ReclassScreen } from '@/components/billing/reclass/reclass-screen'
import { may } from '@/lib/access/authorize'
import { getClassChange } from '@/lib/billing/class-change-queries'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { orNotFound, requirePageActor } from '@/lib/web/require-page-actor'
import { inReadersNames } from '../../readers-names'
import { checkClassChangeAction, decideClassChangeAction } from '../actions'

type Props = { params: Promise<{ no: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).no) }
}

/** One dispute about the class of use. */
export default async function ReclassCasePage({ params }: Props) {
  const ctx = await requirePageActor('billing:read')
  const page = await orNotFound(getClassChange(ctx, decodeURIComponent((await params).no)))
  return (
    <ReclassScreen
      page={await inReadersNames(ctx, page)}
      check={may(ctx.actor, 'class:check') ? checkClassChangeAction : null}
      decide={may(ctx.actor, 'class:decide') ? decideClassChangeAction : null}
      today={localDateOf((await policyBook(ctx)).timeZone, ctx.now)}
      now={ctx.now.toISOString()}
    />
  )
}
