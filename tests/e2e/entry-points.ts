import type { Role } from '@/lib/kernel/roles'

/**
 * Every action and page and who may use it, reviewed by hand: an oracle apart from the code.
 * `sample` is well-formed but names things that are not there, so that only the permission decides between forbidden and not found;
 * `acts` marks calls that would take effect for those who may.
 */
export type Subject = Role | 'anonymous'
type Entry = { roles: Subject[] | 'signed-in'; sample: unknown; acts?: boolean }

const KEY = 'k'.repeat(24)
const ID = '00000000-0000-7000-8000-000000000000'
const NO = 'T000000-0000'
const LATER = '2030-01-01T08:00:00+08:00'

const DESK: Subject[] = ['hotline-agent', 'shift-leader', 'counter-clerk', 'collector', 'dispatcher', 'supervisor']
const READERS: Subject[] = [...DESK, 'follow-up-caller', 'technician', 'unit-leader', 'manager', 'general-manager']
const DISPATCH: Subject[] = ['hotline-agent', 'shift-leader', 'dispatcher', 'supervisor']
const ticket = { ticketNo: NO, requestKey: KEY }
const versioned = { ...ticket, expectedVersion: 1 }

export const ENTRY_POINTS: Record<string, Entry> = {
  signOutAction: { roles: 'signed-in', sample: {}, acts: true },
  takeAndDispatchAction: {
    roles: DESK,
    sample: {
      requestKey: KEY,
      channel: 'hotline',
      kind: 'repair',
      service: 'heat',
      callerName: 'x',
      callerPhone: '',
      contactName: 'x',
      contactPhone: '13900000000',
      agreementId: ID,
      facts: [],
    },
  },
  joinTicketAction: { roles: DESK, sample: { ...ticket, callerPhone: '' } },
  keepDraftAction: { roles: READERS, sample: { draftId: ID, kind: 'call', version: 7, body: {} } },
  findByPhonePartAction: { roles: DESK, sample: { digits: '55555' } },
  discardDraftAction: { roles: READERS, sample: { draftId: ID } },
  handOverCallAction: { roles: DESK, sample: { requestKey: KEY, draftId: ID, reason: '' } },
  dispatchToUnitAction: { roles: DISPATCH, sample: { ...versioned, unitId: ID } },
  dispatchTicketAction: { roles: DISPATCH, sample: { ...versioned, unitId: ID } },
  openOrderAction: {
    roles: [...DISPATCH, 'unit-leader', 'follow-up-caller'],
    sample: { ...ticket, kind: 'inspect', unitId: ID },
  },
  addFactAction: { roles: READERS, sample: { ...ticket, question: 'since', answer: 'x', toldBy: 'x' } },
  noteTicketAction: { roles: READERS, sample: { ...ticket, text: 'x' } },
  keepNoteDraftAction: { roles: READERS, sample: { draftId: ID, kind: `note:${NO}`, version: 7, body: { text: 'x' } } },
  markUpsetAction: { roles: DESK, sample: ticket },
  answerTicketAction: {
    roles: ['hotline-agent', 'shift-leader', 'counter-clerk', 'supervisor'],
    sample: { ...versioned, answer: 'x' },
  },
  replyTicketAction: {
    roles: ['unit-leader', 'technician', 'dispatcher', 'supervisor'],
    sample: { ...versioned, text: 'x' },
  },
  reopenTicketAction: {
    roles: ['follow-up-caller', 'shift-leader', 'supervisor'],
    sample: { ...versioned, reason: 'x' },
  },
  withdrawTicketAction: { roles: ['shift-leader', 'supervisor'], sample: { ...versioned, reason: 'x' } },
  archiveTicketAction: { roles: ['shift-leader', 'supervisor'], sample: versioned },
  pauseClockAction: {
    roles: ['dispatcher', 'unit-leader', 'supervisor'],
    sample: { ...ticket, clock: 'resolve', reason: 'waiting-for-customer' },
  },
  resumeClockAction: { roles: ['dispatcher', 'unit-leader', 'supervisor'], sample: { ...ticket, clock: 'resolve' } },
  makeCommitmentAction: { roles: READERS, sample: { ...ticket, what: 'x', toWhom: 'x', dueAt: LATER } },
  keepCommitmentAction: { roles: READERS, sample: { commitmentId: ID, requestKey: KEY } },
  replaceCommitmentAction: {
    roles: READERS,
    sample: { commitmentId: ID, requestKey: KEY, dueAt: LATER, customerTold: true },
  },
  makeDifficultAction: {
    roles: ['hotline-agent', 'shift-leader', 'counter-clerk', 'supervisor', 'dispatcher'],
    sample: { ...ticket, cause: 'outside', saidToCustomer: 'x', nextReportAt: LATER },
  },
  reportProgressAction: { roles: READERS, sample: { ...ticket, text: 'x', toldCustomer: true } },
  handOverTicketAction: { roles: DESK, sample: { ...ticket, reason: '' } },
  revealPhoneAction: {
    roles: [...DESK, 'follow-up-caller', 'technician', 'unit-leader', 'manager'],
    sample: { ticketNo: NO, field: 'contactPhone', reason: 'x' },
  },
  markPresenceAction: { roles: READERS, sample: { ticketNo: NO, here: true } },
  settleParkedAction: {
    roles: ['dispatcher', 'shift-leader', 'supervisor'],
    sample: { commandId: ID, requestKey: KEY, decision: 'noted', reason: 'x' },
  },
  claimFollowUpAction: { roles: ['follow-up-caller', 'shift-leader'], sample: ticket },
  answerFollowUpAction: { roles: ['follow-up-caller', 'shift-leader'], sample: { ...ticket, outcome: 'busy' } },
  acceptHandoverAction: { roles: ['shift-leader', 'supervisor'], sample: { handoverId: ID, requestKey: KEY } },
  acknowledgeEscalationAction: {
    roles: ['unit-leader', 'shift-leader', 'supervisor', 'manager', 'general-manager', 'dispatcher'],
    sample: { escalationId: ID, requestKey: KEY },
  },
  revealContactAction: {
    roles: [...DESK, 'follow-up-caller', 'technician', 'unit-leader', 'manager'],
    sample: { contactId: ID, reason: 'x' },
  },
}

