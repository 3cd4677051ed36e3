import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** A time-ordered 128-bit id. */
export function newId(): string {
  return v7()
}

/** A key nobody can guess, for forms and links. */
export function newKey(): string {
  return randomBytes(24).toString('base64url')
}
