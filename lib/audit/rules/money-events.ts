/** What can happen to money, in the past tense, with what it carries; sums in yuan as they are written. */
export type MoneyEvents = {
  'ledger.opened': { accounts: number; priorFen: string; currentFen: string }
  'payment.taken': { no: string; amount: string; tender: string; surplus: string }
  'payment.reversed': { no: string; amount: string; reason: string; docNo: string }
  'refund.requested': { amount: string; reason: string }
  'refund.decided': { amount: string; decision: string }
  'drawer.opened': { place: string; float: string }
  'drawer.closed': { expected: string; counted: string; reason: string }
  'drawer.received': { from: string; amount: string }
  'drawer.recounted': { from: string; counted: string; received: string; reason: string }
  'tariff.edited': { service: string; tariffClass: string; version: number; reason: string }
  'tariff.confirmed': { service: string; tariffClass: string; version: number; note: string }
  'season-run.started': { service: string; period: string; mode: string; total: number }
  'season-run.stopped': { service: string; period: string; billed: number; sum: string }
  'season-run.finished': { service: string; period: string; mode: string; billed: number; sum: string }
  'batch.sent': { no: string; bank: string; count: number; sum: string }
  'batch.withdrawn': { no: string; reason: string }
  'batch.closed': { no: string; count: number; reason: string }
  'batch.opening': { no: string; bank: string; count: number }
  'bank-file.posted': { name: string; batchNo: string; posted: number; sum: string; suspense: number; failed: number }
  'bank-file.parked': { name: string; batchNo: string; reason: string }
  'withholding.failed': { batchNo: string; code: string; reason: string; amount: string }
  'suspense.resolved': { amount: string; account: string; reason: string }
  'suspense.return-asked': { amount: string; payee: string; account: string; reason: string }
  'suspense.returned': { amount: string; payee: string; account: string }
  'suspense.return-refused': { amount: string; payee: string; account: string }
  'layout.edited': { code: string; version: number; reason: string }
  'notice.printed': { no: string; amount: string }
  'notice.reprinted': { no: string; amount: string; n: number }
  'invoice.issued': { no: string; kind: string; amount: string; buyer: string }
  'provider.edited': { code: string; enabled: boolean; windowSeconds: number }
  'provider.set-aside': { provider: string; amount: string; said: string; reason: string }
  'provider.conflict': { provider: string; eventId: string; amount: string }
  'provider.settled': { provider: string; eventId: string; note: string }
  'work.billed': { no: string; amount: string; item: string; order: string }
  'provider.undone': { provider: string; eventId: string; status: string; no: string; amount: string }
  'late-fee.posted': { no: string; amount: string }
  'bill.cancelled': { no: string; amount: string; reason: string; docNo: string }
  'term.applied': { kind: string; period: string; note: string; lowers: boolean }
  'term.ended': { kind: string; from: string; reason: string }
}
