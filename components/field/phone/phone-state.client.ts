'use client'
import { useSyncExternalStore } from 'react'
import type { OutboxCommand, OutboxItem } from '@/lib/fieldwork/rules/outbox'
import { DAY_KEPT_MS } from '@/lib/fieldwork/rules/outbox'
import type { FieldDay } from '@/lib/fieldwork/views'
import { keepFonts } from './keep-fonts.client'
import { fetchAll, fetchKept, keep, lastPerson, leavePhone, rememberPerson } from './vault.client'

/** The last time the server's clock and this one were both known, the last sequence number, the last command of each order. */
export type Meta = { anchor: OutboxCommand['anchor']; seq: number; last: Record<string, string> }
export type Phone = {
  /** what was kept here has been read */
  ready: boolean
  person: string | null
  day: FieldDay | null
  outbox: readonly OutboxItem[]
  meta: Meta
  reachable: boolean
  signedOut: boolean
  sending: boolean
}

const NO_META: Meta = { anchor: null, seq: 0, last: {} }
const EMPTY: Phone = {
  ready: false,
  person: null,
  day: null,
  outbox: [],
  meta: NO_META,
  reachable: true,
  signedOut: false,
  sending: false,
}

let state = EMPTY
const listeners = new Set<() => void>()

export const phone = (): Phone => state
export function setPhone(part: Partial<Phone>): void {
  state = { ...state, ...part }
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The phone's state for the screen. */
export const usePhone = (): Phone =>
  useSyncExternalStore(
    subscribe,
    () => state,
    () => EMPTY,
  )

/** This window holds nothing of anybody any more, as a phone on which nobody is signed in. */
export const forgetPhone = (): void => setPhone({ ...EMPTY, ready: true, signedOut: true })

/** Names sort by sequence; the id keeps two windows of one phone apart. */
export const outboxName = ({ seq, id }: OutboxCommand) => `outbox/${String(seq).padStart(10, '0')}-${id}`

let writing: Promise<unknown> = Promise.resolve()
/** One after another: two quick presses get two numbers in the order they were pressed. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = writing.then(work, work)
  writing = next.catch(() => {})
  return next
}

/** What the server said of the day, kept; with it go the commands it shows already. */
export async function keepDay(day: FieldDay, leaving: readonly OutboxItem[] = []): Promise<void> {
  const person = day.person.id
  const gone = leaving.flatMap(({ command, photo }) => [
    { name: outboxName(command), value: null },
    ...(photo ? [{ name: `photo/${photo.sha256}`, value: null }] : []),
  ])
  await keep(person, [{ name: 'day', value: day }, ...gone])
  const left = new Set(leaving.map(({ command }) => command.id))
  if (state.person === person)
    setPhone({ day, outbox: state.outbox.filter(({ command }) => !left.has(command.id)), signedOut: false })
  void keepFonts(day).catch(() => undefined) // a piece that did not come is fetched when it is drawn
}

let opening: Promise<void> | undefined
async function open(first: FieldDay | null): Promise<void> {
  if (first) await leavePhone({ comes: first.person.id }) // whoever else was signed in on this phone
  const person = first?.person.id ?? (await lastPerson())
  if (!person) return setPhone({ ready: true })
  await rememberPerson(person)
  const [day, outbox, meta] = await Promise.all([
    first ?? fetchKept<FieldDay>(person, 'day', DAY_KEPT_MS).catch(() => null),
    fetchAll<OutboxItem>(person, 'outbox/'),
    fetchKept<Meta>(person, 'meta').catch(() => null),
  ])
  const seq = Math.max(meta?.seq ?? 0, ...outbox.map(({ command }) => command.seq))
  setPhone({ ready: true, person, day, outbox, meta: { ...(meta ?? NO_META), seq } })
  if (first) await keepDay(first)
  await navigator.storage?.persist?.().catch(() => false)
}

/** What is pressed before the phone has read what it holds waits for that. */
export const phoneOpened = (): Promise<void> => opening ?? Promise.resolve()

/** Reads what this phone holds, once; `first` is what the server sent with the page, when it could. */
export const openPhone = (first: FieldDay | null): Promise<void> => (opening ??= open(first))
