'use client'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { SeasonDesk } from '@/lib/billing/rules/season-desk'
import { AskAgain } from '../ui/ask-again.client'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { StateChip } from '../ui/state-chip'
import { useVerb } from '../ui/use-verb.client'
import type { Act } from './types'

export type OpenSeasonAct = Act<{ requestKey: string; service: 'heat'; periodCode: string }>

/** A season is opened once, when nothing is left on the off-season list. */
export function OpenSeason({ opening, open }: { opening: SeasonDesk['openings'][number]; open: OpenSeasonAct | null }) {
  const t = useTranslations('billing.season')
  const router = useRouter()
  const verb = useVerb(open ?? (() => Promise.reject(new Error('nobody'))), () => router.refresh())
  const [isAsking, setAsking] = useState(false)
  const { periodCode, service, opened, waiting } = opening
  const go = () => {
    setAsking(false)
    void verb.run({ service: service as 'heat', periodCode })
  }
  return (
    <li className="flex flex-wrap items-center gap-3 py-2" data-testid={`opening-${periodCode}`}>
      <span className="font-medium">{periodCode}</span>
      <StateChip tone={opened ? 'kept' : 'wait'}>{t(opened ? 'seasonOpen' : 'seasonNotOpen')}</StateChip>
      {!opened && waiting > 0 && (
        <Link href="/off-season" className="text-near underline">
          {t('offSeasonLeft', { count: waiting })}
        </Link>
      )}
      {!opened && open && (
        <Button disabled={verb.pending} aria-expanded={isAsking} onClick={() => (waiting > 0 ? go() : setAsking(true))}>
          {t('openSeason')}
        </Button>
      )}
      {!opened && open && isAsking && (
        <AskAgain label={t('openSeason')} yes={t('openYes')} no={t('openNo')} onYes={go} onNo={() => setAsking(false)}>
          {t('openAsk', { period: periodCode })}
        </AskAgain>
      )}
      <RefusalNote state={verb.state} />
    </li>
  )
}
