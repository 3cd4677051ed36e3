/** The columns of a customer register by the name the utility gives them; their order in the file does not matter. */
export const REGISTER_COLUMNS = {
  accountNo: '户号',
  name: '户名',
  idNo: '证件号',
  phone: '联系电话',
  sparePhone: '备用电话',
  district: '区县',
  community: '小区',
  building: '楼栋',
  entrance: '单元',
  room: '房号',
  service: '业务',
  tariffClass: '用途',
  grossArea: '建筑面积',
  insideArea: '套内面积',
  storeyHeight: '层高',
  metering: '计费方式',
  meterNo: '表号',
  bankName: '开户行',
  withholdingNo: '代扣协议号',
  priorArrears: '往年欠费',
  currentDue: '本期应缴',
  note: '备注',
} as const

export type RegisterColumn = keyof typeof REGISTER_COLUMNS
export type RegisterCells = Record<RegisterColumn, string>
export type ColumnPlan = { width: number; at: Record<RegisterColumn, number> }

const COLUMNS = Object.keys(REGISTER_COLUMNS) as RegisterColumn[]

/** Where each column stands in this file, or the names of the columns it lacks or has twice. */
export function planColumns(header: readonly string[]): { plan: ColumnPlan } | { missing: string[] } {
  const names = header.map((cell) => cell.replace(/^\ufeff/, '').trim())
  const missing = COLUMNS.map((c) => REGISTER_COLUMNS[c]).filter((name) => names.filter((n) => n === name).length !== 1)
  if (missing.length > 0) return { missing }
  const at = Object.fromEntries(COLUMNS.map((c) => [c, names.indexOf(REGISTER_COLUMNS[c])]))
  return { plan: { width: names.length, at: at as ColumnPlan['at'] } }
}

/** The cells of a record by column, as they stand in the file; null when the record has another number of cells than the header. */
export function pickCells(plan: ColumnPlan, record: readonly string[]): RegisterCells | null {
  if (record.length !== plan.width) return null
  return Object.fromEntries(COLUMNS.map((c) => [c, record[plan.at[c]] ?? ''])) as RegisterCells
}

/** Whether a quote that was never closed has swallowed the lines after it: they would be lost without a word. */
export function isTorn(plan: ColumnPlan, record: readonly string[]): boolean {
  const broken = record.filter((cell) => /[\r\n]/.test(cell))
  return (
    broken.length > 0 && (record.length !== plan.width || broken.some((cell) => /[\r\n][A-Z]{0,4}\d{4,},/.test(cell)))
  )
}

export const SERVICES: Record<string, 'heat' | 'water' | 'power'> = { 供热: 'heat', 供水: 'water', 供电: 'power' }

export const TARIFF_CLASSES: Record<string, string> = {
  居民: 'residential',
  上住下商: 'mixed-use',
  商业: 'commercial',
  学校: 'school',
  非居民: 'non-residential',
}

export const METERINGS: Record<string, string> = { 面积: 'area', 热计量: 'heat-meter', 表计: 'meter' }
