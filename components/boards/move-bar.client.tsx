'use client'
import { useLocale, useTranslations } from 'next-intl'
import { spokenWindow } from '@/lib/i18n/format'
import { Button } from '../ui/button'
import { rowName } from './dispatch-types'
import { SlotText, WhyNot } from './slot-text.client'
import type { Desk } from './use-desk.client'
import { summaryIn } from '../ui/named'

/** An order in hand: another crew of its unit, another time. */
export function MoveBar({ desk, now }: { desk: Desk; now: number }) {
  const t = useTranslations('lists.dispatch')
  const words = useTranslations('words')
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN'
  const { moving, targetRow: row, slot } = desk
  if (!moving) return null
  const to = rowName(row, locale)
  const when = slot && spokenWindow(locale, { from: new Date(slot.from), to: new Date(slot.to) }, new Date(now))
  return (
    <section aria-labelledby="moving-title" className="space-y-2 border-t border-line-strong py-3">
      <h2 id="moving-title" className="font-medium">
        {t('moving', { no: moving.orderNo })}{' '}
        <span className="font-normal text-ink-2">
          {words(`orderKind.${moving.kind}`)} · {moving.place || summaryIn(locale, moving)}
        </span>
      </h2>
      <p>
        <strong className="text-lg">{row?.crew ? to : `${to} · ${t('noCrew')}`}</strong>
        <SlotText when={when} desk={desk} />
      </p>
      <WhyNot desk={desk} to={to} />
      <p className="text-sm text-ink-3">{t('moveHint')}</p>
      <div className="flex gap-2">
        <Button look="primary" disabled={desk.giving.pending} onClick={() => desk.confirm()}>
          {t('moveDo')}
        </Button>
        <Button onClick={desk.leave}>{t('moveCancel')}</Button>
      </div>
    </section>
  )
}
