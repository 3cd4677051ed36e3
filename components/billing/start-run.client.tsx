'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { Act } from './types'

export type StartRunAct = Act<{ requestKey: string; service: 'heat'; periodCode: string; mode: 'dry' | 'issue' }>
type Props = {
  period: { code: string; service: string }
  /** the last rehearsal of the period that is done */
  rehearsed: { billed: number; sumFen: number } | null
  start: StartRunAct
}

/** A rehearsal first; then the same for good, asked once more with what it comes to. */
export function StartRun({ period, rehearsed, start }: Props) {
  const t = useTranslations('billing.season')
  const locale = useLocale() as Locale
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const verb = useVerb(start, () => router.refresh())
  const run = (mode: 'dry' | 'issue') => {
    setAsking(false)
    void verb.run({ service: period.service as 'heat', periodCode: period.code, mode })
  }
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="primary" disabled={verb.pending} onClick={() => run('dry')}>
        {t('rehearse')}
      </Button>
      <Button
        disabled={verb.pending}
        aria-expanded={asking}
        onClick={() => (rehearsed ? setAsking(true) : run('issue'))}
      >
        {t('issue')}
      </Button>
      {asking && rehearsed && (
        <div role="group" aria-label={t('issue')} className="w-full space-y-2 rounded bg-near-soft px-3 py-2 text-near">
          <p>{t('issueAsk', { period: period.code, count: rehearsed.billed, sum: yuan(locale, rehearsed.sumFen) })}</p>
          <div className="flex gap-2">
            <Button look="danger" autoFocus onClick={() => run('issue')}>
              {t('issueYes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('issueNo')}</Button>
          </div>
        </div>
      )}
      <RefusalNote state={verb.state} />
    </div>
  )
}
