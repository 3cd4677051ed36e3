'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { DrawerView } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { TimeText } from '../ui/time-text.client'
import { useVerb } from '../ui/use-verb.client'
import type { Act } from './types'

export type DrawerActions = {
  open: Act<{ requestKey: string; place: 'hall' | 'door'; floatYuan: string }>
  close: Act<{ requestKey: string; countedYuan: string; reason: string }>
  receive: Act<{ requestKey: string; drawerId: string }>
}
type Props = { drawers: DrawerView[]; place: 'hall' | 'door'; mayReceive: boolean; actions: DrawerActions; now: string }

const textOf = (form: HTMLFormElement, name: string) => String(new FormData(form).get(name) ?? '').trim()

function OpenForm({ place, open }: { place: 'hall' | 'door'; open: DrawerActions['open'] }) {
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(open, () => router.refresh())
  return (
    <form
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault()
        void verb.run({ place, floatYuan: textOf(event.currentTarget, 'float') })
      }}
    >
      <p className="text-ink-2">{t('noDrawerYet')}</p>
      <div className="flex items-end gap-2">
        <Field
          label={t('float')}
          htmlFor="float"
          error={verb.fields.floatYuan ? t('amountWrong') : undefined}
          className="flex-1"
        >
          <input
            id="float"
            name="float"
            defaultValue="200"
            inputMode="decimal"
            className={`${inputClass} text-right`}
          />
        </Field>
        <Button type="submit" disabled={verb.pending}>
          {t('openDrawer')}
        </Button>
      </div>
      <RefusalNote state={verb.state} />
    </form>
  )
}

function CountForm({ close }: { close: DrawerActions['close'] }) {
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(close, () => router.refresh())
  return (
    <form
      className="mt-2 space-y-2"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        void verb.run({ countedYuan: textOf(form, 'counted'), reason: textOf(form, 'reason') })
      }}
    >
      <Field label={t('counted')} htmlFor="counted" error={verb.fields.countedYuan ? t('amountWrong') : undefined}>
        <input id="counted" name="counted" inputMode="decimal" className={`${inputClass} text-right`} />
      </Field>
      <Field label={t('varianceReason')} htmlFor="variance">
        <input id="variance" name="reason" maxLength={200} className={inputClass} />
      </Field>
      <Button type="submit" disabled={verb.pending}>
        {t('closeDrawer')}
      </Button>
      <RefusalNote state={verb.state} />
    </form>
  )
}

function ReceiveButton({ drawerId, receive }: { drawerId: string; receive: DrawerActions['receive'] }) {
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(receive, () => router.refresh())
  return (
    <>
      <Button disabled={verb.pending} onClick={() => void verb.run({ drawerId })}>
        {t('receiveDrawer')}
      </Button>
      <RefusalNote state={verb.state} />
    </>
  )
}

/** The shift's cash: float, what came in by which way, the count, the hand-in. */
export function DrawerPanel({ drawers, place, mayReceive, actions, now }: Props) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const mine = drawers.find((drawer) => drawer.mine && !drawer.closedAt)
  return (
    <Panel title={t('drawer')} id="drawer">
      {!mine && <OpenForm place={place} open={actions.open} />}
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
            {drawer.mine && !drawer.closedAt && <CountForm close={actions.close} />}
            {drawer.closedAt && !drawer.mine && mayReceive && (
              <ReceiveButton drawerId={drawer.id} receive={actions.receive} />
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
