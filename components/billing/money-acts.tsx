import { useTranslations } from 'next-intl'
import type { RefundView } from '@/lib/billing/views'
import { Panel } from '../ui/panel'
import type { MoneyActions } from './money-actions'
import { RefundDecision } from './refund-decision.client'
import { RefundForm } from './refund-form.client'
import { ReverseForm, type AskedReceipt } from './reverse-form.client'
import { UseAdvance } from './use-advance.client'

type Props = {
  accountNo: string | null
  hasAdvance: boolean
  refunds: RefundView[]
  reversing: AskedReceipt | null
  actions: MoneyActions
}

/** What is done about money rarely: reversal, refund, the decision of another. */
export function MoneyActs({ accountNo, hasAdvance, refunds, reversing, actions }: Props) {
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
              <RefundDecision key={row.id} row={row} decide={decide} />
            ))}
          </ul>
        </Panel>
      )}
      {reverse && (
        <Panel title={t('reversal')} id="reversal">
          <ReverseForm asked={reversing} reverse={reverse} />
        </Panel>
      )}
    </>
  )
}
