'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { AskAgain } from '../ui/ask-again.client'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { Act } from './types'

type Rehearsal = { runId: string; sumFen: number }
export type StartRunAct = Act<{
  requestKey: string
  service: 'heat'
  periodCode: string
  mode: 'dry' | 'issue'
  rehearsal?: Rehearsal
}>
type Props = {
  period: { code: string; service: string }
  /** the last rehearsal of the period that is done */
  rehearsed: (Rehearsal & { billed: number }) | null
  /** what of the period is queued or running: nothing is issued beside it */
  underWay: 'dry' | 'issue' | null
  /** how many lines of the off-season list keep its bills from being issued */
  keptBy: number
  /** how many of the prices taken nobody else has checked */
  unchecked: number
  start: StartRunAct
}

/** A rehearsal first; then the same for good, asked once more with what it comes to, and for that rehearsal alone. */
export function StartRun({ period, rehearsed, underWay, keptBy, unchecked, start }: Props) {
  const t = useTranslations('billing.season')
  const locale = useLocale() as Locale
  const router = useRouter()
  const [askedFor, setAskedFor] = useState<string | null>(null)
  const asking = !underWay && keptBy === 0 && rehearsed !== null && askedFor === rehearsed.runId
  const verb = useVerb(start, () => router.refresh())
  const run = (mode: 'dry' | 'issue') => {
    setAskedFor(null)
    const rehearsal =
      mode === 'issue' && rehearsed ? { rehearsal: { runId: rehearsed.runId, sumFen: rehearsed.sumFen } } : {}
    void verb.run({ service: period.service as 'heat', periodCode: period.code, mode, ...rehearsal })
  }
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="primary" disabled={verb.pending || underWay !== null} onClick={() => run('dry')}>
        {t('rehearse')}
      </Button>
      {!underWay && (
        <Button
          disabled={verb.pending || keptBy > 0}
          aria-expanded={asking}
          onClick={() => (rehearsed ? setAskedFor(rehearsed.runId) : run('issue'))}
        >
          {t('issue')}
        </Button>
      )}
      {underWay === 'dry' && <p className="self-center text-sm text-ink-3">{t('issueAfter')}</p>}
      {!underWay && keptBy > 0 && (
        <p className="self-center text-sm">
          <Link href="/off-season" className="text-near underline underline-offset-2">
            {t('issueKept', { count: keptBy })}
          </Link>
        </p>
      )}
      {asking && (
        <AskAgain
          label={t('issue')}
          yes={t('issueYes')}
          no={t('issueNo')}
          onYes={() => run('issue')}
          onNo={() => setAskedFor(null)}
        >
          {t('issueAsk', { period: period.code, count: rehearsed.billed, sum: yuan(locale, rehearsed.sumFen) })}
          {unchecked > 0 && <span className="mt-1 block font-medium">{t('issueUnchecked', { n: unchecked })}</span>}
        </AskAgain>
      )}
      <RefusalNote state={verb.state} />
    </div>
  )
}
