'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ActionState } from '@/lib/kernel/result'
import type { QualityCaseView } from '@/lib/quality/views'
import { colon, nameIn } from '../ui/named'
import { StateChip } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import { SettleForm } from './settle-form.client'

export type SettleCase = (input: {
  requestKey: string
  caseId: string
  finding: string
}) => Promise<ActionState<{ caseId: string }>>

/** A complaint about a crew: what was said, about whom, what came of it. */
export function CaseLine({ item, settle, now }: { item: QualityCaseView; settle: SettleCase; now: string }) {
  const t = useTranslations('upkeep.quality')
  const locale = useLocale()
  return (
    <li className="py-3" data-testid="quality-case">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StateChip tone={item.state === 'open' ? 'near' : 'kept'}>{t(`state.${item.state}`)}</StateChip>
        <strong className="font-medium">{item.crew ? nameIn(locale, item.crew) : ''}</strong>
        <span className="text-ink-2">{item.subjects.map((one) => nameIn(locale, one)).join(t('comma'))}</span>
        <Link href={`/tickets/${item.ticketNo}`} prefetch={false} className="text-accent underline">
          {item.ticketNo}
        </Link>
      </p>
      <p>
        {t(`source.${item.source}`)}
        {item.score !== null && ` · ${t('score', { score: item.score })}`}
        {item.words && `${colon(locale)}${item.words}`}
      </p>
      <p className="text-sm text-ink-2">
        <TimeText at={item.openedAt} now={now} />
        {item.handledAt && item.handledBy && (
          <>
            {' · '}
            {nameIn(locale, item.handledBy)} <TimeText at={item.handledAt} now={now} /> · {item.finding}
          </>
        )}
      </p>
      {item.state === 'open' && (
        <SettleForm
          label={t('finding')}
          hint={t('findingHint')}
          acts={[
            {
              name: 'settle',
              label: t('settle'),
              act: ({ requestKey, reason }) => settle({ requestKey, caseId: item.id, finding: reason }),
            },
          ]}
        />
      )}
    </li>
  )
}
