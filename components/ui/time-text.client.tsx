'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { exactTime, spokenInstant, spokenLength } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

const watchers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One timer for all the times on a screen. */
function watch(tick: () => void): () => void {
  watchers.add(tick)
  timer ??= setInterval(() => watchers.forEach((each) => each()), 30_000)
  return () => {
    watchers.delete(tick)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The present, moved on every half minute; the server's own on the first paint. */
export function useNow(initial: string): Date {
  const [now, setNow] = useState(() => new Date(initial))
  useEffect(() => {
    const tick = () => setNow(new Date())
    tick()
    return watch(tick)
  }, [])
  return now
}

/** The server's present, moved on by what has passed here: what is decided by it must not hang on this machine's own clock. */
export function useServerNow(initial: string): Date {
  const [now, setNow] = useState(() => new Date(initial))
  useEffect(() => {
    const ahead = new Date(initial).getTime() - Date.now()
    const tick = () => setNow(new Date(Date.now() + ahead))
    tick()
    return watch(tick)
  }, [initial])
  return now
}

/** An instant as a person says it, exact on hover. */
export function TimeText({ at, now }: { at: string; now: string }) {
  return <InstantAt at={at} now={useNow(now)} locale={useLocale() as Locale} />
}

/** The same where the present and the language are at hand. */
export function InstantAt({ at, now, locale }: { at: string; now: Date; locale: Locale }) {
  return (
    <time dateTime={at} title={exactTime(new Date(at))} className="whitespace-nowrap">
      {spokenInstant(locale, new Date(at), now)}
    </time>
  )
}

/** Time left or time over, by its clock where that is known: 到场还剩 2 小时 05 分, 已超 12 分钟. */
export function DueText({ at, now, clock }: { at: string | null; now: string; clock?: string | null }) {
  return <DueAt at={at} clock={clock} now={useNow(now)} locale={useLocale() as Locale} t={useTranslations('common')} />
}

type Due = {
  at: string | null
  clock?: string | null
  now: Date
  locale: Locale
  t: ReturnType<typeof useTranslations>
}

/** The same where the present and the words are at hand. */
export function DueAt({ at, clock, now, locale, t }: Due) {
  if (!at) return <span className="text-ink-3">—</span>
  const left = new Date(at).getTime() - now.getTime()
  const tone = left < 0 ? 'text-over font-medium' : left < 3_600_000 ? 'text-near font-medium' : 'text-ink-2'
  return (
    <time dateTime={at} title={exactTime(new Date(at))} className={`${tone} whitespace-nowrap`}>
      {t(left < 0 ? 'over' : 'left', { clock: clock ?? 'none', length: spokenLength(locale, left) })}
    </time>
  )
}
