'use client'
import { useLocale, useTranslations } from 'next-intl'
import { exactTime, spokenInstant, spokenLength } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { useNow } from './present.client'

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
