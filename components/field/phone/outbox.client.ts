'use client'
import type { CommandKind } from '@/lib/fieldwork/rules/commands'
import type { OutboxItem } from '@/lib/fieldwork/rules/outbox'
import { inTurn, outboxName, phone, phoneOpened, setPhone, type Meta } from './phone-state.client'
import { sendSoon } from './send.client'
import { keep, type Given } from './vault.client'

type Written = { orderNo: string; kind: CommandKind; body: Record<string, unknown> }

async function write({ orderNo, kind, body }: Written, photo?: { bytes: ArrayBuffer; mediaType: string }) {
  await phoneOpened()
  const { person, meta } = phone()
  if (!person) throw new Error('nobody is signed in on this phone')
  const seq = meta.seq + 1
  const command = {
    id: crypto.randomUUID(),
    orderNo,
    kind,
    seq,
    after: meta.last[orderNo] ?? null,
    deviceAt: new Date().toISOString(),
    anchor: meta.anchor,
    body,
  }
  const sha256 = photo ? (body.sha256 as string) : ''
  const item: OutboxItem = {
    command,
    state: 'kept',
    ...(photo && {
      photo: { sha256, bytes: photo.bytes.byteLength, mediaType: photo.mediaType, sent: 0, done: false },
    }),
  }
  const later: Meta = { ...meta, seq, last: { ...meta.last, [orderNo]: command.id } }
  const given: Given[] = [
    { name: outboxName(command), value: item },
    { name: 'meta', value: later },
    ...(photo ? [{ name: `photo/${sha256}`, value: photo.bytes }] : []),
  ]
  await keep(person, given) // said to be kept only after it is
  setPhone({ outbox: [...phone().outbox, item], meta: later })
  sendSoon()
  return command
}

/** Puts down what was done; from here on it is not changed. Resolves when it lies on this phone's disk. */
export const putDown = (written: Written) => inTurn(() => write(written))

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Puts down a photo, byte for byte, named by its hash. */
export async function putDownPhoto(orderNo: string, subject: string, file: File): Promise<void> {
  const bytes = await file.arrayBuffer()
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes))
  await inTurn(() => write({ orderNo, kind: 'photo', body: { subject, sha256 } }, { bytes, mediaType: file.type }))
}
