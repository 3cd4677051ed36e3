/** Plain values only: what crosses to screens and to the command line. Amounts in fen as text, dates yyyy-mm-dd, instants ISO. */
export type ReturnSummary = {
  fileId: string
  batchNo: string
  details: number
  readable: number
  quarantined: number
  successes: number
  posted: number
  postedFen: number
  duplicates: number
  suspense: number
  failed: number
  parked: boolean
  reason: string
  params: Record<string, string | number>
}

/** A line of a sample as a layout reads it. */
export type SampleLine = { n: number } & (
  | { kind: 'header'; batchNo: string }
  | ({ kind: 'success' | 'failure' } & Record<
      'serial' | 'accountNo' | 'agreementNo' | 'name' | 'amountFen' | 'code',
      string
    >)
  | { kind: 'trailer'; count: number; sumFen: string }
  | { kind: 'broken'; why: string; raw: string }
)

export type LayoutPreview = Record<'details' | 'readable' | 'quarantined' | 'successes', number> & {
  encoding: string
  lines: SampleLine[]
  successFen: string
  parked: string
  /** the last line that was read, when there are more */
  cutAfter: number | null
}

export type BillView = {
  id: string
  no: string
  kind: string
  periodCode: string
  amountFen: number
  settledFen: number
  dueOn: string
  /** days past its due day while something of it is open; 0 otherwise */
  overdueDays: number
  issuedAt: string
  locked: boolean
  cancelled: boolean
  lines: { code: string; params: Record<string, string>; fen: string }[]
  tariffVersion: number | null
}
export type PaymentView = {
  no: string
  tender: string
  place: string
  amountFen: number
  surplusFen: number
  at: string
  byName: string
  reversed: boolean
}
export type AccountMoney = {
  priorFen: number
  currentFen: number
  advanceFen: number
  bills: BillView[]
  payments: PaymentView[]
}

export type DrawerView = {
  id: string
  staffName: string
  staffNameEn: string
  place: string
  openedAt: string
  floatFen: number
  closedAt: string | null
  expectedFen: number
  countedFen: number | null
  reason: string
  handedTo: string
  /** movements of the cash by the kind of their journal entry; they add up to `expectedFen` */
  cash: { kind: string; count: number; fen: number }[]
  /** what came in by other ways than cash, not taken back */
  tenders: { tender: string; count: number; fen: number }[]
  mine: boolean
  /** open, and its clerk may count it no longer */
  left: boolean
  /** counted by the reader: another receives it */
  countedByMe: boolean | null
}
/** A drawer counted, and received where it was: `receivedFen` is what the second count came to. */
export type CountedDrawer = {
  id: string
  staffName: string
  staffNameEn: string
  place: string
  floatFen: number
  expectedFen: number
  countedFen: number
  reason: string
  closedAt: string
  receivedFen: number | null
  receivedReason: string
  handedTo: string
  handedToEn: string
  handedAt: string
}
export type RefundView = {
  id: string
  accountNo: string
  name: string
  amountFen: number
  way: string
  reason: string
  requestedBy: string
  mine: boolean
}

