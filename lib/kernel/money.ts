import { z } from 'zod'

const MAX_YUAN_DIGITS = 9

/** Yuan as written on a form, and nothing else: 0.01 to 999999999.99, at most two decimals, no sign, no separators, no blanks. Gives fen. */
export const yuanField = z
  .string()
  .regex(new RegExp(`^(0|[1-9]\\d{0,${MAX_YUAN_DIGITS - 1}})(\\.\\d{1,2})?$`), 'amount')
  .transform(fenOf)
  .refine((fen) => fen > 0n, 'amount')

/** As `yuanField`, and nothing at all is allowed to be nothing: an empty drawer has a float of 0. */
export const yuanOrZeroField = z
  .string()
  .regex(new RegExp(`^(0|[1-9]\\d{0,${MAX_YUAN_DIGITS - 1}})(\\.\\d{1,2})?$`), 'amount')
  .transform(fenOf)

/** Fen of an amount in yuan that has been checked to be one. */
export function fenOf(yuan: string): bigint {
  const [whole = '0', cents = ''] = yuan.split('.')
  return BigInt(whole) * 100n + BigInt(cents.padEnd(2, '0'))
}

/** Fen as yuan with two decimals, exact whatever the size: 123456789012n is 1234567890.12. */
export function yuanText(fen: bigint): string {
  const [sign, abs] = fen < 0n ? ['-', -fen] : ['', fen]
  return `${sign}${abs / 100n}.${String(abs % 100n).padStart(2, '0')}`
}

/** a × b ÷ c, rounded half up to a whole number; a and b not below zero, c above it. */
export function mulDiv(a: bigint, b: bigint, c: bigint): bigint {
  return (2n * a * b + c) / (2n * c)
}
