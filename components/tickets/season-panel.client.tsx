'use client'
import { useTranslations } from 'next-intl'
import type { RatingLink, RepeatView } from '@/lib/fieldwork/views'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'
import { DeferForm, type DeferWork } from './defer-form.client'

type Props = { ticketNo: string; repeats: RepeatView[]; links: RatingLink[]; defer: DeferWork | null; now: string }

/** What the season does to a ticket: the same repair too often, work that waits for its end; and the link to rate a visit. */
export function SeasonPanel({ ticketNo, repeats, links, defer, now }: Props) {
  const t = useTranslations('upkeep')
  const [link] = links
  if (repeats.length === 0 && !link && !defer) return null
  return (
    <Panel title={t('panel')} id="season">
      <div className="space-y-2">
        {repeats.map((repeat) => (
          <p key={repeat.ticketNo} className="rounded bg-near-soft px-2 py-1 text-near" data-testid="repeat">
            {t('repeat', { count: repeat.count, no: repeat.orderNo })}
          </p>
        ))}
        {link &&
          (link.path ? (
            <p className="text-sm" data-testid="rating-link">
              {t('ratingLink')}{' '}
              <a href={link.path} className="break-all text-accent underline">
                {link.path}
              </a>{' '}
              <span className="text-ink-2">
                {t(link.queued ? 'ratingQueued' : 'ratingNoPhone')} · {t('ratingUntil')}{' '}
                <TimeText at={link.expiresAt} now={now} />
              </span>
            </p>
          ) : (
            <p className="text-sm text-ink-2">{t(link.answered ? 'ratingGiven' : 'ratingOver')}</p>
          ))}
        {defer && <DeferForm ticketNo={ticketNo} defer={defer} />}
      </div>
    </Panel>
  )
}
