'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'

/** The rating link as a code for the customer's own phone to read; never in words, which the crew could open itself. */
export function RateCode({ path }: { path: string }) {
  const t = useTranslations('field')
  const [drawn, setDrawn] = useState('')
  useEffect(() => {
    let left = false
    const url = new URL(path, window.location.origin).href
    void import('qrcode')
      .then(({ default: qr }) => qr.toDataURL(url, { margin: 2, width: 240 }))
      .then((image) => left || setDrawn(image))
      .catch(() => {})
    return () => {
      left = true
    }
  }, [path])
  if (!drawn) return null
  return (
    <section className="space-y-2 border-t border-line pt-3" data-testid="rate-code">
      <h2 className="text-lg font-medium">{t('rateTitle')}</h2>
      <p className="text-base text-ink-2">{t('rateHint')}</p>
      <img src={drawn} alt={t('rateAlt')} className="size-60 rounded border border-line bg-paper" />
    </section>
  )
}
