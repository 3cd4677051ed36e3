'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import type { WhereItStands } from '@/lib/tickets/views'
import { Button } from '../ui/button'
import { Key } from './call-header.client'
import { standsIn } from './spoken'

export type Saved = {
  no: string
  unit: string | null
  how: 'saved' | 'answered' | 'joined' | 'handed-over'
  dueAt?: string | null
  urges?: number
  /** of a joined matter: what the caller is told of it */
  state?: WhereItStands
}

const SHOWN_SECONDS = 5

/** The number, large, for five seconds; then the screen is ready for the next ring. */
export function SavedCall({ saved, closing, next }: { saved: Saved; closing: string; next: () => void }) {
  const t = useTranslations('hotline')
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN'
  const toNext = useRef<HTMLButtonElement>(null)
  const [left, setLeft] = useState<number | null>(SHOWN_SECONDS)
  useEffect(() => {
    if (left === null) return
    if (left === 0) return next()
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left, next])
  const stays = left === null
  useEffect(() => toNext.current?.focus(), [stays]) // what had the focus, the call or the button to stay, is gone
  return (
    <div role="status" className="grid min-h-[60vh] place-items-center text-center">
      <div>
        <p className="text-lg text-ink-2">{t(`done.${saved.how}`, { unit: saved.unit ?? '' })}</p>
        {saved.no && (
          <p data-testid="ticket-no" className="my-4 text-3xl font-medium tracking-normal">
            {saved.no}
          </p>
        )}
        {saved.how === 'saved' && saved.unit && <p className="text-lg">{t('sentTo', { unit: saved.unit })}</p>}
        {saved.how === 'saved' && !saved.unit && <p className="text-lg text-near">{t('sentNowhere')}</p>}
        {!!saved.urges && <p className="text-lg">{t('urgedTimes', { n: saved.urges })}</p>}
        {saved.state && (
          <p data-testid="joined-state" className="mt-4 max-w-lg text-lg">
            {t(`stands.${saved.state.stands}`, standsIn(saved.state, locale))}
          </p>
        )}
        {saved.how !== 'handed-over' && <p className="mt-4 max-w-lg text-ink-2">{closing}</p>}
        <div className="mt-6 flex justify-center gap-2">
          {saved.no && (
            <Link
              href={`/tickets/${saved.no}`}
              className="inline-flex h-10 items-center rounded border border-line-strong px-4"
            >
              {t('openTicket')}
            </Link>
          )}
          {left !== null && (
            <Button className="h-10" onClick={() => setLeft(null)}>
              {t('stay')}
            </Button>
          )}
          <Button look="primary" className="h-10" onClick={next} ref={toNext}>
            {left === null ? t('nextCall') : t('nextCallIn', { left })} <Key>F2</Key>
          </Button>
        </div>
      </div>
    </div>
  )
}
