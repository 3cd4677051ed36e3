import { foldWidth } from '@/lib/kernel/text'

/** What a typed address says; numbers bare, as they stand on the premise. */
export type AddressParts = { communityText?: string; building?: string; entrance?: string; room?: string }

const NO = '0*[0-9]{1,4}[A-Z]?|[A-Z][0-9]{0,2}'
const TYPED = new RegExp(
  `^(?<community>.*?)(?<![0-9])` +
    `(?:第?(?<building>${NO})(?:号楼|栋|幢|座|#楼|#|号|楼))?` +
    `(?:(?<entrance>${NO})(?:单元|门|梯))?-?` +
    `(?:(?<room>0*[0-9]{1,5}[A-Z]?)(?:室|房|户|号)?)?$`,
)
const DASHED = new RegExp(
  `^(?<community>.*?)(?<![0-9A-Z])(?<first>${NO})-(?<second>[0-9]{1,5}[A-Z]?)(?:-(?<third>[0-9]{1,5}[A-Z]?))?$`,
)
/** A number of this many digits alone is a building, a longer one a room. */
const BUILDING_DIGITS = 2

/** The storey before a room: its number says it. */
const FLOOR = /(号楼|栋|幢|座|#|单元|门|梯)-?[0-9一二三四五六七八九十]{1,3}(?:层|楼)-?(?=[0-9]{3,5}(?:室|房|户|号|$))/g

const bare = (no: string) => no.replace(/^0+(?=\d)/, '')
const isShort = (no: string) => bare(no).replace(/\D/g, '').length <= BUILDING_DIGITS

/** 五, 十, 十二, 二十三 as digits. */
function arabic(numeral: string): string {
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['', numeral]
  const digit = (char: string | undefined, empty: number) => (char ? '一二三四五六七八九'.indexOf(char) + 1 : empty)
  return String((numeral.includes('十') ? digit(tens, 1) * 10 : 0) + digit(ones, 0))
}

function tidy(text: string): string {
  return foldWidth(text)
    .trim()
    .replace(/[—–‐−_/、]+|\s*-\s*/g, '-')
    .replace(/(?<=[0-9A-Za-z])\s+(?=[0-9])/g, '-')
    .replace(/[\s,，.。]+/g, '')
    .replace(/(?<=[0-9])[a-z]|[a-z](?=[0-9座栋幢号#])/g, (c) => c.toUpperCase())
    .replace(/[一二三四五六七八九十]+(?=号楼|栋|幢|座|单元|门)/g, arabic)
    .replace(FLOOR, '$1')
    .replace(/(?:号楼|栋|幢|座|#楼?)(?=\d+-\d)/g, '-')
    .replace(/(?<=[0-9A-Za-z])(?:室|房)\D*$/, '') // 602室里的暖气
    .replace(/([0-9]+)#([0-9]+)#(?=[0-9])/, '$1-$2-')
    .replace(/(号楼|栋|幢|座|#|楼|单元|门)-/g, '$1')
}

function dashed(text: string): AddressParts | null {
  const groups = DASHED.exec(text)?.groups
  if (!groups) return null
  const { first, second, third } = groups as { first: string; second: string; third?: string }
  if (third) return { building: bare(first), entrance: bare(second), room: bare(third) }
  return isShort(second)
    ? { building: bare(first), entrance: bare(second) }
    : { building: bare(first), room: bare(second) }
}

function typed(text: string): AddressParts | null {
  const groups = TYPED.exec(text)?.groups
  if (!groups) return null
  const { building, entrance, room } = groups
  if (room && !entrance && isShort(room)) return building ? parts(building, room) : parts(room)
  return parts(building, entrance, room)
}

function parts(building?: string, entrance?: string, room?: string): AddressParts {
  return {
    ...(building && { building: bare(building) }),
    ...(entrance && { entrance: bare(entrance) }),
    ...(room && { room: bare(room) }),
  }
}

/** Understands an address as agents type it: 5-2-301, 建设里5栋2门301, 建设里 ５号楼２单元３０１室; what is not a number names the community. */
export function parseAddress(text: string): AddressParts {
  const tidied = tidy(text)
  const found = dashed(tidied) ?? typed(tidied) ?? {}
  const community = (DASHED.exec(tidied) ?? TYPED.exec(tidied))?.groups?.community?.replace(/-$/, '')
  return { ...(community && /[\p{L}\p{N}]/u.test(community) && { communityText: community }), ...found }
}

const REGION = /(?:自治[州县旗]|街道|[省市区县旗镇乡道路街巷号])/g
/** The word for "estate" after a community's name. */
export const COMMUNITY_TAIL = '(小区|社区|生活区|住宅区)$'
const TAIL = new RegExp(COMMUNITY_TAIL)

/** The names a community may be called by in an address: as typed, without the city, district or street before it, without the word for "estate" after it. */
export function communityNames(text: string): string[] {
  const without = [...text.matchAll(REGION)].map((found) => text.slice(found.index + found[0].length))
  const names = [text, ...without].flatMap((name) => [name, name.replace(TAIL, '')])
  return [...new Set(names)].filter((name) => [...name].length >= 2)
}
