import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scanned } from '@/lib/platform/scan'
import { env } from '@/lib/platform/env'
import { useDatabase } from '../../support/process-database'
import { refusal } from '../../support/town'

useDatabase()
const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'
let scanner: Server
let seen = 0

/** A scanner that speaks clamd's INSTREAM: chunks with their length before them, an empty one at the end, then the verdict. */
beforeAll(async () => {
  scanner = createServer((socket) => {
    let bytes = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (more) => {
      bytes = Buffer.concat([bytes, more])
      if (!bytes.subarray(-4).equals(Buffer.alloc(4))) return
      seen = bytes.length
      socket.end(bytes.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((ready) => scanner.listen(0, '127.0.0.1', ready))
})
afterAll(() => void scanner.close())

describe('F2 the virus scanner', () => {
  it('F2 RC58 says that nothing was scanned when no scanner is configured', async () => {
    expect(await scanned(Buffer.from(EICAR))).toBe(false)
    expect(seen).toBe(0)
  })

  it('F2 RC58 has a file scanned, refuses one that carries a virus, and keeps nothing when the scanner is away', async () => {
    Object.assign(env(), { CLAMD_HOST: '127.0.0.1', CLAMD_PORT: (scanner.address() as AddressInfo).port })
    expect(await scanned(Buffer.alloc(300_000, 'a'))).toBe(true)
    expect(seen).toBeGreaterThan(300_000)
    expect(await refusal(scanned(Buffer.from(`X5O!P%@AP $${EICAR}!$H+H*`)))).toEqual(['photo_infected'])
    Object.assign(env(), { CLAMD_PORT: 1 })
    await expect(scanned(Buffer.from('a'))).rejects.toThrow()
    Object.assign(env(), { CLAMD_HOST: undefined })
  })
})
