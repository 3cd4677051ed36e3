import { stringify } from 'csv-stringify/sync'
import { REGISTER_COLUMNS, type RegisterColumn } from '@/lib/accounts/rules/register-columns'
import { isFormula } from '@/lib/accounts/rules/register-cells'
import type { Finding, FindingReason, RegisterSummary } from '@/lib/accounts/rules/register-summary'

export const SUMMARY_WORDS: [keyof RegisterSummary, string][] = [
  ['lines', '读到的行 / lines read'],
  ['accounts', '户号 / account numbers'],
  ['identical', '重复行，内容相同，已忽略 / identical repeats, ignored'],
  ['conflicting', '同号不同内容，待人工决定 / same number, other content: a person decides'],
  ['badPhone', '电话不可用，已保留并标记 / unusable phone, kept and flagged'],
  ['badId', '证件号校验不符，已保留并标记 / wrong ID check digit, kept and flagged'],
  ['missingArea', '供热户缺面积，已保留但不计费 / heat account without area, kept, not billable'],
  ['refused', '拒收（账单为负等）/ refused (negative bills and the like)'],
  ['flaggedFormula', '以公式符号开头的单元格 / cells that begin like a formula'],
]

const REASONS: Record<FindingReason, string> = {
  'bad-phone': '电话不可用，已保留 / unusable phone, kept',
  'bad-id': '证件号校验位不符，已保留 / wrong check digit, kept',
  'missing-area': '供热户缺建筑面积，不计费 / heat account without area, not billable',
  formula: '以公式符号开头，按文字保留 / begins like a formula, kept as text',
  'negative-bill': '金额为负，账单拒收，户保留 / negative amount: bill refused, account kept',
  'bad-amount': '金额读不懂，账单拒收，户保留 / unreadable amount: bill refused, account kept',
  'account-no': '户号无法识别 / no account number',
  text: '含有无法保存的字符或过长 / characters that cannot be kept, or too long',
  'unknown-word': '业务、用途或计费方式不认识 / unknown service, class or metering',
  empty: '户名或小区为空 / name or community is empty',
  columns: '列数与表头不符 / not as many cells as the header',
  identical: '与前面的行相同 / the same as an earlier line',
  'other-name': '户号已有，户名不同 / number taken, under another name',
  'other-data': '户号已有，内容不同 / number taken, with other content',
}

const VERDICTS: Record<Finding['verdict'], string> = {
  'line-refused': '整行拒收 / line refused',
  'bill-refused': '账单拒收 / bill refused',
  flagged: '保留并标记 / kept, flagged',
  ignored: '忽略 / ignored',
}

/** A cell a spreadsheet shows as text, whatever it begins with. */
const safe = (cell: string) => (isFormula(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell)
const columnName = (column?: string) => (column ? REGISTER_COLUMNS[column as RegisterColumn] : '')
const row = (cells: string[]) => stringify([cells.map(safe)], { record_delimiter: '\r\n' })

export const REPORT_HEADER = row([
  '行号 line',
  '户号 account',
  '处理 verdict',
  '原因 reason',
  '列 column',
  '内容 content',
  '先前行 first line',
])

/** One line of the report of an import. */
export function reportLine(finding: Finding): string {
  const { line, accountNo, verdict, reason, column, value, firstLine } = finding
  const words = [
    VERDICTS[verdict],
    REASONS[reason],
    columnName(column),
    value ?? '',
    firstLine ? String(firstLine) : '',
  ]
  return row([String(line), accountNo, ...words])
}
