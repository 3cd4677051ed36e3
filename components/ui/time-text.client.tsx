'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { exactTime, spokenInstant, spokenLength } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

/** The present, moved on every half minute; the server's own on the first paint. */
export function useNow(initial: string): Date {
  const [now, setNow] = useState(() => new Date(initial))
  useEffect(() => {
    const tick = () => setNow(new Date())
    tick()
    const timer = setInterval(tick, 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** An instant as a person says it, exact on hover. */
export function TimeText({ at, now: initial }: { at: string; now: string }) {
  const locale = useLocale() as Locale
  const now = useNow(initial)
  return (
    <time dateTime={at} title={exactTime(new Date(at))} className="whitespace-nowrap">
      {spokenInstant(locale, new Date(at), now)}
    </time>
  )
}

/** Time left or time over: 还剩 2 小时 05 分, 已超 12 分钟. */
export function DueText({ at, now: initial }: { at: string | null; now: string }) {
  const t = useTranslations('common')
  const locale = useLocale() as Locale
  const now = useNow(initial)
  if (!at) return <span className="text-ink-3">—</span>
  const left = new Date(at).getTime() - now.getTime()
  const tone = left < 0 ? 'text-over font-medium' : left < 3_600_000 ? 'text-near font-medium' : 'text-ink-2'
  return (
    <time dateTime={at} title={exactTime(new Date(at))} className={`${tone} whitespace-nowrap`}>
      {t(left < 0 ? 'over' : 'left', { length: spokenLength(locale, left) })}
    </time>
  )
}
