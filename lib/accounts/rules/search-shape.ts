import { clip, foldName, foldWidth } from '@/lib/kernel/text'
import { parseAddress, type AddressParts } from './parse-address'

/** Which look-ups a typed text is worth, each with what to look for. */
export type SearchShape = {
  accountNo?: string
  accountDigits?: string
  phone?: string
  name?: string
  sound?: string
  address?: AddressParts
  community?: string
  /** a name and a place apart by a space, whichever was typed first */
  pairs?: { name: string; place: AddressParts }[]
}

/** How many of a number's last digits are shown everywhere. */
export const SHOWN_ENDING = 4

/** The digits of a text that may be the middle of a number: more than its shown ending, less than a whole one. Null for anything else. */
export function phonePartOf(typed: string): string | null {
  const digits = typed.replace(/[\s()+.-]/g, '')
  return /^\d{5,10}$/.test(digits) && !/^\d{1,3}-\d/.test(typed.trim()) ? digits : null
}

const MIN_LENGTH = 2
const MAX_LENGTH = 64
const MIN_DIGITS = 4
const MAX_DIGITS = 20
const MAX_PAIRS = 4

/** One line of what was typed, made safe to look for: no control characters, no half characters, not endless. */
export function searchText(typed: string): string {
  const text = foldWidth(typed.toWellFormed().slice(0, MAX_LENGTH * 8))
  return clip(text.replace(/[\p{Cc}\p{Cf}\ufffd]+/gu, ' ').trim(), MAX_LENGTH + 1).replace(/…$/, '')
}

/** The text as a LIKE pattern matches it literally. */
export const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&')

function digitsShape(text: string, digits: string): SearchShape {
  const address = parseAddress(text)
  const isDashed = /^\d{1,3}[A-Za-z]?[-\s]\d/.test(text) && digits.length < 11
  if (isDashed && (address.room ?? address.entrance) && (address.entrance || digits.length < 7)) return { address }
  if (digits.length < MIN_DIGITS || digits.length > MAX_DIGITS) return {}
  return { accountDigits: digits, phone: digits.replace(/^86(?=1\d{10}$)/, '') }
}

const NAME = /^[\p{L}·]{2,20}$/u

function pairsOf(text: string): SearchShape['pairs'] {
  const words = text.split(/\s+/)
  const cuts = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')] as const)
  const pairs = cuts.flatMap(([before, after]) => [
    { name: before, place: parseAddress(after) },
    { name: after, place: parseAddress(before) },
  ])
  return pairs
    .filter(({ name, place }) => NAME.test(name) && Object.values(place).some(Boolean))
    .slice(0, MAX_PAIRS)
    .map(({ name, place }) => ({ name: foldName(name), place }))
}

/** Tells by its shape what a text may be: an account number, a phone, a name, its sound, an address, a community. */
export function searchShape(typed: string): SearchShape {
  const text = searchText(typed)
  if ([...text].length < MIN_LENGTH || !/[\p{L}\p{N}]/u.test(text)) return {}
  const compact = text.replace(/[\s()+.-]/g, '')
  if (/^[\d\s()+.-]+$/.test(text)) return digitsShape(text, compact)
  if (/^[A-Za-z]{1,4}\d{2,20}$/.test(compact)) return { accountNo: compact.toUpperCase(), address: parseAddress(text) }
  if (/^[A-Za-z][A-Za-z' ]*$/.test(text)) {
    const sound = text.toLowerCase().replace(/[^a-z]/g, '')
    return sound.length < MIN_LENGTH ? {} : { name: foldName(text), sound }
  }
  const address = parseAddress(text)
  const pairs = /\s/.test(text) ? pairsOf(text) : undefined
  if (address.building || address.entrance || address.room) return { address, pairs }
  return { name: foldName(text), community: address.communityText ?? text, pairs }
}
