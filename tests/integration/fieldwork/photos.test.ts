import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { fieldDay } from '@/lib/fieldwork/field-day'
import { openPhoto } from '@/lib/fieldwork/open-photo'
import { photoArrival, receivePhoto } from '@/lib/fieldwork/receive-photo'
import { syncCommands } from '@/lib/fieldwork/sync-commands'
import { drawPhotos } from '@/lib/jobs/draw-photos'
import { sweepPieces } from '@/lib/platform/files'
import { newId } from '@/lib/platform/ids'
import { useDatabase } from '../../support/process-database'
import { goesOn, minutes, refusal, town, type Person, type Town } from '../../support/town'

const test = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'askonce-files-'))
process.env.ASKONCE_DATA_DIR = folder

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const noise = (width = 320, height = 240) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })

/** A photo as a phone makes it: with its place in it. */
const photo = () =>
  noise()
    .jpeg({ quality: 95 })
    .withExif({ IFD0: { Make: 'Secret phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 4/1 1234/100' } })
    .toBuffer()

async function announce(t: Town, orderNo: string, sha256: string, by: Person = 'tech') {
  const base = { orderNo, deviceAt: minutes(50).toISOString(), anchor: null, after: null }
  const { results } = await syncCommands(
    await t.as(by, minutes(50)),
    {
      person: t.staff[by].id,
      sentAt: minutes(50),
      commands: [{ ...base, id: newId(), kind: 'photo', seq: 9, body: { subject: 'fault', sha256 } }],
    },
    goesOn,
  )
  return results[0]!.verdict
}

async function upload(t: Town, bytes: Uint8Array, sha256 = hashOf(bytes), piece = 256 * 1024) {
  let last = { offset: 0, done: false }
  for (let offset = 0; offset < bytes.length; offset += piece)
    last = await receivePhoto(await t.as('tech', minutes(60)), {
      person: t.staff.tech.id,
      sha256,
      offset,
      total: bytes.length,
      bytes: bytes.subarray(offset, offset + piece),
    })
  return last
}

async function onSite() {
  const t = await town(test.db)
  const { orderNo } = await t.until('in-progress')
  return { t, orderNo }
}
const files = (t: Town) => test.db.storedFile.findMany({ where: { orgId: t.org.id } })
const views = (t: Town) => test.db.viewCopy.findMany({ where: { orgId: t.org.id } })

