'use client'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { namesThatGo, ownerOf } from '@/lib/fieldwork/rules/vault-names'

/** What lies on the phone: one key per person, which never leaves the browser, and what is sealed with it. */
type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer; at: number }
interface FieldDb extends DBSchema {
  keys: { key: string; value: CryptoKey | string }
  sealed: { key: string; value: Sealed }
}

const DURABLE = { durability: 'strict' } as const
let opened: Promise<IDBPDatabase<FieldDb>> | undefined
const database = () =>
  (opened ??= openDB<FieldDb>('askonce-field', 1, {
    upgrade(db) {
      db.createObjectStore('keys')
      db.createObjectStore('sealed')
    },
    terminated() {
      opened = undefined
    },
  }))

const nameOf = (person: string, name: string) => `${person}/${name}`
const rangeOf = (person: string, prefix: string) =>
  IDBKeyRange.bound(nameOf(person, prefix), `${nameOf(person, prefix)}\uffff`)

/** Beside the keys, because what a browser keeps in localStorage is written late and lost when the phone dies. */
const HERE = '@here'
/** Whose phone this window was opened on, and in which stay: somebody who left and came back is here anew. */
let here: string | null = null

/** This person has left the phone, in this window or another: for them nothing more is kept. */
export class NotHere extends Error {}

const LEFT = 'askonce-field-left'
function sayLeft(): void {
  const channel = new BroadcastChannel(LEFT)
  channel.postMessage(null)
  channel.close()
}

/** Hears, in every window, that somebody left this phone or tried to keep something after that. */
export function whenLeft(listener: () => void): () => void {
  const channel = new BroadcastChannel(LEFT)
  channel.onmessage = listener
  return () => channel.close()
}

const isSame = (person: string, kept: unknown) => here !== null && kept === here && ownerOf(here) === person

/** Whether this window's person is still the one whose phone this is. */
export const isHere = async (person: string): Promise<boolean> =>
  isSame(person, await (await database()).get('keys', HERE))

type Keys = { get: (key: string) => Promise<CryptoKey | string | undefined> }
/** Asked in the transaction that writes: between a look and a write somebody may leave. */
async function mustBeHere(keys: Keys, person: string): Promise<void> {
  if (isSame(person, await keys.get(HERE))) return
  sayLeft()
  throw new NotHere()
}

async function keyOf(person: string): Promise<CryptoKey> {
  const known = await (await database()).get('keys', person)
  if (!known) throw new NotHere()
  return known as CryptoKey
}

async function keyToSealWith(person: string): Promise<CryptoKey> {
  const db = await database()
  const known = await db.get('keys', person)
  if (known) return known as CryptoKey
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const tx = db.transaction('keys', 'readwrite', DURABLE)
  await mustBeHere(tx.store, person)
  const first = await tx.store.get(person) // another window may have been first
  if (!first) await tx.store.put(made, person)
  await tx.done
  return (first as CryptoKey | undefined) ?? made
}

export type Given = { name: string; value: unknown | null }
const isBytes = (value: unknown): value is ArrayBuffer => value instanceof ArrayBuffer

/** Seals and keeps several things at once; null takes away. All of them or none; for somebody who has left, none and NotHere. */
export async function keep(person: string, given: readonly Given[]): Promise<void> {
  const key = await keyToSealWith(person)
  const sealed = await Promise.all(
    given.map(async ({ name, value }) => {
      if (value === null) return { name, sealed: null }
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const plain = isBytes(value) ? value : new TextEncoder().encode(JSON.stringify(value))
      const additionalData = new TextEncoder().encode(nameOf(person, name))
      const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain)
      return { name, sealed: { iv, data, at: Date.now() } }
    }),
  )
  const db = await database()
  const tx = db.transaction(['sealed', 'keys'], 'readwrite', DURABLE)
  await mustBeHere(tx.objectStore('keys'), person)
  const store = tx.objectStore('sealed')
  for (const { name, sealed: value } of sealed) {
    if (value) void store.put(value, nameOf(person, name))
    else void store.delete(nameOf(person, name))
  }
  await tx.done
}

async function unseal(person: string, name: string, sealed: Sealed): Promise<ArrayBuffer> {
  const additionalData = new TextEncoder().encode(nameOf(person, name))
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData }, await keyOf(person), sealed.data)
}

const parsed = <T>(bytes: ArrayBuffer) => JSON.parse(new TextDecoder().decode(bytes)) as T

/** One thing by its name; null when it is not there or older than it may be. */
export async function fetchKept<T>(person: string, name: string, maxAgeMs = Infinity): Promise<T | null> {
  const sealed = await (await database()).get('sealed', nameOf(person, name))
  if (!sealed || Date.now() - sealed.at > maxAgeMs) return null
  return parsed<T>(await unseal(person, name, sealed))
}

/** Bytes by their name. */
export async function fetchBytes(person: string, name: string): Promise<ArrayBuffer | null> {
  const sealed = await (await database()).get('sealed', nameOf(person, name))
  return sealed ? unseal(person, name, sealed) : null
}

/** Everything whose name begins so, in the order of the names. */
export async function fetchAll<T>(person: string, prefix: string): Promise<T[]> {
  const db = await database()
  const range = rangeOf(person, prefix)
  const [names, rows] = [await db.getAllKeys('sealed', range), await db.getAll('sealed', range)]
  const skip = person.length + 1
  return Promise.all(rows.map(async (row, i) => parsed<T>(await unseal(person, names[i]!.slice(skip), row))))
}

/** Whose phone this is at the moment: an id, nothing more. */
export async function lastPerson(): Promise<string | null> {
  const kept = await (await database()).get('keys', HERE)
  return typeof kept === 'string' ? ownerOf(kept) : null
}

/** From here on this window keeps what it is given for this person; a stay begun in another window is the same stay. */
export async function rememberPerson(person: string): Promise<void> {
  const tx = (await database()).transaction('keys', 'readwrite', DURABLE)
  const kept = await tx.store.get(HERE)
  here = typeof kept === 'string' && ownerOf(kept) === person ? kept : `${person}/${crypto.randomUUID()}`
  if (here !== kept) void tx.store.put(here, HERE)
  await tx.done
}

/**
 * At sign-out everybody leaves; when another person signs in (`comes`) everybody but them, and when the server says that another is
 * signed in, who was here (`goes`). Takes customers, drafts and keys of all who are not here any more off this phone. What the server
 * has not got yet stays, sealed and with its key, and can be read only when the same person signs in here again: nothing done on site
 * is lost by signing out. The page kept for want of signal holds nobody's data, but goes too.
 */
export async function leavePhone({ comes, goes }: { comes?: string; goes?: string } = {}): Promise<void> {
  const tx = (await database()).transaction(['sealed', 'keys'], 'readwrite', DURABLE)
  const [sealed, keys] = [tx.objectStore('sealed'), tx.objectStore('keys')]
  const kept = await keys.get(HERE)
  const whose = typeof kept === 'string' ? ownerOf(kept) : null
  const stays = whose !== null && (whose === comes || (goes !== undefined && whose !== goes)) ? whose : null
  const gone = namesThatGo(await sealed.getAllKeys(), await keys.getAllKeys(), stays)
  for (const name of gone.sealed) void sealed.delete(name)
  for (const key of gone.keys) void keys.delete(key)
  if (!stays) void keys.delete(HERE)
  await tx.done
  if (stays) return
  sayLeft()
  await caches.delete('askonce-pages').catch(() => false)
}
