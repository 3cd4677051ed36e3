'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { instantOfField } from '@/lib/i18n/format'
import type { CommitmentRow } from '@/lib/tickets/views'
import { DateInput } from '../ui/date-input.client'
import { Button } from '../ui/button'
import { nameIn } from '../ui/named'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { DueText, TimeText } from '../ui/time-text.client'
import { ToldPick, toldOf } from '../ui/told-pick.client'
import { useVerb } from '../ui/use-verb.client'
import type { DutyActions } from './duty-types'

type Props = { rows: CommitmentRow[]; keep: DutyActions['keep']; replace: DutyActions['replace']; now: string }

/** Promises, the next to run out first: kept, or moved with the customer told before the time passes. */
export function PromiseList({ rows, keep: keepAction, replace: replaceAction, now }: Props) {
  const t = useTranslations('boards.duty')
  const locale = useLocale()
  const router = useRouter()
  const [moving, setMoving] = useState<string | null>(null)
  const done = () => {
    setMoving(null)
    router.refresh()
  }
  const keep = useVerb(keepAction, done)
  const replace = useVerb(replaceAction, done)
  return (
    <Panel title={t('promises')} id="promises" aside={<span className="text-sm text-ink-3">{rows.length || ''}</span>}>
      {rows.length === 0 && <p className="text-ink-3">{t('noPromises')}</p>}
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="py-2">
            <div className="flex items-start justify-between gap-3">
              <p className="min-w-0">
                <span className="font-medium">{row.what}</span> <span className="text-ink-2">→ {row.toWhom}</span>
              </p>
              <DueText at={row.dueAt} now={now} />
            </div>
            <p className="text-sm text-ink-3">
              <Link
                href={`/tickets/${row.ticketNo}`}
                prefetch={false}
                className="text-accent underline decoration-1 underline-offset-2"
              >
                {row.ticketNo}
              </Link>{' '}
              · <TimeText at={row.dueAt} now={now} /> · {nameIn(locale, row.owner)}
            </p>
            <div className="mt-1 -ml-3 flex gap-1">
              <Button look="plain" disabled={keep.pending} onClick={() => void keep.run({ commitmentId: row.id })}>
                {t('kept')}
              </Button>
              <Button
                look="plain"
                aria-expanded={moving === row.id}
                onClick={() => setMoving(moving === row.id ? null : row.id)}
              >
                {t('move')}
              </Button>
            </div>
            {moving === row.id && (
              <form
                className="mt-1 flex flex-wrap items-center gap-2"
                onSubmit={(event) => {
                  event.preventDefault()
                  const form = new FormData(event.currentTarget)
                  void replace.run({
                    commitmentId: row.id,
                    dueAt: instantOfField(String(form.get('at'))),
                    ...toldOf(form),
                  })
                }}
              >
                <DateInput
                  type="datetime-local"
                  name="at"
                  required
                  autoFocus
                  aria-label={t('newTime')}
                  className="max-w-56"
                />
                <ToldPick />
                <Button type="submit" disabled={replace.pending}>
                  {t('moveNow')}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <RefusalNote state={replace.state ?? keep.state} />
    </Panel>
  )
}