ENTRY_POINTS.revokeSessionsAction = {
  roles: ['security-admin'],
  sample: { staffId: ID, requestKey: KEY, reason: 'x' },
}
ENTRY_POINTS.disableStaffAction = {
  roles: ['security-admin'],
  sample: { staffId: ID, requestKey: KEY, reason: 'x' },
}
ENTRY_POINTS.enableStaffAction = {
  roles: ['security-admin'],
  sample: { staffId: ID, requestKey: KEY, reason: 'x' },
}
ENTRY_POINTS.editCalendarAction = {
  roles: ['system-admin'],
  acts: true,
  sample: { requestKey: KEY, year: 2030, baseVersion: 0, holidays: [], makeUpDays: [], reason: 'x' },
}

const TILL: Subject[] = ['counter-clerk', 'collector', 'supervisor']
const HEADS: Subject[] = ['supervisor', 'manager']
const key = { requestKey: KEY }
const body = {
  unitPriceFen: 1,
  areaBase: 'gross',
  storey: { kind: 'none' },
  vacancyBps: 0,
}
const layout = {
  ...{ encoding: 'gb18030', kind: 'delimited', delimiter: '|', newline: 'lf', unit: 'fen' },
  marks: { header: 'H', detail: '', trailer: 'T' },
  header: [{ name: 'mark' }, { name: 'batchNo' }],
  detail: [{ name: 'accountNo' }, { name: 'amount' }, { name: 'code' }],
  trailer: [{ name: 'mark' }, { name: 'count' }, { name: 'sum' }],
  ...{ successCodes: ['00'], failReasons: {} },
}
const file = { name: 'x', base64: '' }
Object.assign(ENTRY_POINTS, {
  takePaymentAction: { roles: TILL, sample: { ...key, accountNo: 'RN0', amountYuan: '1', tender: 'card' } },
  useAdvanceAction: { roles: TILL, sample: { ...key, accountNo: 'RN0' } },
  openDrawerAction: { roles: TILL, acts: true, sample: { ...key, place: 'hall', floatYuan: '0' } },
  closeDrawerAction: { roles: TILL, acts: true, sample: { ...key, countedYuan: '0' } },
  receiveDrawerAction: { roles: HEADS, sample: { ...key, drawerId: ID, countedYuan: '0' } },
  reversePaymentAction: { roles: HEADS, sample: { ...key, paymentNo: 'S2000-00000001', docNo: 'x', reason: 'x' } },
  requestRefundAction: {
    roles: ['counter-clerk', 'supervisor'],
    sample: { ...key, accountNo: 'RN0', amountYuan: '1', way: 'transfer', reason: 'x' },
  },
  decideRefundAction: { roles: HEADS, sample: { ...key, refundId: ID, decision: 'rejected' } },
  sendBatchAction: { roles: HEADS, sample: { ...key, layoutCode: 'none', month: '2030-01' } },
  withdrawBatchAction: { roles: HEADS, sample: { ...key, batchNo: 'none', reason: 'x' } },
  closeBatchAction: { roles: HEADS, sample: { ...key, batchNo: 'none', reason: 'x' } },
  takeReturnAction: { roles: HEADS, sample: { ...key, layoutCode: 'none', file } },
  resolveSuspenseAction: { roles: HEADS, sample: { ...key, suspenseId: ID, accountNo: 'RN0', reason: 'x' } },
  requestReturnAction: {
    roles: HEADS,
    sample: { ...key, suspenseId: ID, amountYuan: '1', payee: 'x', payeeAccount: '62220000', reason: 'x' },
  },
  decideReturnAction: { roles: HEADS, sample: { ...key, returnId: ID, decision: 'rejected' } },
  revealPayeeAction: { roles: HEADS, sample: { returnId: ID, reason: 'x' } },
  settleConflictAction: { roles: HEADS, sample: { ...key, conflictId: ID, note: 'x' } },
  printNoticesAction: { roles: [...TILL, 'manager'], sample: { ...key, ids: [ID] } },
  startRunAction: { roles: ['manager'], sample: { ...key, service: 'heat', periodCode: '1999-2000', mode: 'dry' } },
  confirmTariffAction: {
    roles: ['manager', 'general-manager', 'system-admin'],
    sample: { ...key, service: 'heat', tariffClass: 'school', version: 99, note: 'x' },
  },
  editTariffAction: {
    roles: ['manager', 'system-admin'],
    sample: {
      ...{ ...key, service: 'heat', tariffClass: 'school', baseVersion: 99, effectiveFrom: '2030-01-01', body },
      ...{ source: 'x', reason: 'x' },
    },
  },
  editLayoutAction: {
    roles: ['system-admin'],
    sample: { ...key, code: 'icbc', bankName: 'x', baseVersion: 99, body: layout, reason: 'x' },
  },
  previewLayoutAction: { roles: ['system-admin'], sample: { body: layout, file } },
} satisfies Record<string, Entry>)

