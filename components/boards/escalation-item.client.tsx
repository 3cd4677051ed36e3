'use client'
import { TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { EscalationRow } from '@/lib/tickets/views'
import { Button } from '../ui/button'
import { cx } from '../ui/classes'
import { nameIn, summaryIn } from '../ui/named'
import { PlaceText } from '../ui/place-text'
import { TimeText } from '../ui/time-text.client'

type ItemProps = { group: EscalationRow[]; now: string; disabled: boolean; onSeen: () => void }

/** A ticket's escalations in one entry: the highest, the earlier ones folded, one act for all of them. */
export function EscalationItem({ group, now, disabled, onSeen }: ItemProps) {
  const t = useTranslations('boards.duty')
  const locale = useLocale()
  const [row, ...rest] = group
  if (!row) return null
  return (
    <li className={cx('flex items-start gap-3 py-2', !row.to && '-mx-3 rounded bg-over-soft px-3')}>
      <div className="min-w-0 flex-1">
        <p>
          <Reason row={row} />{' '}
          <Link
            href={`/tickets/${row.ticketNo}`}
            prefetch={false}
            className="text-accent underline decoration-1 underline-offset-2"
          >
            {row.ticketNo}
          </Link>
          {row.place && (
            <>
              {' '}
              · <PlaceText text={row.place} />
            </>
          )}
        </p>
        <p className="truncate text-ink-2">{summaryIn(locale, row)}</p>
        <Told row={row} now={now} />
        {rest.length > 0 && (
          <details className="text-sm">
            <summary className="text-ink-2">{t('earlier', { n: rest.length })}</summary>
            {rest.map((one) => (
              <div key={one.id} className="mt-1 border-l-2 border-line pl-2">
                <Reason row={one} />
                <Told row={one} now={now} />
              </div>
            ))}
          </details>
        )}
      </div>
      <Button disabled={disabled} onClick={onSeen} aria-label={t('acknowledgeNo', { no: row.ticketNo })}>
        {t('acknowledge')}
      </Button>
    </li>
  )
}

function Reason({ row }: { row: EscalationRow }) {
  const words = useTranslations('words')
  return (
    <>
      <span
        className={cx(
          'inline-block font-medium first-letter:uppercase',
          row.reason === 'clock-warn' ? 'text-near' : 'text-over',
        )}
      >
        {words.has(`escalation.${row.reason}`) ? words(`escalation.${row.reason}`) : row.reason}
      </span>
      {row.clock && words.has(`clock.${row.clock}`) && (
        <span className="text-ink-2"> · {words(`clock.${row.clock}`)}</span>
      )}
    </>
  )
}

function Told({ row, now }: { row: EscalationRow; now: string }) {
  const t = useTranslations('boards.duty')
  const words = useTranslations('words')
  const locale = useLocale()
  const role = words(`role.${row.toRole}`)
  return (
    <p className="text-sm text-ink-3">
      <TimeText at={row.at} now={now} /> · {row.step === 0 ? t('warning') : t('step', { step: row.step })} ·{' '}
      {row.to ? (
        t('toldTo', { role, who: nameIn(locale, row.to) })
      ) : (
        <strong className="inline-flex items-center gap-1 text-over">
          <TriangleAlert aria-hidden className="size-3.5" />
          {t('nobody', { role })}
        </strong>
      )}
    </p>
  )
}
