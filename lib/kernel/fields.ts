import { z } from 'zod'
import { foldWidth } from './text'

const hasLoneSurrogate = (text: string) => !text.isWellFormed()
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/
const INVISIBLE = /[\u200b\u2060\ufeff]/
/** Fillers, joiners, marks of direction, tags, marks that stand on no letter and the empty braille cell: alone they are nothing anyone can read. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cf}\p{M}\u2800]/gu
const isBlank = (text: string) => text.replace(UNSEEN, '') === ''
const MARK_RUN = /\p{M}{9,}/u

const length = (text: string) => [...text].length

/** One line of text a person typed: refused when it holds characters no one can see or that no database can keep. */
export function line(max: number) {
  return z
    .string()
    .refine((t) => !hasLoneSurrogate(t) && !CONTROL.test(t) && !/[\r\n\u2028\u2029]/.test(t), 'characters')
    .refine((t) => !DIRECTION.test(t) && !INVISIBLE.test(t) && !MARK_RUN.test(t), 'characters')
    .refine((t) => length(t) <= max, `too_long:${max}`)
    .transform((t) => (isBlank(t) ? '' : t.trim()))
}

/** Several lines of text. Invisible direction marks are refused, emoji joiners kept. */
export function paragraph(max: number) {
  return z
    .string()
    .refine((t) => !hasLoneSurrogate(t) && !CONTROL.test(t) && !DIRECTION.test(t) && !MARK_RUN.test(t), 'characters')
    .refine((t) => length(t) <= max, `too_long:${max}`)
    .transform((t) => (isBlank(t) ? '' : t.replace(/\r\n?/g, '\n').trim()))
}

export const required = <T extends z.ZodType<string>>(field: T) => field.refine((t) => t.length > 0, 'required')

/** Mobile, landline with or without area code, 400/800 number, short service number (12345), or a foreign number with its plus. */
const PHONE = /^(1\d{10}|0\d{9,11}|[2-9]\d{6,7}|[48]00\d{7}|[19]\d{4}|\+[1-9]\d{7,14})$/

/** A phone as people write it: full-width digits, spaces, dashes and brackets fold away; empty where there is none. */
export const phone = z
  .string()
  .refine((t) => t.length <= 40, 'phone')
  .transform((t) =>
    foldWidth(t)
      .replace(/[\s()（）·-]/g, '')
      .replace(/^\+?86(?=1\d{10}$)/, ''),
  )
  .refine((t) => t === '' || PHONE.test(t), 'phone')

export const id = z.uuid('id')

/** A business number such as a ticket's: letters, digits and dashes. */
export const businessNo = z
  .string()
  .transform((t) => foldWidth(t).trim().toUpperCase())
  .refine((t) => /^[A-Z]{1,3}[0-9][0-9-]{2,20}$/.test(t), 'number')

/** The key a form was opened with. */
export const requestKey = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, 'key')

/** The version the person was looking at. */
export const expectedVersion = z.int('version').min(1, 'version').max(2_000_000_000, 'version')

const MIN_YEAR = 2000
const MAX_YEAR = 2100

/** An instant with its zone, within sane years. A time without a zone is refused. */
export const instant = z.iso
  .datetime({ offset: true, message: 'time' })
  .transform((t) => new Date(t))
  .refine((d) => d.getUTCFullYear() >= MIN_YEAR && d.getUTCFullYear() <= MAX_YEAR, 'time')

export const localDate = z
  .string('date')
  .min(1, 'required')
  .pipe(z.iso.date('date'))
  .refine((t) => t >= `${MIN_YEAR}` && t < `${MAX_YEAR}`, 'date')
