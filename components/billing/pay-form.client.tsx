'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { fenOf } from '@/lib/kernel/money'
import type { AccountMoney } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import { ChangeField } from './change-field.client'
import { TenderPick, type Tender } from './tender-pick.client'
import type { Act } from './types'
import { openOf, WhereItGoes } from './where-it-goes.client'

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
    asAdvance: boolean
  },
  Taken
>
type Props = { accountNo: string; money: AccountMoney; place: 'hall' | 'door'; take: TakePayment }

/** Money in hand: the sum of what is owed stands in the field, Enter takes it; the receipt's number is the answer. */
export function PayForm({ accountNo, money, place, take }: Props) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const router = useRouter()
  const bills = openOf(money)
  const dueFen = bills.reduce((sum, bill) => (bill.locked ? sum : sum + Number(bill.openFen)), 0)
  const [amount, setAmount] = useState(dueFen > 0 ? (dueFen / 100).toFixed(2) : '')
  const [tender, setTender] = useState<Tender>('cash')
  const [told, setTold] = useState(false)
  const [taken, setTaken] = useState<(Taken & { amount: string }) | null>(null)
  const verb = useVerb(take)
  const submit = async () => {
    const what = { accountNo, amountYuan: amount, tender, place, payer: '', billIds: [], asAdvance: told }
    setTaken(null) // of the one before
    const result = await verb.run(what)
    if (!result.ok) return
    setTaken({ ...result.data, amount })
    setAmount('')
    setTold(false)
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
      <WhereItGoes bills={bills} amount={amount} told={told} onTold={setTold} />
      <TenderPick tender={tender} onPick={setTender} />
      {tender === 'cash' && <ChangeField key={taken?.no} amount={amount} />}
      <Button type="submit" look="primary" disabled={verb.pending || amount === ''} className="h-11 w-full text-lg">
        {t('take')}
      </Button>
      <RefusalNote state={verb.state} />
      {taken && (
        <div role="status" className="rounded bg-kept-soft px-3 py-2 text-kept">
          <p className="font-medium">
            {t('takenAs', { no: taken.no, amount: yuan(locale, Number(fenOf(taken.amount))) })}
          </p>
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
