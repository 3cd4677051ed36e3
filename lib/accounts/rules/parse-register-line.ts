import { line, paragraph } from '@/lib/kernel/fields'
import { foldWidth } from '@/lib/kernel/text'
import { parseFen, parseMeasure, parsePhone, placeNo } from './register-cells'
import { METERINGS, SERVICES, TARIFF_CLASSES, type RegisterCells, type RegisterColumn } from './register-columns'
import { COLUMNS_OF_TEXT, foldId, remarksOf, type Issue, type Remark } from './register-remarks'

export type LineContact = { relation: 'holder' | 'spare'; rank: number; phone: string; digits: string; valid: boolean }

/** One account as a register line tells it. Amounts are whole fen; measures are exact decimal text. */
export type RegisterLine = {
  accountNo: string
  name: string
  idNo: string | null
  idNoValid: boolean
  contacts: LineContact[]
  district: string
  community: string
  building: string
  entrance: string
  room: string
  service: 'heat' | 'water' | 'power'
  tariffClass: string
  metering: string
  grossAreaM2: string | null
  insideAreaM2: string | null
  storeyHeightM: string | null
  meterNo: string | null
  bankName: string | null
  withholdingNo: string | null
  priorArrearsFen: bigint
  currentDueFen: bigint
  billable: boolean
  note: string
  issues: Issue[]
}

export type LineRefusal = {
  reason: 'account-no' | 'text' | 'unknown-word' | 'empty'
  column: RegisterColumn
  value: string
}
export type ParsedLine =
  | { ok: true; line: RegisterLine; remarks: Remark[] }
  | { ok: false; accountNo: string; refusal: LineRefusal; remarks: Remark[] }

const LENGTHS: Partial<Record<RegisterColumn, number>> = { name: 80, community: 60 }
const TEXTS = COLUMNS_OF_TEXT.map((column) => ({
  column,
  schema: column === 'note' ? paragraph(500) : line(LENGTHS[column] ?? 40),
}))
const WORDS = { service: SERVICES, tariffClass: TARIFF_CLASSES, metering: METERINGS } as const

const clean = (cell: string) => cell.trim()
const orNull = (text: string) => (text === '' ? null : text)

/** Letters that name the register, then digits; as people type it, so full-width and spaced too. */
export function parseAccountNo(cell: string): string | null {
  const no = foldWidth(cell).replace(/\s+/g, '').toUpperCase()
  return /^[A-Z]{0,4}\d{4,20}$/.test(no) ? no : null
}

function refusalOf(cells: RegisterCells): LineRefusal | null {
  if (!parseAccountNo(cells.accountNo)) return { reason: 'account-no', column: 'accountNo', value: cells.accountNo }
  for (const { column, schema } of TEXTS) {
    const text = clean(cells[column])
    if (text.includes('\ufffd') || !schema.safeParse(text).success) return { reason: 'text', column, value: text }
  }
  for (const column of ['name', 'community'] as const) {
    if (clean(cells[column]) === '') return { reason: 'empty', column, value: '' }
  }
  for (const [column, words] of Object.entries(WORDS)) {
    const cell = cells[column as RegisterColumn]
    if (!Object.hasOwn(words, clean(cell)))
      return { reason: 'unknown-word', column: column as RegisterColumn, value: cell }
  }
  return null
}

function contactsOf(cells: RegisterCells): LineContact[] {
  const holder: LineContact = { relation: 'holder', rank: 0, ...parsePhone(cells.phone) }
  const spare: LineContact = { relation: 'spare', rank: 1, ...parsePhone(cells.sparePhone) }
  return [holder, spare].filter((contact) => contact.phone !== '')
}

/** What is owed; a bill that is negative or no amount is refused, so nothing is. */
function owedFen(cell: string): bigint {
  const fen = parseFen(cell)
  return fen !== null && fen >= 0n ? fen : 0n
}

/** Reads one line of the register. A negative or unreadable bill is refused, its account is kept. */
export function parseRegisterLine(cells: RegisterCells): ParsedLine {
  const remarks = remarksOf(cells)
  const refusal = refusalOf(cells)
  if (refusal) return { ok: false, accountNo: clean(cells.accountNo), refusal, remarks }
  const issues = [...new Set(remarks.map((remark) => remark.reason))]
  return {
    ok: true,
    remarks,
    line: {
      accountNo: parseAccountNo(cells.accountNo)!,
      name: clean(cells.name),
      idNo: orNull(foldId(cells.idNo)),
      idNoValid: !issues.includes('bad-id'),
      contacts: contactsOf(cells),
      district: clean(cells.district),
      community: clean(cells.community),
      building: placeNo(cells.building),
      entrance: placeNo(cells.entrance),
      room: placeNo(cells.room),
      service: SERVICES[clean(cells.service)]!,
      tariffClass: TARIFF_CLASSES[clean(cells.tariffClass)]!,
      metering: METERINGS[clean(cells.metering)]!,
      grossAreaM2: parseMeasure(cells.grossArea, 8),
      insideAreaM2: parseMeasure(cells.insideArea, 8),
      storeyHeightM: parseMeasure(cells.storeyHeight, 2),
      meterNo: orNull(clean(cells.meterNo)),
      bankName: orNull(clean(cells.bankName)),
      withholdingNo: orNull(clean(cells.withholdingNo)),
      priorArrearsFen: owedFen(cells.priorArrears),
      currentDueFen: owedFen(cells.currentDue),
      billable: !issues.includes('missing-area'),
      note: clean(cells.note),
      issues,
    },
  }
}
