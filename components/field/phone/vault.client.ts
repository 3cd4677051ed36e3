'use client'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

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

async function keyOf(person: string): Promise<CryptoKey> {
  const db = await database()
  const known = await db.get('keys', person)
  if (known) return known as CryptoKey
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const tx = db.transaction('keys', 'readwrite', DURABLE)
  const first = await tx.store.get(person) // another window may have been first
  if (!first) await tx.store.put(made, person)
  await tx.done
  return (first as CryptoKey | undefined) ?? made
}

export type Given = { name: string; value: unknown | null }
const isBytes = (value: unknown): value is ArrayBuffer => value instanceof ArrayBuffer

/** Who has left this phone: what was still under way for them keeps nothing more. */
const left = new Set<string>()

/** Seals and keeps several things at once; null takes away. All of them or none; nothing for somebody who has left. */
export async function keep(person: string, given: readonly Given[]): Promise<void> {
  if (left.has(person)) return
  const key = await keyOf(person)
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
  if (left.has(person)) return
  const tx = db.transaction('sealed', 'readwrite', DURABLE)
  for (const { name, sealed: value } of sealed) {
    if (value) void tx.store.put(value, nameOf(person, name))
    else void tx.store.delete(nameOf(person, name))
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

/** Beside the keys, because what a browser keeps in localStorage is written late and lost when the phone dies. */
const HERE = '@here'

/** Whose phone this is at the moment: an id, nothing more. */
export async function lastPerson(): Promise<string | null> {
  const kept = await (await database()).get('keys', HERE)
  return typeof kept === 'string' ? kept : null
}

async function setPerson(person: string | null): Promise<void> {
  const tx = (await database()).transaction('keys', 'readwrite', DURABLE)
  if (person) void tx.store.put(person, HERE)
  else void tx.store.delete(HERE)
  await tx.done
}

export function rememberPerson(person: string): Promise<void> {
  left.delete(person)
  return setPerson(person)
}

/**
 * Takes a person's customers, drafts and key off this phone. What the server has not got yet stays, sealed and with its key,
 * and can be read only when the same person signs in here again: nothing done on site is lost by signing out.
 */
export async function wipePerson(person: string): Promise<{ unsent: number }> {
  left.add(person)
  const db = await database()
  const unsent = await db.count('sealed', rangeOf(person, 'outbox/'))
  const tx = db.transaction(['sealed', 'keys'], 'readwrite', DURABLE)
  const sealed = tx.objectStore('sealed')
  for (const name of await sealed.getAllKeys(rangeOf(person, ''))) {
    const isOutbox = /^[^/]+\/(outbox\/|photo\/|meta$)/.test(name)
    if (!(unsent > 0 && isOutbox)) await sealed.delete(name)
  }
  if (unsent === 0) await tx.objectStore('keys').delete(person)
  await tx.done
  return { unsent }
}

/** At sign-out and when another person signs in: see wipePerson. The page kept for want of signal holds nobody's data, but goes too. */
export async function leavePhone(): Promise<void> {
  const person = await lastPerson()
  if (!person) return
  await setPerson(null)
  await wipePerson(person)
  await caches.delete('askonce-pages').catch(() => false)
}
