import { createHash } from 'node:crypto'

/** An event row as it is sealed. `data` is the database's own text of it, so that not one digit is lost on the way. */
export type SealedRow = {
  seq: string
  id: string
  orgId: string
  type: string
  subject: string
  subjectId: string
  actorKind: string
  actorId: string | null
  actorName: string
  requestId: string
  at: string
  data: string
}

/** The hash the first seal builds on. */
export const FIRST_HASH = '0'.repeat(64)

/** One text per row, the same on every machine: its values in a fixed order as JSON. */
export function canonical(row: SealedRow): string {
  const { seq, id, orgId, type, subject, subjectId, actorKind, actorId, actorName, requestId, at, data } = row
  return JSON.stringify([seq, id, orgId, type, subject, subjectId, actorKind, actorId, actorName, requestId, at, data])
}

/** The hash of a stretch of rows on top of the seal before it. */
export function sealHash(prevHash: string, rows: readonly SealedRow[]): string {
  const hash = createHash('sha256').update(prevHash)
  for (const row of rows) hash.update('\n').update(canonical(row))
  return hash.digest('hex')
}
