import { useTranslations } from 'next-intl'
import type { AccountPage, CustomerHit } from '@/lib/accounts/views'
import type {
  AccountMoney,
  CountedDrawer,
  DrawerView,
  LateFeeView,
  RefundView,
  RetrofitAtHand,
  TillReceipts,
  UnbilledWork,
} from '@/lib/billing/views'
import { AccountWarnings } from '../accounts/account-warnings'
import { PageTitle } from '../ui/page-title'
import { Empty, Panel } from '../ui/panel'
import { AccountHits } from './account-hits'
import { AccountOwes } from './account-owes'
import { BillTable } from './bill-table'
import { CancelForm, type CancelBill } from './cancel-form.client'
import { DrawerPanel } from './drawer-panel'
import type { DrawerActions } from './drawer-actions'
import { DrawersToday } from './drawers-today'
import { LateFeePanel, type PostLateFee } from './late-fee-panel.client'
import { useFreeBills } from './free-bills'
import { FindAccount } from './find-account'
import type { MoneyActions } from './money-actions'
import { MoneyActs } from './money-acts'
import { PayForm, type TakePayment } from './pay-form.client'
import { RetrofitsAtHand } from './retrofit/retrofit-list'
import type { AskedReceipt } from './reverse-form.client'
import { TillReceiptsPanel } from './till-receipts'
import { UnbilledWorkPanel, type BillWork } from './unbilled-work.client'

type Props = {
  /** as the person's rail calls the place */
  title: string
  asked: string
  hits: CustomerHit[]
  account: AccountPage | null
  money: AccountMoney | null
  siblingsOwe: Record<string, number>
  place: 'hall' | 'door'
  drawers: DrawerView[]
  counted: CountedDrawer[]
  receipts: TillReceipts
  refunds: RefundView[]
  /** the receipt a reversal asks after */
  reversing: AskedReceipt | null
  mayReceive: boolean
  /** projects of the building, with the reasons to tell */
  retrofits: RetrofitAtHand[]
  lateFee: LateFeeView
  postLateFee: PostLateFee | null
  cancel: CancelBill | null
  unbilled: { rows: UnbilledWork[]; bill: BillWork } | null
  mayTake: boolean
  take: TakePayment
  drawerActions: DrawerActions
  moneyActions: MoneyActions
  now: string
}

/** The till: find the account, see what is owed oldest first, take the money, hand over the receipt. */
export function PayScreen(props: Props) {
  const { asked, hits, account, money, place, drawers, refunds, mayReceive, mayTake, take, now } = props
  const t = useTranslations('billing')
  const free = useFreeBills(money)
  return (
    <>
      <PageTitle title={props.title} />
      <FindAccount asked={asked} found={account !== null} />
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-6">
          {hits.length > 0 && <AccountHits hits={hits} />}
          {!account && hits.length === 0 && <Empty text={asked ? t('nobodyFound') : t('findFirst')} />}
          {account && money && (
            <>
              <AccountOwes {...{ account, money }} lateFeeFen={props.lateFee.fen} siblingsOwe={props.siblingsOwe} />
              <AccountWarnings account={account} />
              <Panel title={t('openBills')} id="open-bills">
                <BillTable
                  bills={money.bills.filter((b) => b.settledFen < b.amountFen && !b.cancelled)}
                  label={t('openBills')}
                />
              </Panel>
              <LateFeePanel accountNo={account.accountNo} due={props.lateFee} post={props.postLateFee} />
              <RetrofitsAtHand rows={props.retrofits} />
            </>
          )}
        </div>
        <div className="min-w-0 space-y-6">
          {account && money && mayTake && (
            <Panel title={t('takePayment')} id="take">
              <PayForm key={account.accountNo} accountNo={account.accountNo} money={money} place={place} take={take} />
            </Panel>
          )}
          <DrawerPanel
            drawers={drawers}
            place={place}
            mayReceive={mayReceive}
            actions={props.drawerActions}
            now={now}
          />
          <DrawersToday rows={props.counted} now={now} />
          <MoneyActs
            accountNo={account?.accountNo ?? null}
            hasAdvance={(money?.advanceFen ?? 0) > 0}
            refunds={refunds}
            reversing={props.reversing}
            actions={props.moneyActions}
          />
          {props.unbilled && <UnbilledWorkPanel {...props.unbilled} />}
          {props.cancel && free.length > 0 && <CancelForm bills={free} cancel={props.cancel} />}
          <TillReceiptsPanel list={props.receipts} accountNo={account?.accountNo ?? null} now={now} />
        </div>
      </div>
    </>
  )
}
