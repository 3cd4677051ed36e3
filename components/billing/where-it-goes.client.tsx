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

type Props = { bills: Open[]; amount: string; told: boolean; onTold: (told: boolean) => void }

/** Where the typed sum would go, before it is taken: which bills, how much ahead. When no bill can take it, whoever takes it says that the customer knows. */
export function WhereItGoes({ bills, amount, told, onTold }: Props) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const typed = yuanField.safeParse(amount)
  const { parts, surplusFen } = typed.success ? allocate(bills, typed.data) : { parts: [], surplusFen: 0n }
  const why = bills.some(({ locked }) => locked) ? 'bank_out' : 'nothing_owed'
  if (!bills.some(({ locked }) => !locked))
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
  if (!typed.success) return null
  const row = (key: string, name: string, fen: bigint) => (
    <div key={key} className={`flex justify-between gap-4 ${key === 'advance' ? 'font-medium text-near' : ''}`}>
      <dt className="min-w-0 break-words">{name}</dt>
      <dd className="shrink-0 tabular-nums">{yuan(locale, Number(fen))}</dd>
    </div>
  )
  return (
    <div aria-live="polite" className="text-sm text-ink-2">
      <p className="text-ink-3">{t('goesTo')}</p>
      <dl>
        {parts.map(({ billId, fen }) => {
          const { kind, periodCode } = bills.find(({ id }) => id === billId)!
          return row(billId, `${t(`billKind.${kind}`)}${kind === 'prior' ? '' : ` ${periodCode}`}`, fen)
        })}
        {surplusFen > 0n && row('advance', t('advance'), surplusFen)}
      </dl>
    </div>
  )
}
