'use client'
import { useTranslations } from 'next-intl'
import { PickBig } from './pick-big.client'

const MINUTES = ['', '10', '20', '30', '45', '60']

/** How long the way takes: told to the customer with setting off, or not. */
export function MinutesPick({ minutes, onPick }: { minutes: string; onPick: (minutes: string) => void }) {
  const t = useTranslations('field')
  return (
    <PickBig
      label={t('minutesAway')}
      value={minutes}
      options={MINUTES.map((value) => ({
        value,
        label: value === '' ? t('minutesUnsaid') : t('inMinutes', { minutes: Number(value) }),
      }))}
      onPick={onPick}
    />
  )
}