const ASSIGN: Subject[] = ['dispatcher', 'shift-leader', 'supervisor', 'unit-leader']
const JUDGE: Subject[] = ['dispatcher', 'supervisor']
const assigned = { orderNo: 'W000000-0000', requestKey: KEY, crewId: ID, expectedVersion: 1 }
const promised = { commitmentId: ID, requestKey: KEY }
Object.assign(ENTRY_POINTS, {
  assignOrderAction: { roles: ASSIGN, sample: assigned },
  assignUnitOrderAction: { roles: ASSIGN, sample: assigned },
  assignTicketOrderAction: { roles: ASSIGN, sample: assigned },
  waiveOrderAction: {
    roles: JUDGE,
    sample: { orderNo: 'W000000-0000', requestKey: KEY, reason: 'x', expectedVersion: 1 },
  },
  recallOrderAction: {
    roles: ['hotline-agent', 'shift-leader', 'dispatcher', 'supervisor'],
    sample: { orderNo: 'W000000-0000', requestKey: KEY, reason: 'x', expectedVersion: 1 },
  },
  ruleAndSendAction: { roles: JUDGE, sample: { ...versioned, unitId: ID, basis: 'reason', cited: 'x' } },
  reviewReturnAction: { roles: JUDGE, sample: { dispatchId: ID, requestKey: KEY, verdict: 'justified' } },
  tellCallerAction: {
    roles: ['follow-up-caller', 'hotline-agent', 'shift-leader', 'counter-clerk', 'supervisor'],
    sample: { callId: ID, requestKey: KEY, how: 'phone', words: 'x' },
  },
  tellCustomerAction: { roles: READERS, sample: { ...promised, how: 'phone', words: 'x' } },
  tellOfPromiseAction: { roles: READERS, sample: { ...promised, how: 'phone', words: 'x' } },
  keepPromiseAction: { roles: READERS, sample: promised },
  movePromiseAction: { roles: READERS, sample: { ...promised, dueAt: LATER, customerTold: false } },
} satisfies Record<string, Entry>)

