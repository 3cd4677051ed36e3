import 'server-only'
import { mkdir, open, readFile, rename, rm, stat, readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { AwsClient } from 'aws4fetch'
import { env } from './env'
import { newId } from './ids'

const KEY = /^[a-z]+\/[0-9a-f-]{36}(\/[0-9a-z.-]+)*$/

/** Keys are made here, of ids and hashes; a name a person gave never becomes a path. */
function checked(key: string): string {
  if (!KEY.test(key) || key.includes('..')) throw new Error(`${key} is not a key of ours`)
  return key
}

const folder = () => join(resolve(/* turbopackIgnore: true */ env().ASKONCE_DATA_DIR), 'files')
const pathOf = (key: string) => join(folder(), checked(key))

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(/* turbopackIgnore: true */ dirname(path), { recursive: true })
  const beside = `${path}.${newId()}`
  const file = await open(/* turbopackIgnore: true */ beside, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(/* turbopackIgnore: true */ beside, path)
}

let client: AwsClient | undefined
function s3(): AwsClient | null {
  const { FILES_S3_URL, FILES_S3_KEY, FILES_S3_SECRET, FILES_S3_REGION } = env()
  if (!FILES_S3_URL || !FILES_S3_KEY || !FILES_S3_SECRET) return null
  client ??= new AwsClient({
    accessKeyId: FILES_S3_KEY,
    secretAccessKey: FILES_S3_SECRET,
    region: FILES_S3_REGION,
    service: 's3',
    retries: 3,
  })
  return client
}
const urlOf = (key: string) => `${env().FILES_S3_URL!.replace(/\/$/, '')}/${checked(key)}`

/** Keeps a file whole or not at all: on this disk, or in the S3-compatible store that is configured. */
export async function putFile(key: string, bytes: Uint8Array, mediaType: string): Promise<void> {
  const store = s3()
  if (!store) return writeWhole(pathOf(key), bytes)
  const answer = await store.fetch(urlOf(key), {
    method: 'PUT',
    body: bytes as BodyInit,
    headers: { 'content-type': mediaType },
  })
  if (!answer.ok) throw new Error(`the file store answered ${answer.status}`)
}

/** The bytes of a file; null when it is not there. */
export async function getFile(key: string): Promise<Uint8Array | null> {
  const store = s3()
  if (!store) return readFile(/* turbopackIgnore: true */ pathOf(key)).catch(() => null)
  const answer = await store.fetch(urlOf(key))
  if (answer.status === 404) return null
  if (!answer.ok) throw new Error(`the file store answered ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

/** How many bytes of an upload have arrived. */
export async function arrivedSize(key: string): Promise<number> {
  return (await stat(/* turbopackIgnore: true */ pathOf(key)).catch(() => null))?.size ?? 0
}

/** Writes a piece of an upload where it belongs; written twice it is the same piece. Gives how much stands now. */
export async function writePiece(key: string, offset: number, bytes: Uint8Array): Promise<number> {
  const path = pathOf(key)
  await mkdir(/* turbopackIgnore: true */ dirname(path), { recursive: true })
  const file = await open(/* turbopackIgnore: true */ path, 'a+').then(
    async (made) => (await made.close(), open(/* turbopackIgnore: true */ path, 'r+')),
  )
  try {
    await file.write(bytes, 0, bytes.length, offset)
    return (await file.stat()).size
  } finally {
    await file.close()
  }
}

/** The whole of an upload, as far as it came. */
export const readPieces = (key: string): Promise<Buffer> => readFile(/* turbopackIgnore: true */ pathOf(key))
export const dropPieces = (key: string): Promise<void> => rm(/* turbopackIgnore: true */ pathOf(key), { force: true })

/** Uploads nobody went on with: gone after a while; the phone begins them again. Gives how many went. */
export async function sweepPieces(orgId: string, olderThan: Date): Promise<number> {
  const below = pathOf(`pieces/${orgId}`)
  let gone = 0
  for (const name of await readdir(/* turbopackIgnore: true */ below).catch(() => [])) {
    const found = await stat(/* turbopackIgnore: true */ join(below, name)).catch(() => null)
    if (!found || found.mtime >= olderThan) continue
    await rm(/* turbopackIgnore: true */ join(below, name), { force: true })
    gone += 1
  }
  return gone
}
