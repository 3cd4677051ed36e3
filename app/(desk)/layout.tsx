import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { Rail } from '@/components/shell/rail.client'
import { TopBar } from '@/components/shell/top-bar.client'
import { FramePresent } from '@/components/ui/present.client'
import { activeOutages } from '@/lib/outages/queries'
import { tillWaits } from '@/lib/billing/till-waits'
import { railCounts } from '@/lib/fieldwork/rail-counts'
import { signInPath } from '@/lib/web/paths'
import { currentContext, currentSignedIn } from '@/lib/web/session'
import { may } from '@/lib/access/authorize'
import { signOutAction } from './actions'

/** The frame of every desk: rail, search, outage banner. It decides nothing about who may see a page. */
export default async function DeskLayout({ children }: { children: React.ReactNode }) {
  const signedIn = await currentSignedIn()
  if (!signedIn) redirect(signInPath())
  const ctx = await currentContext()
  const roles = signedIn.actor.duties.map((duty) => duty.role)
  const [counts, till, outages] = await Promise.all([
    railCounts(ctx),
    tillWaits(ctx),
    may(ctx.actor, 'outage:read') ? activeOutages(ctx) : [],
  ])
  const en = (await getLocale()) === 'en'
  const now = ctx.now.toISOString()
  return (
    <div data-person={signedIn.actor.staffNo} className="flex min-h-dvh flex-col lg:flex-row">
      <Rail roles={roles} counts={{ ...counts, till }} />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar
          name={en ? signedIn.nameEn : signedIn.actor.name}
          staffNo={signedIn.actor.staffNo}
          roles={roles}
          outages={outages}
          now={now}
          signOut={signOutAction}
        />
        <main className="min-w-0 flex-1 px-4 pt-4 pb-20 lg:px-6 lg:pb-6">
          <FramePresent value={now}>{children}</FramePresent>
        </main>
      </div>
    </div>
  )
}
