'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { AccountMoney } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { Act } from './types'

const TENDERS = ['cash', 'card', 'qr', 'transfer'] as const
type Tender = (typeof TENDERS)[number]
type Taken = { no: string; surplusFen: string; discountFen: string }
export type TakePayment = Act<
  {
    accountNo: string
    requestKey: string
    amountYuan: string
    tender: Tender
    place: 'hall' | 'door'
    payer: string
    billIds: string[]
  },
  Taken
>
type Props = { accountNo: string; money: AccountMoney; place: 'hall' | 'door'; take: TakePayment }

/** Money in hand: the sum of what is owed stands in the field, Enter takes it; the receipt's number is the answer. */
export function PayForm({ accountNo, money, place, take }: Props) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const router = useRouter()
  const free = money.bills.filter((bill) => !bill.locked && !bill.cancelled)
  const dueFen = free.reduce((sum, bill) => sum + bill.amountFen - bill.settledFen, 0)
  const [amount, setAmount] = useState(dueFen > 0 ? (dueFen / 100).toFixed(2) : '')
  const [tender, setTender] = useState<Tender>('cash')
  const [taken, setTaken] = useState<(Taken & { amount: string }) | null>(null)
  const verb = useVerb(take)
  const submit = async () => {
    const result = await verb.run({ accountNo, amountYuan: amount, tender, place, payer: '', billIds: [] })
    if (!result.ok) return
    setTaken({ ...result.data, amount })
    setAmount('')
    router.refresh()
  }
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!verb.pending) void submit()
      }}
    >
      <Field
        label={t('amount')}
        htmlFor="amount"
        error={verb.fields.amountYuan ? t('amountWrong') : undefined}
        hint={t('oldestFirst')}
      >
        <input
          id="amount"
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
          inputMode="decimal"
          autoFocus
          autoComplete="off"
          aria-invalid={Boolean(verb.fields.amountYuan)}
          className={`${inputClass} h-12 text-right text-xl tabular-nums`}
        />
      </Field>
      <fieldset>
        <legend className="mb-1 text-sm text-ink-2">{t('howPaid')}</legend>
        <div className="grid grid-cols-4 gap-1">
          {TENDERS.map((one) => (
            <label
              key={one}
              className="flex min-h-10 cursor-pointer items-center justify-center gap-1 rounded border border-line-strong px-1 has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-focus"
            >
              <input
                type="radio"
                name="tender"
                className="sr-only"
                checked={tender === one}
                onChange={() => setTender(one)}
              />
              {t(`tender.${one}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <Button type="submit" look="primary" disabled={verb.pending || amount === ''} className="h-11 w-full text-lg">
        {t('take')}
      </Button>
      <RefusalNote state={verb.state} />
      {taken && (
        <div role="status" className="rounded bg-kept-soft px-3 py-2 text-kept">
          <p className="font-medium">{t('takenAs', { no: taken.no, amount: taken.amount })}</p>
          {Number(taken.surplusFen) > 0 && (
            <p>{t('surplusKept', { amount: yuan(locale, Number(taken.surplusFen)) })}</p>
          )}
          {Number(taken.discountFen) > 0 && (
            <p>{t('discountGiven', { amount: yuan(locale, Number(taken.discountFen)) })}</p>
          )}
          <Link href={`/pay/receipt/${taken.no}`} className="underline underline-offset-2">
            {t('openReceipt')}
          </Link>
        </div>
      )}
    </form>
  )
}
