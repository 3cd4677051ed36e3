import { foldWidth } from '@/lib/kernel/text'

const PIECES = /[\r\n,，。;；!！?？]+/
const MAX_PIECES = 4
const LEAD = /^\s*(?:(?:我们|我家|我|他家|她家|家里|家|人(?=[在住就])|就|住在|住|位于|地址|是|在)\s*[:：]?\s*)+/
/** As far as its last number, with the word that belongs to it. */
const NUMBERED = /^.*\d[A-Za-z]?\s*(?:号楼|栋|幢|座|楼(?![上下])|#|单元|门(?![口前])|梯|室|房|户|号)?/s
/** What stands beside an address is not there. */
const BESIDE =
  /^\s*(?:的)?\s*(?:对面|对过|旁|隔壁|附近|门口|门前|楼下|楼上|前(?!天)|后(?!来|天)|边|外|东|南|西|北|上面|下面|往)/

function numbered(piece: string): string[] {
  const said = piece.replace(LEAD, '')
  const address = NUMBERED.exec(said)?.[0]
  return address && !BESIDE.test(said.slice(address.length)) ? [address] : []
}

/**
 * The addresses a text may name, one a line or clause, without the words around them; the whole of it first. `numbersOnly` leaves out what
 * names no number: a place is known already, and only an exact one would tell more.
 */
export function saidPlaces(text: string, numbersOnly: boolean): string[] {
  const folded = foldWidth(text)
  if (!/\d/.test(folded)) return numbersOnly || folded === '' ? [] : [folded]
  const pieces = folded.split(PIECES).filter((piece) => /\d/.test(piece))
  return [...new Set([folded, ...pieces.slice(0, MAX_PIECES)].flatMap(numbered))]
}
