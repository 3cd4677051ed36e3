'use client'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { EndedJob } from '@/lib/fieldwork/views'
import { FieldLink } from './field-link.client'
import { RateCode } from './rate-code.client'
import { usePhone } from './phone/phone-state.client'

/** A job that is over, or that this phone does not know. */
export function JobEnded({ orderNo, ended }: { orderNo: string; ended?: EndedJob }) {
  const t = useTranslations('field')
  const { reachable } = usePhone()
  useEffect(() => window.scrollTo(0, 0), []) // it takes the place of a long page
  const done = ended?.status === 'done' || ended?.status === 'incomplete'
  return (
    <div className="space-y-3 text-lg">
      <h1 className="text-xl">{ended?.place || orderNo}</h1>
      <p role="status">
        {!ended
          ? t(reachable ? 'notYours' : 'notKept')
          : ended.resolved && done
            ? t('finishedResolved')
            : done
              ? t(ended.status === 'incomplete' ? 'finishedUnsolved' : 'finishedOpen')
              : t('over.cancelled')}
      </p>
      <FieldLink
        href="/field"
        className="inline-flex min-h-12 items-center rounded bg-accent px-5 font-medium text-accent-ink"
      >
        {t('nextJob')}
      </FieldLink>
      {ended?.ratingPath && <RateCode path={ended.ratingPath} />}
    </div>
  )
}
