import { foldWidth } from '@/lib/kernel/text'
import { isIdNo } from './chinese-id'
import { isFormula, parseFen, parseMeasure, parsePhone } from './register-cells'
import { SERVICES, type RegisterCells, type RegisterColumn } from './register-columns'

export type Issue = 'bad-phone' | 'bad-id' | 'missing-area' | 'formula' | 'negative-bill' | 'bad-amount'

/** Something about a cell a person should know of. */
export type Remark = { reason: Issue; column: RegisterColumn; value: string }

export const COLUMNS_OF_TEXT: RegisterColumn[] = [
  ...(['name', 'idNo', 'phone', 'sparePhone', 'district', 'community', 'building', 'entrance', 'room'] as const),
  ...(['meterNo', 'bankName', 'withholdingNo', 'note'] as const),
]

const isEmpty = (cell: string) => cell.trim() === ''

/** A personal or company number as it is compared: no spaces, half width, capital X. */
export const foldId = (cell: string) => foldWidth(cell).replace(/\s+/g, '').toUpperCase()

function billRemarksOf(cells: RegisterCells): Remark[] {
  return (['priorArrears', 'currentDue'] as const).flatMap((column) => {
    const fen = parseFen(cells[column])
    if (fen !== null && fen >= 0n) return []
    return [{ reason: fen === null ? 'bad-amount' : 'negative-bill', column, value: cells[column] } satisfies Remark]
  })
}

function formulasOf(cells: RegisterCells): Remark[] {
  const isPhone = (column: RegisterColumn) => column === 'phone' || column === 'sparePhone'
  return COLUMNS_OF_TEXT.filter((c) => isFormula(cells[c]) && !(isPhone(c) && parsePhone(cells[c]).valid)).map(
    (column) => ({ reason: 'formula', column, value: cells[column] }),
  )
}

/** What is odd about the cells but does not keep the account out: each is kept, flagged and named in the report. */
export function remarksOf(cells: RegisterCells): Remark[] {
  const remarks: Remark[] = []
  if (!parsePhone(cells.phone).valid) remarks.push({ reason: 'bad-phone', column: 'phone', value: cells.phone })
  if (!isEmpty(cells.sparePhone) && !parsePhone(cells.sparePhone).valid)
    remarks.push({ reason: 'bad-phone', column: 'sparePhone', value: cells.sparePhone })
  if (!isEmpty(cells.idNo) && !isIdNo(foldId(cells.idNo)))
    remarks.push({ reason: 'bad-id', column: 'idNo', value: cells.idNo })
  if (SERVICES[cells.service.trim()] === 'heat' && !parseMeasure(cells.grossArea, 8))
    remarks.push({ reason: 'missing-area', column: 'grossArea', value: cells.grossArea })
  return [...remarks, ...billRemarksOf(cells), ...formulasOf(cells)]
}
