'use client'
import { useTranslations } from 'next-intl'
import type { AccountMoney } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { ChangeField } from './change-field.client'
import { TakenNote } from './taken-note.client'
import { TenderPick, type Tender } from './tender-pick.client'
import type { Act } from './types'
import { usePayment } from './use-payment.client'
import { WhereItGoes } from './where-it-goes.client'

export type Taken = { no: string; amountFen: string; surplusFen: string; discountFen: string }
export type TakePayment = Act<
  {
    accountNo: string
    requestKey: string
    amountYuan: string
    tender: Tender
    place: 'hall' | 'door'
    payer: string
    externalRef: string
    billIds: string[]
    asAdvance: boolean
  },
  Taken
>
type Props = { accountNo: string; money: AccountMoney; place: 'hall' | 'door'; take: TakePayment }

/** Money in hand: the sum of what is owed stands in the field, Enter takes it, cash only with what was handed over; the receipt's number is the answer. */
export function PayForm(props: Props) {
  const t = useTranslations('billing')
  const pay = usePayment(props)
  const { verb, amount, slip, taken, problem } = pay
  const isWrong = Boolean(verb.fields.amountYuan) || problem?.at === 'amount'
  const small = `${inputClass} h-11 md:h-8`
  return (
    <form
      className="space-y-3"
      onPointerDown={pay.touch}
      onChange={pay.touch}
      onSubmit={(event) => {
        event.preventDefault()
        void pay.submit()
      }}
    >
      <Field
        label={t('amount')}
        htmlFor="amount"
        error={isWrong ? t('amountWrong') : undefined}
        hint={t(pay.billIds.length > 0 ? 'chosenOnly' : 'oldestFirst')}
      >
        <input
          id="amount"
          ref={pay.fields.amount}
          value={amount}
          onChange={(event) => pay.type(event.target.value)}
          onKeyDown={pay.toGiven}
          inputMode="decimal"
          autoFocus={props.place === 'hall'} // at the door it would scroll whose bill it is out of sight
          autoComplete="off"
          aria-invalid={isWrong}
          className={`${inputClass} h-12 text-right text-xl tabular-nums`}
        />
      </Field>
      <WhereItGoes
        bills={pay.bills}
        amount={amount}
        chosen={pay.billIds}
        onChoose={pay.choose}
        told={pay.told}
        onTold={pay.tell}
      />
      <TenderPick tender={slip.tender} onPick={(tender) => pay.say({ tender })} />
      {slip.tender === 'cash' ? (
        <ChangeField
          amount={amount}
          given={slip.given}
          field={pay.fields.given}
          error={problem?.at === 'given' ? problem.say : null}
          onGiven={(given) => pay.say({ given })}
        />
      ) : (
        <Field
          label={t(`slip.${slip.tender}`)}
          htmlFor="slip"
          error={verb.fields.externalRef ? t('slip.wrong') : undefined}
        >
          <input
            id="slip"
            value={slip.externalRef}
            maxLength={64}
            autoComplete="off"
            onChange={(event) => pay.say({ externalRef: event.target.value })}
            className={small}
          />
        </Field>
      )}
      <Field label={t('payer')} htmlFor="payer">
        <input
          id="payer"
          value={slip.payer}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => pay.say({ payer: event.target.value })}
          className={small}
        />
      </Field>
      <Button type="submit" look="primary" disabled={verb.pending || amount === ''} className="h-11 w-full text-lg">
        {t('take')}
      </Button>
      <RefusalNote state={pay.refused} />
      {taken && <TakenNote taken={taken} />}
    </form>
  )
}
