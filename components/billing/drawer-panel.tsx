import { useLocale, useTranslations } from 'next-intl'
import type { DrawerView } from '@/lib/billing/views'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'
import { CountDrawerForm } from './count-drawer-form.client'
import type { DrawerActions } from './drawer-actions'
import { DrawerSums } from './drawer-sums'
import { OpenDrawerForm } from './open-drawer-form.client'
import { ReceiveDrawerForm } from './receive-drawer-form.client'
import { ToldAbove } from './told-above.client'

type Props = { drawers: DrawerView[]; place: 'hall' | 'door'; mayReceive: boolean; actions: DrawerActions; now: string }

/** The shift's cash: what moved it, the count and its difference, the hand-in. */
export function DrawerPanel({ drawers, place, mayReceive, actions, now }: Props) {
  const t = useTranslations('billing')
  const bench = useTranslations('shell.bench')
  const locale = useLocale()
  const nameOf = (drawer: DrawerView) =>
    `${locale === 'en' ? drawer.staffNameEn : drawer.staffName} · ${t(`place.${drawer.place}`)}`
  const mine = drawers.find((drawer) => drawer.mine && !drawer.closedAt)
  return (
    <Panel title={t('drawer')} id="drawer">
      {!mine && <OpenDrawerForm place={place} open={actions.open} />}
      <ToldAbove>
        <ul className="divide-y divide-line">
          {drawers.map((drawer) => (
            <li key={drawer.id} className="py-2">
              <p className="flex flex-wrap justify-between gap-x-3">
                <span className="font-medium">{nameOf(drawer)}</span>
                <span className="text-sm text-ink-3">
                  <TimeText at={drawer.openedAt} now={now} />
                </span>
              </p>
              <DrawerSums drawer={drawer} />
              {drawer.mine && !drawer.closedAt && <CountDrawerForm drawerId={drawer.id} close={actions.close} />}
              {drawer.left && !drawer.mine && mayReceive && (
                <>
                  <p className="mt-1 text-sm text-near">{t('drawerLeft')}</p>
                  <CountDrawerForm drawerId={drawer.id} isLeft close={actions.close} />
                </>
              )}
              {drawer.countedByMe && !drawer.mine && <p className="mt-1 text-sm text-near">{t('anotherReceives')}</p>}
              {drawer.closedAt && !drawer.mine && !drawer.countedByMe && mayReceive && (
                <ReceiveDrawerForm drawerId={drawer.id} name={nameOf(drawer)} receive={actions.receive} />
              )}
              {drawer.closedAt && drawer.mine && (
                <p id={`counted-${drawer.id}`} tabIndex={-1} className="mt-1 text-sm text-near">
                  {t('waitsForHandIn', { bench: bench('tillReview') })}
                </p>
              )}
            </li>
          ))}
        </ul>
      </ToldAbove>
    </Panel>
  )
}
