'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { spokenInstant } from '@/lib/i18n/format'
import { offsetMs } from '@/lib/kernel/zones'

type Props = { words: string; now: string; timeZone: string; locale: 'zh-CN' | 'en' }

const ISO = /^\d{4}-\d\d-\d\dT/

/** The day and hour a told time means, under the words, so that a mistake is seen before it is read back. */
export function MeantTime({ words, now, timeZone, locale }: Props) {
  const t = useTranslations('hotline')
  const [meant, setMeant] = useState({ words: '', at: '' })
  useEffect(() => {
    if (words.trim() === '') return
    let left = false
    void import('@/lib/tickets/rules/told-time').then(({ toldTime }) => {
      if (!left) setMeant({ words, at: toldTime(words, new Date(now), offsetMs(timeZone, Date.parse(now)) / 60_000) })
    })
    return () => {
      left = true
    }
  }, [words, now, timeZone])
  if (meant.words !== words || !ISO.test(meant.at)) return null
  return (
    <span className="mt-1 block text-sm text-ink-2" data-testid="meant">
      {t('meant', { time: spokenInstant(locale, new Date(meant.at), new Date(now)) })}
    </span>
  )
}
