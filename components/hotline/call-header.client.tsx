'use client'
import { Flame, PhoneForwarded } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { spokenInstant } from '@/lib/i18n/format'
import type { DraftView } from '@/lib/tickets/views'
import { Button } from '../ui/button'
import { present } from '../ui/present.client'
import type { Call } from './call-state'
import { DropCall } from './drop-call.client'
import type { KeepState } from './use-call.client'

type Props = {
  call: Call
  kept: KeepState
  drafts: DraftView[]
  currentDraft?: string
  /** when the page was asked for, and when the call began */
  now: string
  startedAt: string
  onUpset: () => void
  onHandOver: () => void
  onDiscard: () => void
}

function CallTime({ startedAt }: { startedAt: string }) {
  const [seconds, setSeconds] = useState<number | null>(null)
  useEffect(() => {
    const tick = () => setSeconds(Math.max(0, Math.floor((present().getTime() - Date.parse(startedAt)) / 1000)))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [startedAt])
  if (seconds === null) return null
  const shown =
    seconds > 5999
      ? '99:59'
      : `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
  return <span className="text-ink-2">{shown}</span>
}

/** Whose unfinished call it is, by what is known of it. */
const whoIn = ({ body }: DraftView) =>
  String(body.callerName || body.callerPhone || body.query || body.faultAddress || '…')

/** Whose call, how long, whether all of it is kept; upset and hand-over one key away; other unfinished calls. */
export function CallHeader({
  call,
  kept,
  drafts,
  currentDraft,
  now,
  startedAt,
  onUpset,
  onHandOver,
  onDiscard,
}: Props) {
  const t = useTranslations('hotline')
  const lists = useTranslations('lists')
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN'
  const others = drafts.filter((draft) => draft.id !== currentDraft)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <h1 className="text-xl">
        {call.channel === 'counter' ? lists('counter') : call.channel === 'door' ? lists('collections') : t('title')}
      </h1>
      <CallTime startedAt={startedAt} />
      <span
        role="status"
        data-kept={kept}
        className={kept === 'failed' || kept === 'elsewhere' ? 'text-sm text-over' : 'text-sm text-ink-3'}
      >
        {t(`kept.${kept}`)}
      </span>
      {others.slice(0, 3).map((draft) => (
        <Link
          key={draft.id}
          href={`?draft=${draft.id}`}
          className="rounded border border-line-strong px-2 text-sm text-ink-2 hover:bg-sunken"
        >
          {t('otherCall', {
            who: whoIn(draft),
            time: spokenInstant(locale, new Date(draft.startedAt), new Date(now)),
          })}
        </Link>
      ))}
      <div className="flex w-full flex-wrap gap-2 sm:ml-auto sm:w-auto">
        <DropCall hidden={kept === 'empty'} onDrop={onDiscard} />
        <Button look={call.upset ? 'danger' : 'quiet'} aria-pressed={call.upset ?? false} onClick={onUpset}>
          <Flame aria-hidden className="size-4" />
          {t('upset')} <Key>F8</Key>
        </Button>
        <Button onClick={onHandOver}>
          <PhoneForwarded aria-hidden className="size-4" />
          {t('handOver')} <Key>F10</Key>
        </Button>
      </div>
    </div>
  )
}

/** A key as printed on the keyboard. */
export function Key({ children }: { children: React.ReactNode }) {
  return (
    <kbd className="hidden rounded border border-current px-1 font-sans text-xs text-inherit sm:inline">{children}</kbd>
  )
}
