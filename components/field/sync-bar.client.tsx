'use client'
import { CloudUpload, Smartphone, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { isOnlyHere } from '@/lib/fieldwork/rules/outbox'
import { cx } from '../ui/classes'
import { usePhone } from './phone/phone-state.client'
import { sendNow } from './phone/send.client'

const TONE = { reading: 'text-ink-2', kept: 'text-near', sent: 'text-kept' }

/** One word, always in sight: what was done lies on this phone, or the server has it. Until the phone's store is read nobody knows, and it says so. */
export function SyncBar() {
  const t = useTranslations('field')
  const { outbox, reachable, signedOut, ready, meta } = usePhone()
  const here = outbox.filter(isOnlyHere)
  const photos = here.filter(({ photo }) => photo).length
  const aside = outbox.filter((item) => !isOnlyHere(item) && item.state !== 'applied').length
  const kept = here.length > 0
  const state = !ready ? 'reading' : kept ? 'kept' : 'sent'
  const Icon = state === 'sent' ? CloudUpload : Smartphone
  return (
    <div
      role="status"
      data-sync={state}
      data-clock={meta.anchor ? 'checked' : 'claimed'}
      className="fixed inset-x-0 bottom-[calc(3rem+env(safe-area-inset-bottom))] z-[9] flex min-h-12 flex-wrap items-center gap-x-2 border-t border-line bg-ground px-4 text-base lg:sticky lg:inset-x-auto lg:top-12 lg:bottom-auto lg:-mx-6 lg:mb-3 lg:border-t-0 lg:border-b lg:px-6"
    >
      <span className={cx('inline-flex items-center gap-1.5 font-medium', TONE[state])}>
        <Icon aria-hidden className="size-5" strokeWidth={1.75} />
        {t(`sync.${state}`)}
      </span>
      {kept && <span className="text-sm text-ink-2">{t('sync.count', { count: here.length, photos })}</span>}
      {ready && !meta.anchor && <span className="text-sm text-near">{t('sync.clockClaimed')}</span>}
      {aside > 0 && (
        <span className="inline-flex items-center gap-1 text-near">
          <TriangleAlert aria-hidden className="size-4" />
          {t('sync.aside', { count: aside })}
        </span>
      )}
      {ready && signedOut && (
        <a href="/sign-in" className="ml-auto inline-flex min-h-12 items-center text-accent underline">
          {t('signInAgain')}
        </a>
      )}
      {ready && !signedOut && !reachable && (
        <button type="button" className="ml-auto min-h-12 px-1 text-sm text-ink-2 underline" onClick={sendNow}>
          {t('sync.noSignal')}
        </button>
      )}
    </div>
  )
}
