import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import S3rver from 's3rver'
import { getFile, putFile } from '@/lib/platform/files'
import { newId } from '@/lib/platform/ids'

let store: S3rver
beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'askonce-s3-'))
  store = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: 'photos' }] })
  const { port } = await store.run()
  process.env.NEXTAUTH_SECRET ??= 'x'.repeat(32)
  process.env.DATABASE_URL ??= 'postgresql://nobody@127.0.0.1:1/none'
  process.env.FILES_S3_URL = `http://127.0.0.1:${port}/photos`
  process.env.FILES_S3_KEY = 'S3RVER'
  process.env.FILES_S3_SECRET = 'S3RVER'
})
afterAll(() => store.close())

describe('F2 a store that speaks S3', () => {
  it('F2 keeps and gives back a file byte for byte by a real S3 server', async () => {
    const key = `sealed/${newId()}/${'a'.repeat(64)}`
    const bytes = new Uint8Array(300_000).map((_, i) => (i * 7) % 256)
    await putFile(key, bytes, 'application/octet-stream')
    expect(Buffer.compare(Buffer.from((await getFile(key))!), Buffer.from(bytes))).toBe(0)
    expect(await getFile(`sealed/${newId()}/${'b'.repeat(64)}`)).toBe(null)
  })

  it('F2 RC57 makes no key of a name that is not its own', async () => {
    for (const key of ['../x', 'sealed/../../x', 'sealed/CON', `sealed/${newId()}/..%2f`, `/etc/passwd`])
      await expect(putFile(key, new Uint8Array(1), 'x')).rejects.toThrow(/not a key/)
  })
})
