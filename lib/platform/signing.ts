import 'server-only'
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { env } from './env'

/** A mark only this server can make, for one purpose: what it marked comes back unchanged or not at all. */
export const sign = (purpose: string, text: string): string =>
  createHmac('sha256', env().NEXTAUTH_SECRET).update(`${purpose}\n${text}`).digest('base64url')

/** Whether the mark is ours, compared without telling how much of it was right. */
export function isSigned(purpose: string, text: string, mark: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest()
  return timingSafeEqual(digest(sign(purpose, text)), digest(mark))
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
