'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { RefundView } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { Act } from './types'

export type MoneyActions = {
  reverse: Act<{
    requestKey: string
    paymentNo: string
    docNo: string
    reason: string
    toAccountNo: string | null
  }> | null
  refund: Act<{
    requestKey: string
    accountNo: string
    amountYuan: string
    way: 'cash' | 'transfer'
    reason: string
  }> | null
  decide: Act<{ requestKey: string; refundId: string; decision: 'approved' | 'rejected' }> | null
  advance: Act<{ requestKey: string; accountNo: string }>
}

const said = (form: HTMLFormElement) =>
  Object.fromEntries([...new FormData(form)].map(([k, v]) => [k, String(v).trim()]))

/** A payment taken back, or moved to the account it was meant for. */
function ReverseForm({ reverse }: { reverse: NonNullable<MoneyActions['reverse']> }) {
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(reverse, () => router.refresh())
  return (
    <form
      className="grid gap-2 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        const { no = '', docNo = '', reason = '', to = '' } = said(event.currentTarget)
        void verb.run({ paymentNo: no, docNo, reason, toAccountNo: to || null })
      }}
    >
      <input name="no" required placeholder={t('receiptNo')} aria-label={t('receiptNo')} className={inputClass} />
      <input name="docNo" required placeholder={t('docNo')} aria-label={t('docNo')} className={inputClass} />
      <input name="reason" required placeholder={t('why')} aria-label={t('why')} className={inputClass} />
      <input name="to" placeholder={t('rightAccount')} aria-label={t('rightAccount')} className={inputClass} />
      <Button type="submit" look="danger" disabled={verb.pending}>
        {t('reverse')}
      </Button>
      {verb.state?.ok && (
        <p role="status" className="self-center text-kept">
          {t('done')}
        </p>
      )}
      <RefusalNote state={verb.state} />
    </form>
  )
}

function RefundForm({ accountNo, refund }: { accountNo: string; refund: NonNullable<MoneyActions['refund']> }) {
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(refund, () => router.refresh())
  return (
    <form
      className="flex flex-wrap gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const { amount = '', reason = '', way } = said(event.currentTarget)
        void verb.run({ accountNo, amountYuan: amount, reason, way: way === 'cash' ? 'cash' : 'transfer' })
      }}
    >
      <input
        name="amount"
        required
        inputMode="decimal"
        placeholder={t('amount')}
        aria-label={t('refundAmount')}
        className={`${inputClass} w-28!`}
      />
      <select name="way" aria-label={t('howPaid')} className={`${inputClass} w-28!`}>
        <option value="transfer">{t('tender.transfer')}</option>
        <option value="cash">{t('tender.cash')}</option>
      </select>
      <input
        name="reason"
        required
        placeholder={t('why')}
        aria-label={t('refundWhy')}
        className={`${inputClass} min-w-40 flex-1`}
      />
      <Button type="submit" disabled={verb.pending}>
        {t('askRefund')}
      </Button>
      {verb.state?.ok && (
        <p role="status" className="self-center text-kept">
          {t('refundWaits')}
        </p>
      )}
      <RefusalNote state={verb.state} />
    </form>
  )
}

function Decide({ row, decide }: { row: RefundView; decide: NonNullable<MoneyActions['decide']> }) {
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(decide, () => router.refresh())
  return (
    <li className="flex flex-wrap items-center gap-2 py-2">
      <span className="min-w-0 flex-1">
        {row.name} {row.accountNo} · {(row.amountFen / 100).toFixed(2)} · {t(`tender.${row.way}`)}
        <span className="block text-sm text-ink-3">
          {row.requestedBy}：{row.reason}
        </span>
      </span>
      {row.mine ? (
        <span className="text-sm text-ink-3">{t('anotherDecides')}</span>
      ) : (
        <>
          <Button disabled={verb.pending} onClick={() => void verb.run({ refundId: row.id, decision: 'approved' })}>
            {t('approve')}
          </Button>
          <Button
            look="danger"
            disabled={verb.pending}
            onClick={() => void verb.run({ refundId: row.id, decision: 'rejected' })}
          >
            {t('reject')}
          </Button>
        </>
      )}
      <RefusalNote state={verb.state} />
    </li>
  )
}

function UseAdvance({ accountNo, advance }: { accountNo: string; advance: MoneyActions['advance'] }) {
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(advance, () => router.refresh())
  return (
    <div>
      <Button disabled={verb.pending} onClick={() => void verb.run({ accountNo })}>
        {t('useAdvance')}
      </Button>
      <RefusalNote state={verb.state} />
    </div>
  )
}

type Props = { accountNo: string | null; hasAdvance: boolean; refunds: RefundView[]; actions: MoneyActions }

/** What is done about money rarely: reversal, refund, the decision of another. */
export function MoneyActs({ accountNo, hasAdvance, refunds, actions }: Props) {
  const t = useTranslations('billing')
  const { reverse, refund, decide, advance } = actions
  return (
    <>
      {accountNo && hasAdvance && (
        <Panel title={t('advance')} id="advance">
          <div className="space-y-2">
            <UseAdvance accountNo={accountNo} advance={advance} />
            {refund && <RefundForm accountNo={accountNo} refund={refund} />}
          </div>
        </Panel>
      )}
      {decide && refunds.length > 0 && (
        <Panel title={t('refundsWaiting')} id="refunds">
          <ul className="divide-y divide-line">
            {refunds.map((row) => (
              <Decide key={row.id} row={row} decide={decide} />
            ))}
          </ul>
        </Panel>
      )}
      {reverse && (
        <Panel title={t('reversal')} id="reversal">
          <ReverseForm reverse={reverse} />
        </Panel>
      )}
    </>
  )
}
