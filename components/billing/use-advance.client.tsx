'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { MoneyActions } from './money-actions'

/** The advance of an account set against what it owes. */
export function UseAdvance({ accountNo, advance }: { accountNo: string; advance: MoneyActions['advance'] }) {
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(advance, () => router.refresh())
  return (
    <div>
      <Button disabled={verb.pending} onClick={() => void verb.run({ accountNo })}>
        {t('useAdvance')}
      </Button>
      <RefusalNote state={verb.state} />
    </div>
  )
}
