'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { Act } from './types'

export type StartRunAct = Act<{ requestKey: string; service: 'heat'; periodCode: string; mode: 'dry' | 'issue' }>

/** A rehearsal first; then the same for good. */
export function StartRun({ period, start }: { period: { code: string; service: string }; start: StartRunAct }) {
  const t = useTranslations('billing.season')
  const router = useRouter()
  const verb = useVerb(start, () => router.refresh())
  const run = (mode: 'dry' | 'issue') =>
    void verb.run({ service: period.service as 'heat', periodCode: period.code, mode })
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="primary" disabled={verb.pending} onClick={() => run('dry')}>
        {t('rehearse')}
      </Button>
      <Button disabled={verb.pending} onClick={() => run('issue')}>
        {t('issue')}
      </Button>
      <RefusalNote state={verb.state} />
    </div>
  )
}
