'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { OffSeasonView } from '@/lib/fieldwork/views'
import type { ActionState } from '@/lib/kernel/result'
import { nameIn } from '../ui/named'
import { StateChip } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import { SettleForm } from './settle-form.client'

type Settle = (input: {
  requestKey: string
  lineId: string
  expectedVersion: number
  reason: string
}) => Promise<ActionState<{ lineId: string }>>
export type OffSeasonActs = { finish: Settle | null; excuse: Settle | null }

/** One line: where, why, whose, planned for when; what came of it and by whom. */
export function OffSeasonLine({ line, acts, now }: { line: OffSeasonView; acts: OffSeasonActs; now: string }) {
  const t = useTranslations('upkeep.offSeason')
  const words = useTranslations('words')
  const locale = useLocale()
  const of = { lineId: line.id, expectedVersion: line.version }
  const offered = [
    ...(acts.finish ? [{ name: 'done', label: t('finish'), act: acts.finish }] : []),
    ...(acts.excuse ? [{ name: 'excused', label: t('excuse'), act: acts.excuse }] : []),
  ]
  return (
    <li className="py-3" data-testid="off-season-line">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <strong className="font-medium">{line.place}</strong>
        <StateChip tone={line.state === 'open' ? 'near' : 'kept'}>{words(`offSeasonState.${line.state}`)}</StateChip>
        <Link href={`/tickets/${line.ticketNo}`} prefetch={false} className="text-accent underline">
          {line.ticketNo}
        </Link>
      </p>
      <p>
        {words(`offSeasonCause.${line.cause}`)} · {line.reason}
      </p>
      <p className="text-sm text-ink-2">
        {nameIn(locale, line.unit)} · {t('planned', { day: line.plannedOn })} · {nameIn(locale, line.addedBy)}{' '}
        <TimeText at={line.addedAt} now={now} />
      </p>
      {line.settledAt && line.settledBy && (
        <p className="text-sm text-ink-2">
          {nameIn(locale, line.settledBy)} <TimeText at={line.settledAt} now={now} /> · {line.settledReason}
        </p>
      )}
      {line.state === 'open' && (
        <SettleForm
          label={t('reason')}
          hint={t('reasonHint')}
          acts={offered.map(({ act, ...rest }) => ({ ...rest, act: (given) => act({ ...given, ...of }) }))}
        />
      )}
    </li>
  )
}
