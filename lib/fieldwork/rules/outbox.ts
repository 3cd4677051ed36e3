import type { SignedAnchor, SyncResult } from '../views'
import type { CommandKind } from './commands'

/** A command as a phone keeps it: never changed once made. */
export type OutboxCommand = {
  id: string
  orderNo: string
  kind: CommandKind
  seq: number
  after: string | null
  deviceAt: string
  anchor: SignedAnchor | null
  body: Record<string, unknown>
}

/** `kept`: on this phone. `applied`, `parked`: the server has it and says what became of it. `refused`: the server will not take it. */
export type OutboxState = 'kept' | 'applied' | 'parked' | 'refused'
export type OutboxPhoto = {
  sha256: string
  bytes: number
  mediaType: string
  sent: number
  done: boolean
  why?: string
}
export type OutboxItem = {
  command: OutboxCommand
  state: OutboxState
  why?: string
  photo?: OutboxPhoto
}

/** The item after the server's answer. `waiting` changes nothing: it is sent again. */
export function answered(item: OutboxItem, result: SyncResult): OutboxItem {
  if (item.state !== 'kept' || result.verdict === 'waiting') return item
  const state = result.verdict === 'applied' || result.verdict === 'parked' ? result.verdict : 'refused'
  return { ...item, state, why: result.why ?? (state === 'refused' ? result.verdict : undefined) }
}

/** Whether anything of it is only on this phone. */
export const isOnlyHere = ({ state, photo }: OutboxItem): boolean =>
  state === 'kept' || (photo !== undefined && !photo.done && photo.why === undefined && state !== 'refused')

/** Whether it may leave the phone: the server has it whole, and the day fetched afterwards shows it. What was not carried out stays to be seen. */
export const mayLeave = (item: OutboxItem): boolean =>
  !isOnlyHere(item) && item.state === 'applied' && item.photo?.why === undefined

/** Whether taking the order on, as it stands in this version, was refused already: asked again, the answer is the same. */
export const wasAcceptRefused = (items: readonly OutboxItem[], version: number): boolean =>
  items.some(
    ({ command, state }) =>
      command.kind === 'accept' &&
      (state === 'parked' || state === 'refused') &&
      command.body.expectedVersion === version,
  )

const BATCH = 20
const BATCH_CHARS = 400_000

/** The next commands to send, in order, few enough for one request. */
export function nextBatch(items: readonly OutboxItem[]): OutboxCommand[] {
  const batch: OutboxCommand[] = []
  let chars = 0
  for (const { command, state } of items) {
    if (state !== 'kept') continue
    chars += JSON.stringify(command).length
    if (batch.length === BATCH || (batch.length > 0 && chars > BATCH_CHARS)) break
    batch.push(command)
  }
  return batch
}

/** The device's time moved by what its clock was wrong by when it last heard the server. */
export function correctedTime(deviceAt: string, anchor: { serverAt: string; deviceAt: string } | null): string {
  if (!anchor) return deviceAt
  const wrongBy = Date.parse(anchor.serverAt) - Date.parse(anchor.deviceAt)
  return new Date(Date.parse(deviceAt) + wrongBy).toISOString()
}

/** The longest time kept on the phone: a day's jobs, and what was not sent yet. */
export const DAY_KEPT_MS = 3 * 86_400_000
