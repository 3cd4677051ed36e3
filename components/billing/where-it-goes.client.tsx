'use client'
import { useLocale, useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { yuanField } from '@/lib/kernel/money'
import { allocate, type OpenBill } from '@/lib/billing/rules/allocate'
import type { AccountMoney } from '@/lib/billing/views'

type Open = OpenBill & { kind: string; periodCode: string }

/** What an account owes, oldest first, as the till spreads money over it. */
export const openOf = (money: AccountMoney): Open[] =>
  money.bills
    .filter((bill) => !bill.cancelled && bill.settledFen < bill.amountFen)
    .map(({ amountFen, settledFen, ...bill }) => ({ ...bill, openFen: BigInt(amountFen - settledFen) }))

type Props = {
  bills: Open[]
  amount: string
  chosen: string[]
  onChoose: (billId: string) => void
  told: boolean
  onTold: (told: boolean) => void
}

/** Nothing can be settled now: whoever takes the money says that the customer knows. */
function AllAhead({ why, told, onTold }: { why: string; told: boolean; onTold: Props['onTold'] }) {
  const t = useTranslations('billing')
  return (
    <div className="space-y-2 rounded bg-near-soft px-3 py-2 text-near">
      <p>{t(`toAdvance.${why}`)}</p>
      <label className="flex min-h-11 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          checked={told}
          onChange={(event) => onTold(event.target.checked)}
          className="size-5 shrink-0 accent-current"
        />
        {t('toAdvance.told')}
      </label>
    </div>
  )
}

/** Where the typed sum would go, before it is taken: which bills, how much ahead. Of several bills some can be chosen; none chosen is oldest first. */
export function WhereItGoes({ bills, amount, chosen, onChoose, told, onTold }: Props) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const typed = yuanField.safeParse(amount)
  const { parts, surplusFen } = typed.success ? allocate(bills, typed.data, chosen) : { parts: [], surplusFen: 0n }
  const free = bills.filter(({ locked }) => !locked)
  const Line = free.length > 1 ? 'label' : 'div'
  if (free.length === 0)
    return <AllAhead why={bills.length > 0 ? 'bank_out' : 'nothing_owed'} told={told} onTold={onTold} />
  return (
    <fieldset aria-live="polite" className="text-sm text-ink-2">
      <legend className="text-ink-3">{t(free.length > 1 ? 'goesToChosen' : 'goesTo')}</legend>
      {free.map(({ id, no, kind, periodCode }) => {
        const fen = parts.find(({ billId }) => billId === id)?.fen
        return (
          <Line key={id} className="flex min-h-7 items-center justify-between gap-4 max-lg:min-h-11">
            <span className="flex min-w-0 items-center gap-2">
              {free.length > 1 && (
                <input
                  type="checkbox"
                  checked={chosen.includes(id)}
                  onChange={() => onChoose(id)}
                  className="size-4 shrink-0 accent-current"
                />
              )}
              <span className="min-w-0 break-words">
                {t(`billKind.${kind}`)}
                {kind === 'prior' ? '' : ` ${periodCode}`} <span className="text-xs text-ink-3">{no}</span>
              </span>
            </span>
            <span className="shrink-0 tabular-nums">{fen === undefined ? '—' : yuan(locale, Number(fen))}</span>
          </Line>
        )
      })}
      {surplusFen > 0n && (
        <p className="flex justify-between gap-4 font-medium text-near">
          <span>{t('advance')}</span>
          <span className="shrink-0 tabular-nums">{yuan(locale, Number(surplusFen))}</span>
        </p>
      )}
    </fieldset>
  )
}
