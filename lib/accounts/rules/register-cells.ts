import { foldWidth } from '@/lib/kernel/text'

const MAX_YUAN_DIGITS = 12

/** A cell a spreadsheet could run: begins with = + - @ (full-width too), TAB or CR. */
export function isFormula(cell: string): boolean {
  return /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell)
}

/** Yuan as people write them (1,234.50, １２．００, ￥8) to whole fen; empty is nothing owed; null when it is no amount. */
export function parseFen(cell: string): bigint | null {
  const text = foldWidth(cell)
    .trim()
    .replace(/^[¥￥]/, '')
  if (text === '') return 0n
  const match = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text)
  const yuan = match?.[2]?.replaceAll(',', '')
  if (!match || !yuan || yuan.length > MAX_YUAN_DIGITS) return null
  const fen = BigInt(yuan) * 100n + BigInt((match[3] ?? '').padEnd(2, '0'))
  return match[1] ? -fen : fen
}

/** A positive measure with up to two decimals as text a database takes exactly; null when empty, zero or unreadable. */
export function parseMeasure(cell: string, wholeDigits: number): string | null {
  const text = foldWidth(cell)
    .trim()
    .replace(/(㎡|m2|平方米|平米|米|m)$/i, '')
  const match = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text.trim())
  const whole = match?.[1]?.replaceAll(',', '').replace(/^0+(?=\d)/, '')
  if (!match || !whole || whole.length > wholeDigits) return null
  const measure = match[2] ? `${whole}.${match[2]}` : whole
  return Number(measure) > 0 ? measure : null
}

/** A phone as given and as it is looked up. Unusable ones are kept: a wrong number is a fact about the account too. */
export function parsePhone(cell: string): { phone: string; digits: string; valid: boolean } {
  const phone = foldWidth(cell).trim()
  const digits = phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')
  const written = /^\+?[\d\s()·.\-—–]+$/.test(phone)
  const usable = /^(1[3-9]\d{9}|0[1-9]\d{8,10}|[2-9]\d{6,7}|[48]00\d{7})$/.test(digits)
  return { phone, digits, valid: written && usable }
}

const BARE = /^第?0*([0-9A-Z]+?)(?:号楼|号|栋|幢|座|楼|单元|门|梯|室|房|户|#|#楼)?$/

/** The bare number of a building, entrance or room: `5号楼`, `5幢`, `5` and `０５` are 5. Other names stay as they are. */
export function placeNo(cell: string): string {
  const text = foldWidth(cell).replace(/\s+/g, '').toUpperCase()
  return BARE.exec(text)?.[1] ?? text
}

const isBare = (no: string) => /^[0-9A-Z]+$/.test(no)

export const buildingName = (no: string) => (isBare(no) ? `${no}号楼` : no)
export const entranceName = (no: string) => (isBare(no) ? `${no}单元` : no)
