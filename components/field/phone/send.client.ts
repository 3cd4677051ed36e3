'use client'
import { answered, isOnlyHere, mayLeave, nextBatch, type OutboxItem } from '@/lib/fieldwork/rules/outbox'
import type { FieldDay, SyncAnswer } from '@/lib/fieldwork/views'
import { giveWay, isOurs } from './here.client'
import { inTurn, keepDay, outboxName, phone, setPhone, type Meta } from './phone-state.client'
import { fetchBytes, keep, NotHere } from './vault.client'

const PIECE = 256 * 1024
const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 60_000
const PATIENCE_MS = 30_000

type Arrival = { offset: number; done: boolean }

/** There is no signal, or the server is away; said by an exception so that the round ends there. */
class Unreachable extends Error {}
/** Another person is signed in now: nothing of this one is sent from here. */
class OtherPerson extends Error {}

/** Whose phone this window shows. They may leave it in another window at any moment. */
function me(): string {
  const { person } = phone()
  if (!person) throw new NotHere()
  return person
}

async function isOther(response: Response): Promise<boolean> {
  if (response.status !== 409) return false
  const refused = (await response.clone().json()) as { kind?: string }
  return refused.kind === 'other-person'
}

const TRIES = 4
const BREATH_MS = 400
const breath = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Made anew for every try: it says what this phone's clock shows at that moment. */
type Made<T> = () => T
const clock = () => new Date().toISOString()

/** Asks, and asks again when the line dropped: everything here may be asked twice. */
async function ask(path: Made<string>, init: Made<RequestInit> = () => ({}), tries = TRIES): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path(), { ...init(), cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
  } catch {
    if (tries <= 1 || !navigator.onLine) throw new Unreachable()
    await breath(BREATH_MS * (TRIES + 1 - tries))
    return ask(path, init, tries - 1)
  }
  if (response.status === 401) setPhone({ signedOut: true })
  if (response.status === 401 || response.status >= 500 || response.status === 429) throw new Unreachable()
  if (await isOther(response)) throw new OtherPerson()
  return response
}

async function change(items: readonly OutboxItem[]): Promise<void> {
  if (items.length === 0) return
  await keep(
    me(),
    items.map((item) => ({ name: outboxName(item.command), value: item })),
  )
  wait = FIRST_WAIT_MS // the line carries something: no need to hold back
  const by = new Map(items.map((item) => [item.command.id, item]))
  setPhone({ outbox: phone().outbox.map((item) => by.get(item.command.id) ?? item) })
}

function keepAnchor(anchor: Meta['anchor']): Promise<void> {
  return inTurn(async () => {
    const meta = { ...phone().meta, anchor }
    setPhone({ meta })
    await keep(me(), [{ name: 'meta', value: meta }])
  })
}

async function sendCommands(): Promise<void> {
  for (;;) {
    const [person, commands] = [me(), nextBatch(phone().outbox)]
    if (commands.length === 0) return
    const response = await ask(
      () => '/api/sync',
      () => ({
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ person, sentAt: clock(), commands }),
      }),
    )
    if (response.status === 403) return // whoever is signed in sends nothing; the day says who it is
    if (!response.ok) throw new Unreachable()
    const { anchor, results } = (await response.json()) as SyncAnswer
    const of = new Map(results.map((result) => [result.id, result]))
    const changed = phone().outbox.flatMap((item) => {
      const result = of.get(item.command.id)
      const next = result ? answered(item, result) : item
      return next === item ? [] : [next]
    })
    await change(changed)
    await keepAnchor(anchor)
    if (changed.length === 0) return // all of them wait for something: not now
  }
}

/** Photos some of which may lie on the server; of the others there is nothing to ask. A piece sent twice is the same piece. */
const begun = new Set<string>()

async function sendPhoto(item: OutboxItem): Promise<void> {
  const photo = item.photo!
  const person = me()
  const path = () => `/api/sync/photos/${photo.sha256}?person=${person}`
  const whole = await fetchBytes(person, `photo/${photo.sha256}`)
  if (!whole) return change([{ ...item, photo: { ...photo, why: 'gone' } }])
  let { offset, done }: Arrival = { offset: 0, done: false }
  if (begun.has(photo.sha256)) {
    const known = await ask(path)
    if (!known.ok) return
    ;({ offset, done } = (await known.json()) as Arrival)
  }
  begun.add(photo.sha256)
  while (!done) {
    const piece = whole.slice(offset, offset + PIECE)
    const range = `bytes ${offset}-${offset + piece.byteLength - 1}/${whole.byteLength}`
    const response = await ask(path, () => ({
      method: 'PUT',
      headers: { 'content-range': range, 'content-type': 'application/octet-stream' },
      body: piece,
    }))
    if (response.ok) ({ offset, done } = (await response.json()) as Arrival)
    else {
      const refused = (await response.json()) as { blockers?: { code: string }[]; current?: { offset: number } }
      if (refused.current) offset = refused.current.offset
      else return change([{ ...item, photo: { ...photo, why: refused.blockers?.[0]?.code ?? 'photo_unreadable' } }])
    }
  }
  await change([{ ...item, photo: { ...photo, sent: whole.byteLength, done: true } }])
}

/** Brings the day up to what the server knows; what it shows leaves the outbox. */
async function fetchDay(): Promise<void> {
  const before = phone().outbox.filter(mayLeave)
  const order = /^\/field\/([A-Za-z]+\d[\w-]*)$/.exec(location.pathname)?.[1]
  const today = (more: string) => () => `/api/sync/today?deviceAt=${encodeURIComponent(clock())}${more}`
  let response = await ask(today(order ? `&order=${order}` : ''))
  if (response.status === 404) response = await ask(today(''))
  if (!response.ok) return
  const day = (await response.json()) as FieldDay
  if (day.person.id !== me()) throw new OtherPerson()
  await keepDay(day, before)
  if (day.anchor) await keepAnchor(day.anchor)
}

async function round(): Promise<void> {
  if (!(await isOurs())) throw new NotHere()
  await sendCommands()
  for (const item of phone().outbox)
    if (item.photo && !item.photo.done && !item.photo.why && (item.state === 'applied' || item.state === 'parked'))
      await sendPhoto(item)
  await fetchDay()
}

let running: Promise<void> | null = null
let again = false
let wait = FIRST_WAIT_MS
let timer: ReturnType<typeof setTimeout> | undefined

async function run(): Promise<void> {
  setPhone({ sending: true })
  try {
    // One window of this phone sends at a time.
    await navigator.locks.request('askonce-field-send', round)
    wait = FIRST_WAIT_MS
    setPhone({ reachable: true })
  } catch (error) {
    if (error instanceof OtherPerson) await giveWay()
    else if (!(error instanceof Unreachable || error instanceof NotHere)) console.warn('sending stopped', error)
    setPhone({ reachable: false })
    wait = phone().signedOut ? LONGEST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS) // nothing is let in before they sign in again
  } finally {
    running = null
    setPhone({ sending: false })
    clearTimeout(timer)
    if (again || !phone().reachable || phone().outbox.some(isOnlyHere))
      timer = setTimeout(sendSoon, again && phone().reachable ? 0 : wait)
    again = false
  }
}

/** Sends what waits and fetches what is new; asked again while it runs, it runs once more. */
export function sendSoon(): void {
  if (!phone().person) return
  if (running) again = true
  else running = run()
}

/** The signal is back, or somebody looks again: at once. */
export function sendNow(): void {
  wait = FIRST_WAIT_MS
  sendSoon()
}
