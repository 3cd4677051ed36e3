'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { DrawerActions } from './drawer-actions'

/** The cash of a closed drawer taken over by another. */
export function ReceiveDrawerButton({ drawerId, receive }: { drawerId: string; receive: DrawerActions['receive'] }) {
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(receive, () => router.refresh())
  return (
    <>
      <Button disabled={verb.pending} onClick={() => void verb.run({ drawerId })}>
        {t('receiveDrawer')}
      </Button>
      <RefusalNote state={verb.state} />
    </>
  )
}