export type BatchView = {
  no: string
  bankName: string
  layoutCode: string
  sendOn: string
  arriveBy: string
  status: string
  origin: string
  count: number
  sumFen: number
  paid: number
  failed: number
}
export type FileView = Omit<ReturnSummary, 'params'> & {
  name: string
  layoutCode: string
  status: string
  at: string
  params: Record<string, string | number>
}
export type LineView = {
  n: number
  serial: string
  accountNo: string
  name: string
  amountFen: number
  code: string
  state: string
  reason: string
  raw: string
}
export type SuspenseView = {
  id: string
  ref: string
  said: string
  /** the account that was named, where there is such an account; empty otherwise */
  accountNo: string
  amountFen: number
  reason: string
  at: string
  /** asked to go back to its payer, and not decided yet; `mine`: by the reader, so another decides */
  asked: { id: string; payee: string; last4: string; reason: string; by: string; at: string; mine: boolean } | null
}
/** What a provider said against what it said before, and what a person found out. */
export type ConflictView = {
  id: string
  provider: string
  eventId: string
  kind: 'other_content' | 'undone'
  receiptNo: string
  amountFen: number
  raw: string
  at: string
  settled: { note: string; byName: string; at: string } | null
}
export type NoticeView = {
  id: string
  no: string
  accountNo: string
  name: string
  standing: import('./rules/notices').Standing
  /** what it demands now, and what it demanded when the bank answered */
  amountFen: number
  saidFen: number
  /** our own limit of delivery */
  arriveBy: string
  prints: { n: number; fen: number; byName: string; at: string }[]
  paper: NoticePaper
}
export type LayoutView = {
  code: string
  version: number
  bankName: string
  body: import('./rules/bank-layout').BankLayoutBody
}
export type BankDesk = {
  layouts: LayoutView[]
  batches: BatchView[]
  files: FileView[]
  /** the last file shown, when older ones follow; whether this is not the first page */
  filesNext: string | null
  filesFurther: boolean
  /** money nobody claimed: the oldest rows, and what there is of it in all */
  suspense: SuspenseView[]
  suspenseSum: { count: number; fen: number }
  /** what went back to its payers in the last month; `by` approved it */
  returned: (Pick<NonNullable<SuspenseView['asked']>, 'id' | 'payee' | 'last4' | 'reason' | 'by' | 'at'> & {
    amountFen: number
  })[]
  conflicts: ConflictView[]
  /** how many notices wait for paper, and by when they have to arrive */
  notices: { waiting: number; arriveBy: string }
  month: string
  days: { sendOn: string; printOn: string; arriveBy: string }
  /** the day batches may be sent from, while it is still to come */
  opensOn: string | null
  /** batches with their bank, and those of this month that came back, newest first */
  sent: { no: string; layoutCode: string; isOut: boolean }[]
  /** what would go to the bank somebody asks about; amount in fen, `unwritable` stay at home */
  toSend: { layoutCode: string; bankName: string; count: number; fen: number; unwritable: number } | null
}

export type ReceiptView = {
  no: string
  accountNo: string
  name: string
  address: string
  tender: string
  amountFen: number
  surplusFen: number
  payer: string
  at: string
  byName: string
  reversed: boolean
  company: string
  hotline: string
  /** `item` of a bill of work: what was done */
  parts: { no: string; kind: string; periodCode: string; item: string | null; fen: number }[]
}
/** A signed price of work done that lies on no account yet, and why. Amount in fen. */
export type UnbilledWork = {
  consentId: string
  item: string
  fen: number
  ticketNo: string
  orderNo: string
  finishedAt: string
  why: 'no_account' | 'account_closed'
}

export type ClassChangeView = {
  no: string
  accountNo: string
  name: string
  address: string
  service: string
  fromClass: string
  toClass: string
  effectiveOn: string
  periodCode: string
  claim: string
  finding: string
  photos: string[]
  status: string
  openedBy: string
  openedAt: string
  checkedBy: string
  checkedAt: string | null
  decidedBy: string
  decidedAt: string | null
  decisionReason: string
  differenceFen: number
  lines: BillView['lines']
  /** opened or checked by the reader: another decides */
  mine: boolean
}
/** The price of a class as it stands for the season, and where it comes from. */
export type ClassRule = {
  tariffClass: string
  version: number
  priceFen: number
  source: string
  verified: boolean
}
export type ClassChangePage = {
  change: ClassChangeView
  rules: ClassRule[]
  season: { code: string; startsOn: string; endsOn: string; dueOn: string } | null
  /** what it would come to if it were approved now, or why it cannot be */
  preview: { lines: BillView['lines']; differenceFen: number } | null
  blockers: { code: string; params?: Record<string, string | number> }[]
}