Object.assign(ENTRY_POINTS, {
  issueInvoiceAction: { roles: TILL, sample: { ...key, paymentNo: 'S2000-00000001' } },
  billWorkAction: { roles: ['collector', 'supervisor'], sample: { ...key, consentId: ID, accountNo: 'RN0' } },
  postLateFeeAction: { roles: TILL, sample: { ...key, accountNo: 'RN0' } },
  cancelBillAction: { roles: HEADS, sample: { ...key, billNo: 'none', docNo: 'x', reason: 'x' } },
  applyTermAction: {
    roles: ['counter-clerk', 'supervisor'],
    sample: { ...key, accountNo: 'RN0', kind: 'stop-use', periodCode: '1999-2000', note: 'x' },
  },
  endTermAction: {
    roles: ['counter-clerk', 'supervisor'],
    sample: { ...key, accountNo: 'RN0', termId: ID, fromOn: '2030-01-01', reason: 'x' },
  },
  editProviderAction: {
    roles: ['system-admin'],
    sample: { ...key, code: 'none', name: 'x', enabled: false, windowSeconds: 30, baseVersion: 99 },
  },
  openClassChangeAction: {
    roles: TILL,
    sample: { ...key, accountNo: 'RN0', toClass: 'school', effectiveOn: '2026-12-01', claim: 'x' },
  },
  checkClassChangeAction: {
    roles: ['collector', 'supervisor'],
    sample: { ...key, changeNo: 'X000000-0000', effectiveOn: '2026-12-01', finding: 'x' },
  },
  decideClassChangeAction: {
    roles: HEADS,
    sample: { ...key, changeNo: 'X000000-0000', decision: 'rejected', reason: 'x' },
  },
  planRetrofitAction: {
    roles: HEADS,
    sample: {
      ...{ ...key, accountNo: 'RN0', name: 'x', why: 'x', costYuan: '1', splitBy: 'area', neededBps: 1, source: 'x' },
      ...{ customerBps: 0, governmentBps: 0, companyBps: 10_000, startsOn: '2030-01-01', endsOn: '2030-01-02' },
    },
  },
  recordConsentAction: {
    roles: [...TILL, 'manager'],
    sample: { ...key, projectNo: 'G000000-0000', accountNo: 'RN0', decision: 'agreed', on: '2026-01-01' },
  },
  approveRetrofitAction: {
    roles: ['manager', 'general-manager'],
    sample: { ...key, projectNo: 'G000000-0000', dueOn: '2030-01-01' },
  },
  moveRetrofitAction: { roles: HEADS, sample: { ...key, projectNo: 'G000000-0000', to: 'done' } },
} satisfies Record<string, Entry>)

