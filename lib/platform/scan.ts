import 'server-only'
import { Readable } from 'node:stream'
import { refuseIf } from '@/lib/kernel/errors'
import { env } from './env'

const PATIENCE_MS = 20_000

/**
 * Has a file looked at by the virus scanner that is configured (CLAMD_HOST and CLAMD_PORT). False: none is, and screens say so.
 * Blockers: photo_infected. A scanner that does not answer throws: nothing is kept, and whoever sent the file sends it again.
 */
export async function scanned(bytes: Uint8Array): Promise<boolean> {
  const { CLAMD_HOST: host, CLAMD_PORT: port } = env()
  if (!host) return false
  const { default: Scanner } = await import('clamscan')
  const scanner = await new Scanner().init({
    preference: 'clamdscan',
    clamscan: { active: false },
    clamdscan: { host, port, timeout: PATIENCE_MS, bypassTest: true, active: true },
  })
  const { isInfected } = await scanner.scanStream(Readable.from([Buffer.from(bytes)]))
  if (isInfected === null) throw new Error('the virus scanner gave no verdict')
  refuseIf(isInfected ? [{ code: 'photo_infected' }] : [])
  return true
}