export type RetrofitView = {
  no: string
  name: string
  address: string
  why: string
  status: string
  costFen: number
  startsOn: string
  endsOn: string
  households: number
  agreed: number
  refused: number
  exempt: number
  neededBps: number
}
export type RetrofitHousehold = {
  accountNo: string
  name: string
  address: string
  shareFen: number
  decision: string | null
  on: string | null
  paperNo: string
  reason: string
  photos: string[]
  byName: string
  /** the bill of the share, once there is one */
  bill: { no: string; openFen: number; cancelled: boolean } | null
}
export type RetrofitPage = {
  project: RetrofitView & {
    customerFen: number
    governmentFen: number
    companyFen: number
    /** shares of exempt households, borne by the company */
    exemptFen: number
    splitBy: string
    steps: { on: string; what: string }[]
    source: string
    byName: string
    approvedBy: string
    dueOn: string | null
    stopReason: string
    /** planned by the reader: another approves */
    mine: boolean
  }
  list: RetrofitHousehold[]
}
/** A project as the one at the door needs it: why, when, what this household pays and has said. */
export type RetrofitAtHand = {
  no: string
  name: string
  why: string
  status: string
  startsOn: string
  endsOn: string
  shareFen: number
  decision: string | null
}

export type InvoiceView = {
  no: string
  kind: string
  redOfNo: string | null
  paymentNo: string
  accountNo: string
  address: string
  buyer: string
  taxNo: string
  totalFen: number
  at: string
  byName: string
  company: string
  hotline: string
  lines: import('./rules/invoice-lines').InvoiceLine[]
}
export type NoticePaper = {
  no: string
  accountNo: string
  name: string
  address: string
  service: string
  reason: string
  amountFen: number
  priorFen: number
  bills: { no: string; kind: string; periodCode: string; dueOn: string; openFen: number }[]
  /** the local day it is made out */
  on: string
  /** a provider of online payments is switched on */
  online: boolean
  company: string
  hotline: string
}

/** One movement of an account, explained. Amounts in fen; above zero raises what is owed. */
export type StatementLine = {
  id: string
  at: string
  kind: string
  docNo: string
  reason: string
  byName: string
  fen: number
  /** what was owed after it, less what was paid ahead */
  balanceFen: number
  tender: string | null
  bills: { no: string; kind: string; periodCode: string; fen: string; lines: BillView['lines'] }[]
  covered: { no: string; kind: string; periodCode: string; fen: string }[]
}
type OfAccount = { no: string; accountNo: string; name: string; address: string }
export type BillRowOut = OfAccount & {
  service: string
  kind: string
  periodCode: string
  issuedAt: string
  dueOn: string
  amountFen: bigint
  settledFen: bigint
  state: string
}
export type PaymentRowOut = OfAccount & {
  tender: string
  place: string
  amountFen: bigint
  surplusFen: bigint
  at: string
  byName: string
  reversed: boolean
}

export type ProviderView = {
  code: string
  name: string
  enabled: boolean
  windowSeconds: number
  version: number
  hasSecret: boolean
}
export type TermView = {
  id: string
  kind: string
  fromOn: string
  toOn: string | null
  requestedOn: string
  /** the season's last day for asking, of a stop asked for after it: it is kept and lowers nothing */
  lateBy: string | null
  note: string
  byName: string
  /** from when it holds no longer, why, and who said so */
  ended: { on: string; reason: string; byName: string } | null
}
export type TermDesk = {
  today: string
  terms: TermView[]
  periods: { code: string; startsOn: string; endsOn: string; stopUseBy: string; billNo: string | null }[]
}
/** What would be charged for lateness today. */
export type LateFeeView = { fen: number; lines: BillView['lines'] }

/** A receipt as the one who gave it looks for it; `payer` where it was another than the holder. */
export type TillReceipt = Pick<
  ReceiptView,
  'no' | 'at' | 'accountNo' | 'name' | 'payer' | 'tender' | 'amountFen' | 'reversed'
>
export type TillReceipts = {
  rows: TillReceipt[]
  /** the last of these, when older ones follow */
  next: string | null
  /** not the first page */
  further: boolean
  /** since when, where the open drawer is older than today */
  since: string | null
}