const NAMES = { name: 'x', nameEn: '' }
const PERSON = { ...NAMES, phone: '', oidcSubject: '', unitId: ID, duties: [{ role: 'technician', unitId: ID }] }
const CREW = { ...NAMES, skills: [], capacity: 10, memberIds: [] }
const ROSTER = { from: '2030-01-01', to: '2030-01-02', weekdays: [1], start: '08:00', end: '20:00' }
Object.assign(ENTRY_POINTS, {
  resetPasswordAction: { roles: ['security-admin'], sample: { staffId: ID, requestKey: KEY, reason: 'x' } },
  addStaffAction: { roles: ['security-admin'], sample: { requestKey: KEY, staffNo: 'x1', username: 'x1', ...PERSON } },
  changeStaffAction: { roles: ['security-admin'], sample: { requestKey: KEY, staffId: ID, ...PERSON } },
  changePasswordAction: { roles: 'signed-in', sample: { requestKey: KEY, old: 'x', next: 'y' } },
  openUnitAction: {
    roles: ['system-admin'],
    sample: { requestKey: KEY, parentId: ID, code: 'X', ...NAMES, kind: 'team', phone: '' },
  },
  changeUnitAction: {
    roles: ['system-admin'],
    sample: { requestKey: KEY, unitId: ID, ...NAMES, phone: '', leaderId: null },
  },
  formCrewAction: { roles: ['system-admin'], sample: { requestKey: KEY, unitId: ID, code: 'X', ...CREW } },
  changeCrewAction: { roles: ['system-admin'], sample: { requestKey: KEY, crewId: ID, ...CREW } },
  rosterCrewAction: { roles: ['system-admin'], sample: { requestKey: KEY, crewId: ID, ...ROSTER } },
  addScopeAction: {
    roles: ['system-admin'],
    sample: { requestKey: KEY, unitId: ID, service: null, kinds: [], community: '', zone: '', rank: 5 },
  },
  endScopeAction: { roles: ['system-admin'], sample: { requestKey: KEY, scopeId: ID, reason: 'x' } },
} satisfies Record<string, Entry>)

const MANAGERS: Subject[] = ['supervisor', 'manager', 'general-manager']
const line = { ...key, lineId: ID, expectedVersion: 1, reason: 'x' }
Object.assign(ENTRY_POINTS, {
  deferWorkAction: {
    roles: ['technician', 'unit-leader', 'supervisor'],
    sample: { ...ticket, cause: 'parts', reason: 'x', plannedOn: '2030-04-01' },
  },
  finishOffSeasonAction: { roles: ['unit-leader', ...MANAGERS], sample: line },
  excuseOffSeasonAction: { roles: ['manager', 'general-manager'], sample: line },
  openSeasonAction: { roles: ['manager'], sample: { ...key, service: 'heat', periodCode: '1999-2000' } },
  settleCaseAction: { roles: MANAGERS, sample: { ...key, caseId: ID, finding: 'x' } },
  enterDefectAction: {
    roles: ['unit-leader', 'manager'],
    sample: { ...key, address: 'x', service: 'heat', title: 'x', detail: 'x', source: 'x', since: '2030-01-01' },
  },
  endDefectAction: {
    roles: ['unit-leader', 'manager'],
    sample: { ...key, defectId: ID, endedOn: '2030-01-01', reason: 'x' },
  },
} satisfies Record<string, Entry>)

