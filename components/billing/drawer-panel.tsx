import { useLocale, useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { DrawerView } from '@/lib/billing/views'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'
import { CountDrawerForm } from './count-drawer-form.client'
import type { DrawerActions } from './drawer-actions'
import { OpenDrawerForm } from './open-drawer-form.client'
import { ReceiveDrawerForm } from './receive-drawer-form.client'

type Props = { drawers: DrawerView[]; place: 'hall' | 'door'; mayReceive: boolean; actions: DrawerActions; now: string }

/** The shift's cash: float, what came in by which way, the count, the hand-in. */
export function DrawerPanel({ drawers, place, mayReceive, actions, now }: Props) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const mine = drawers.find((drawer) => drawer.mine && !drawer.closedAt)
  return (
    <Panel title={t('drawer')} id="drawer">
      {!mine && <OpenDrawerForm place={place} open={actions.open} />}
      <ul className="divide-y divide-line">
        {drawers.map((drawer) => (
          <li key={drawer.id} className="py-2">
            <p className="flex flex-wrap justify-between gap-x-3">
              <span className="font-medium">
                {drawer.staffName} · {t(`place.${drawer.place}`)}
              </span>
              <span className="text-sm text-ink-3">
                <TimeText at={drawer.openedAt} now={now} />
              </span>
            </p>
            <dl className="mt-1 text-sm">
              <Row name={t('float')} value={yuan(locale, drawer.floatFen)} />
              {drawer.tenders.map(({ tender, count, fen }) => (
                <Row key={tender} name={`${t(`tender.${tender}`)} × ${count}`} value={yuan(locale, fen)} />
              ))}
              {(drawer.mine || drawer.closedAt) && (
                <Row name={t('expected')} value={yuan(locale, drawer.expectedFen)} />
              )}
              {drawer.countedFen !== null && <Row name={t('counted')} value={yuan(locale, drawer.countedFen)} />}
              {drawer.reason && <Row name={t('varianceReason')} value={drawer.reason} />}
            </dl>
            {drawer.mine && !drawer.closedAt && <CountDrawerForm close={actions.close} />}
            {drawer.closedAt && !drawer.mine && mayReceive && (
              <ReceiveDrawerForm drawerId={drawer.id} receive={actions.receive} />
            )}
            {drawer.closedAt && drawer.mine && <p className="mt-1 text-sm text-near">{t('waitsForHandIn')}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-ink-3">{name}</dt>
      <dd className="tabular-nums">{value}</dd>
    </div>
  )
}
