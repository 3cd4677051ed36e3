import { redirect } from 'next/navigation'
import { homeOf } from '@/components/shell/workbenches'
import { signInPath } from '@/lib/web/paths'
import { currentSignedIn } from '@/lib/web/session'

/** To the person's own workbench. */
export default async function Home() {
  const signedIn = await currentSignedIn()
  redirect(signedIn ? homeOf(signedIn.actor.duties.map((duty) => duty.role)) : signInPath())
}