const LEADERS: Subject[] = ['shift-leader', 'supervisor', 'manager', 'general-manager']
const ADMINS: Subject[] = ['system-admin', 'security-admin', 'audit-admin']
const ACCOUNTS: Subject[] = [...DESK, 'follow-up-caller', 'unit-leader', 'manager', 'general-manager']

const MONEY: Subject[] = [...DESK, 'follow-up-caller', 'unit-leader', 'manager', 'general-manager']

/** Every page behind sign-in, by its folder; `[…]` stands for a thing that is there. */
export const PAGES: Record<string, Subject[]> = {
  '/hotline': DESK,
  '/counter': DESK,
  '/collections': DESK,
  '/tickets': READERS,
  '/tickets/[no]': READERS,
  '/accounts/[no]': ACCOUNTS,
  '/dispatch': DISPATCH,
  '/crews': ASSIGN,
  '/promises': READERS,
  '/field': READERS,
  '/pay': TILL,
  '/withholding': HEADS,
  '/pay/receipt/[receiptNo]': MONEY,
  '/withholding/files/[fileId]': HEADS,
  '/withholding/notices': [...TILL, 'manager'],
  '/retrofit': MONEY,
  '/retrofit/[no]': MONEY,
  '/reclass': MONEY,
  '/reclass/[no]': MONEY,
  '/season': ['manager', 'general-manager', 'system-admin'],
  '/off-season': ['unit-leader', 'dispatcher', ...MANAGERS],
  '/quality': MANAGERS,
  '/defects': ['unit-leader', ...MANAGERS],
  '/field/[orderNo]': READERS,
  '/field/offline': READERS,
  '/follow-up': ['follow-up-caller', ...LEADERS],
  '/follow-up/[ticketNo]': ['follow-up-caller', ...LEADERS],
  '/supervisor': ['unit-leader', 'dispatcher', ...LEADERS],
  '/management': LEADERS,
  '/admin/audit': ['audit-admin'],
  '/admin/banks': ['system-admin'],
  '/admin/calendar': ADMINS,
  '/admin/policy': ADMINS,
  '/admin/units': ['system-admin'],
  '/admin/staff': ['system-admin', 'security-admin', 'manager'],
}

/** Every read for machines and type-ahead. */
export const READS: Record<string, Subject[]> = {
  '/api/search?q=13800005678': READERS,
  '/api/search/customers?q=13800005678': ACCOUNTS,
  '/api/search/call?kind=repair&service=heat': DESK,
  '/api/search/communities': ACCOUNTS,
  '/api/v1/tickets.csv': READERS,
  '/api/sync/today': READERS,
  '/api/v1/bills.xlsx?from=2026-01-01&to=2026-01-31': HEADS,
  '/api/v1/payments.xlsx?from=2026-01-01&to=2026-01-31': HEADS,
  '/api/v1/statements/[account]': MONEY,
  '/api/papers/receipt/[receiptNo]': MONEY,
  '/api/papers/notice/[notice]': [...TILL, 'manager'],
  '/api/reclass/[change]/photos/[photo]': MONEY,
  [`/api/evidence/${'0'.repeat(64)}`]: [...TILL, 'manager'],
}

/** Verbs reached by a route and by no action (a phone's outbox through POST /api/sync, pieces of evidence, workbooks), and who may have them carried out. */
export const COMMANDS: Record<string, Subject[]> = {
  receiveEvidence: [...TILL, 'manager'],
  exportBills: HEADS,
  exportPayments: HEADS,
  syncCommands: ['technician', 'unit-leader'],
  acceptOrder: ['technician', 'unit-leader'],
  returnOrder: ['technician', 'unit-leader'],
  setOff: ['technician'],
  startVisit: ['technician'],
  takeReading: ['technician'],
  agreePrice: ['technician'],
  usePart: ['technician'],
  addPhoto: ['technician'],
  promiseOnSite: ['technician', 'unit-leader'],
  finishVisit: ['technician'],
}
