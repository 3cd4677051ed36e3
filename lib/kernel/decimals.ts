import { foldWidth } from './text'

const PLAIN = /^(0|[1-9]\d{0,8})(?:\.(\d+))?$/

/** A whole number of hundredths, thousandths … as text with that many places: 280 with two is 2.80. */
export function decimals(value: bigint | number, places: number): string {
  const text = String(value).padStart(places + 1, '0')
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`
}

/** As `decimals`, without the zeros at the end: 200 thousandths are 0.2. */
export function shortDecimals(value: bigint | number, places: number): string {
  return places === 0 ? String(value) : decimals(value, places).replace(/\.?0+$/, '')
}

/** A number as written on a form, counted in its last place and never rounded: 2.8 with two places is 280. Or why not: required, number, decimals:n. */
export function wholeOf(text: string, places: number): number | string {
  const typed = foldWidth(text).trim()
  if (typed === '') return 'required'
  const [, whole, fraction = ''] = PLAIN.exec(typed) ?? []
  if (whole === undefined) return 'number'
  if (fraction.length > places) return places === 0 ? 'whole' : `decimals:${places}`
  return Number(whole + fraction.padEnd(places, '0'))
}