describe('F2 photos', () => {
  it('F2 RA17 keeps the original byte for byte, once, however often it comes', async () => {
    const { t, orderNo } = await onSite()
    const bytes = await photo()
    expect(await announce(t, orderNo, hashOf(bytes))).toBe('applied')
    expect(await upload(t, bytes, hashOf(bytes), 20_000)).toMatchObject({ done: true })
    expect(await upload(t, bytes)).toMatchObject({ done: true })
    const [file, ...more] = await files(t)
    expect(more).toEqual([])
    const sealed = readFileSync(join(folder, 'files', file!.originalKey))
    expect(Buffer.compare(sealed, bytes)).toBe(0)
  })

  it('F2 RC59 goes on where it was cut, keeps no row before the whole is there, and sweeps what nobody went on with', async () => {
    const { t, orderNo } = await onSite()
    const bytes = await photo()
    const asked = { person: t.staff.tech.id, sha256: hashOf(bytes) }
    await announce(t, orderNo, asked.sha256)
    const ctx = await t.as('tech', minutes(60))
    const half = Math.floor(bytes.length / 2)
    const total = bytes.length
    await receivePhoto(ctx, { ...asked, offset: 0, total, bytes: bytes.subarray(0, half) })
    expect(await photoArrival(ctx, asked)).toEqual({ offset: half, done: false })
    expect(
      await refusal(receivePhoto(ctx, { ...asked, offset: half + 5, total, bytes: bytes.subarray(half + 5) })),
    ).toEqual(['conflict'])
    expect(await files(t)).toEqual([])
    const pieces = join(folder, 'files', 'pieces', t.org.id)
    utimesSync(join(pieces, readdirSync(pieces)[0]!), new Date(0), new Date(0))
    expect(await sweepPieces(t.org.id, new Date(86_400_000))).toBe(1)
    expect(await photoArrival(ctx, asked)).toEqual({ offset: 0, done: false })
    expect(await upload(t, bytes)).toMatchObject({ done: true })
  })

  it('F2 RC52 refuses what is too large before a byte is kept, and what does not hash to its name', async () => {
    const { t, orderNo } = await onSite()
    const ctx = await t.as('tech', minutes(60))
    const asked = { person: t.staff.tech.id, sha256: 'c'.repeat(64) }
    await announce(t, orderNo, asked.sha256)
    const large = { ...asked, offset: 0, total: 12 * 1024 * 1024, bytes: new Uint8Array(10) }
    expect(await refusal(receivePhoto(ctx, large))).toEqual(['photo_too_large'])
    expect(await refusal(upload(t, await photo(), asked.sha256))).toEqual(['photo_hash'])
    expect(await photoArrival(ctx, asked)).toEqual({ offset: 0, done: false })
    expect(await files(t)).toEqual([])
  })

  it.each([
    [
      'RC55 an SVG with a script',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'photo_type',
    ],
    ['C55 a PDF', async () => Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>endobj'), 'photo_type'],
    ['C53 a zip', async () => Buffer.from('504b0304140000000000', 'hex'), 'photo_type'],
    [
      'RC58 the test virus',
      async () => Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'),
      'photo_type',
    ],
    ['C54 an AVIF', async () => noise(64, 64).avif({ effort: 0 }).toBuffer(), 'photo_type'],
    ['C54 a PNG that says 50,000 by 50,000', async () => hugePng(), 'photo_pixels'],
    ['C55 a JPEG without its header', async () => (await photo()).subarray(0, 40), 'photo_unreadable'],
  ])('F2 %s is refused and nothing of it stays', async (_, make, code) => {
    const { t, orderNo } = await onSite()
    const bytes = await make()
    await announce(t, orderNo, hashOf(bytes))
    for (const piece of [bytes.length, Math.ceil(bytes.length / 2)])
      expect(await refusal(upload(t, bytes, hashOf(bytes), piece))).toEqual([code])
    expect(await files(t)).toEqual([])
    const pieces = join(folder, 'files', 'pieces', t.org.id)
    expect(existsSync(pieces) ? readdirSync(pieces) : []).toEqual([])
  })

  it('F2 RC55 RC56 shows a copy drawn anew: no place, no maker, no HTML tail; the original keeps them', async () => {
    const { t, orderNo } = await onSite()
    const bytes = Buffer.concat([await photo(), Buffer.from('<html><script>alert(1)</script></html>')])
    await announce(t, orderNo, hashOf(bytes))
    await upload(t, bytes)
    const [file] = await files(t)
    const view = await openPhoto(await t.as('agent', minutes(70)), file!.id)
    const head = await sharp(view.bytes).metadata()
    expect([head.format, head.exif, head.width]).toEqual(['jpeg', undefined, 320])
    expect(Buffer.from(view.bytes).includes('script')).toBe(false)
    expect(Buffer.from(view.bytes).includes('Secret phone')).toBe(false)
    const sealed = readFileSync(join(folder, 'files', file!.originalKey))
    expect(sealed.includes('Secret phone')).toBe(true)
    expect(view.name).toMatch(/^photo-[\d-]{10}-[0-9a-f]{8}\.jpg$/) // C57: no name a person gave
  })

  it('F2 RA17 gives its receipt once the original is safe; the worker draws the copy that is shown, once, whoever else looks', async () => {
    const { t, orderNo } = await onSite()
    const shots = [await photo(), await photo()]
    for (const bytes of shots) {
      await announce(t, orderNo, hashOf(bytes))
      expect(await upload(t, bytes)).toMatchObject({ done: true })
    }
    const stored = await files(t)
    expect(stored.map(({ viewKey }) => existsSync(join(folder, 'files', viewKey)))).toEqual([false, false])
    await openPhoto(await t.as('agent', minutes(70)), stored[0]!.id) // somebody looks before the worker comes
    await Promise.all([drawPhotos(test.db, minutes(70)), drawPhotos(test.db, minutes(70))])
    expect(stored.map(({ viewKey }) => existsSync(join(folder, 'files', viewKey)))).toEqual([true, true])
    expect(await views(t)).toMatchObject([{ state: 'drawn' }, { state: 'drawn' }])
    const again = test.db.viewCopy.updateMany({ where: { orgId: t.org.id }, data: { state: 'unreadable' } })
    await expect(again).rejects.toThrow(/stays as it is/)
  })

  it('F2 RC55 seals half a JPEG as it came, says that it cannot be opened, and tries a photo that fails three times', async () => {
    const { t, orderNo } = await onSite()
    const half = (await photo()).subarray(0, 4000)
    await announce(t, orderNo, hashOf(half))
    expect(await upload(t, half)).toMatchObject({ done: true })
    await drawPhotos(test.db, minutes(70))
    expect(await views(t)).toMatchObject([{ state: 'unreadable', attempts: 1 }])
    const [file] = await files(t)
    expect(Buffer.compare(readFileSync(join(folder, 'files', file!.originalKey)), half)).toBe(0)
    expect(await refusal(openPhoto(await t.as('agent', minutes(71)), file!.id))).toEqual(['not-found'])
    const day = await fieldDay(await t.as('tech', minutes(71)), orderNo)
    expect(day.jobs[0]!.visits[0]!.photos).toMatchObject([{ unreadable: true }])

    const bytes = await photo()
    await announce(t, orderNo, hashOf(bytes))
    await upload(t, bytes)
    const sealed = join(folder, 'files', (await files(t)).find(({ sha256 }) => sha256 === hashOf(bytes))!.originalKey)
    renameSync(sealed, `${sealed}.away`) // the store does not answer
    for (const at of [72, 73, 74, 75, 76]) await drawPhotos(test.db, minutes(at * 2))
    const where = { orgId: t.org.id, sha256: hashOf(bytes) }
    expect(await test.db.viewCopy.findFirst({ where })).toMatchObject({ state: 'waiting', attempts: 3 })
    renameSync(`${sealed}.away`, sealed)
  })

  it('M3 serves a photo only to whom the ticket is open, and takes bytes only of what was announced', async () => {
    const { t, orderNo } = await onSite()
    const bytes = await photo()
    const ctx = await t.as('tech', minutes(60))
    const person = t.staff.tech.id
    const piece = { person, sha256: hashOf(bytes), offset: 0, total: bytes.length, bytes }
    expect(await refusal(receivePhoto(ctx, piece))).toEqual(['not-found'])
    await announce(t, orderNo, hashOf(bytes))
    const other = await t.as('tech2', minutes(60))
    expect(await refusal(receivePhoto(other, piece))).toEqual(['other-person'])
    expect(await refusal(photoArrival(other, { person, sha256: piece.sha256 }))).toEqual(['other-person'])
    expect(await refusal(receivePhoto(other, { ...piece, person: other.actor.id }))).toEqual(['not-found'])
    expect(await refusal(receivePhoto(await t.as('agent', minutes(60)), piece))).toEqual(['forbidden'])
    await receivePhoto(ctx, piece)
    const [file] = await files(t)
    expect(await refusal(openPhoto(await t.as('westTech'), file!.id))).toEqual(['not-found'])
    expect(await refusal(openPhoto(await t.as('auditor'), file!.id))).toEqual(['forbidden'])
    const elsewhere = await town(test.db)
    expect(await refusal(openPhoto(await elsewhere.as('supervisor'), file!.id))).toEqual(['not-found'])
  })

  it('RC67 keeps the photo of a parked command for whoever decides over it', async () => {
    const t = await town(test.db)
    const { orderNo } = await t.until('accepted')
    const bytes = await photo()
    expect(await announce(t, orderNo, hashOf(bytes))).toBe('parked')
    expect(await upload(t, bytes)).toMatchObject({ done: true })
    const [file] = await files(t)
    expect((await openPhoto(await t.as('dispatcher'), file!.id)).bytes.length).toBeGreaterThan(500)
    expect(await refusal(openPhoto(await t.as('agent'), file!.id))).toEqual(['not-found'])
  })
})

/** A PNG of a few bytes whose header claims 50,000 by 50,000. */
async function hugePng(): Promise<Buffer> {
  const { crc32 } = await import('node:zlib')
  const small = await noise(8, 8).png().toBuffer()
  const head = Buffer.from(small)
  head.writeUInt32BE(50_000, 16)
  head.writeUInt32BE(50_000, 20)
  head.writeUInt32BE(crc32(head.subarray(12, 29)), 29)
  return head
}
