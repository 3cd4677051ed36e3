import type { BankLayoutBody } from './bank-layout'

/** Two layouts a company starts with; samples of the shapes in use, not any bank's published format. Administrators edit them as data. */
export const SHIPPED_LAYOUTS: readonly { code: string; bankName: string; body: BankLayoutBody }[] = [
  {
    code: 'icbc',
    bankName: '工商银行',
    body: {
      encoding: 'gb18030',
      kind: 'delimited',
      delimiter: '|',
      newline: 'crlf',
      unit: 'yuan',
      marks: { header: 'H', detail: '', trailer: 'T' },
      header: [{ name: 'mark' }, { name: 'bank' }, { name: 'batchNo' }, { name: 'count' }, { name: 'sum' }],
      detail: [
        { name: 'serial' },
        { name: 'accountNo' },
        { name: 'agreementNo' },
        { name: 'name' },
        { name: 'amount' },
        { name: 'code' },
        { name: 'reason' },
        { name: 'time' },
      ],
      trailer: [{ name: 'mark' }, { name: 'count' }, { name: 'sum' }],
      successCodes: ['00'],
      failReasons: {
        '01': 'insufficient',
        '02': 'name-mismatch',
        '03': 'closed',
        '04': 'not-signed',
        '09': 'abnormal',
      },
    },
  },
  {
    code: 'nsh',
    bankName: '云河农商行',
    body: {
      encoding: 'gb18030',
      kind: 'fixed',
      delimiter: '',
      newline: 'lf',
      unit: 'fen',
      marks: { header: '1', detail: '2', trailer: '9' },
      header: [
        { name: 'mark', width: 1 },
        { name: 'bank', width: 8 },
        { name: 'batchNo', width: 20 },
        { name: 'count', width: 8 },
      ],
      detail: [
        { name: 'mark', width: 1 },
        { name: 'serial', width: 8 },
        { name: 'agreementNo', width: 20 },
        { name: 'accountNo', width: 12 },
        { name: 'name', width: 40 },
        { name: 'amount', width: 15 },
        { name: 'code', width: 4 },
        { name: 'reason', width: 30 },
      ],
      trailer: [
        { name: 'mark', width: 1 },
        { name: 'count', width: 8 },
        { name: 'sum', width: 15 },
      ],
      successCodes: ['0000'],
      failReasons: { '1001': 'insufficient', '1002': 'name-mismatch', '1009': 'abnormal' },
    },
  },
]
