/** Plain values only: what crosses to the screen. Instants are ISO strings. */
export type EventView = {
  seq: string
  type: string
  subject: string
  subjectId: string
  /** the ticket's number, the person's name: what people call the thing */
  subjectName: string | null
  actor: string
  actorKind: string
  at: string
  requestId: string
  data: Record<string, unknown>
  sealed: boolean
}
export type EventPage = { rows: EventView[]; next: string | null }
export type SealView = {
  lastAt: string | null
  seals: number
  sealedTo: string | null
  verdict: { ok: boolean; seals: number; rows: number; badSeal: string | null; why: string | null } | null
}
