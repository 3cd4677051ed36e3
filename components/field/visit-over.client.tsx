'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { FieldLink } from './field-link.client'
import { RateCode } from './rate-code.client'

/** A visit that is over: said where the eyes are, wherever the last button stood; the next job, and the code by which the customer rates it. */
export function VisitOver({ text, ratingPath }: { text: string; ratingPath: string }) {
  const t = useTranslations('field')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.scrollIntoView({ block: 'center' }), [ratingPath])
  return (
    <div ref={box} role="status" className="space-y-3 border-t border-line pt-4">
      <p className="text-xl">{text}</p>
      <FieldLink
        href="/field"
        className="inline-flex min-h-12 items-center rounded bg-accent px-5 font-medium text-accent-ink"
      >
        {t('nextJob')}
      </FieldLink>
      {ratingPath && <RateCode path={ratingPath} />}
    </div>
  )
}
