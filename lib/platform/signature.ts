import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'

const HEX = /^[0-9a-f]{64}$/

/** The signature of a message: HMAC-SHA256 over its second and its bytes as they came. */
export const signatureOf = (secret: string, timestamp: string, raw: Uint8Array): string =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(raw).digest('hex')

/** Whether one of the secrets signed it, compared without telling how much of it was right. */
export function isSigned(secrets: readonly string[], timestamp: string, raw: Uint8Array, signature: string): boolean {
  if (!HEX.test(signature)) return false
  const given = Buffer.from(signature, 'hex')
  return secrets
    .map((secret) => timingSafeEqual(Buffer.from(signatureOf(secret, timestamp, raw), 'hex'), given))
    .some(Boolean)
}
