import type { CustomerHit } from '@/lib/accounts/views'
import type { ActionState } from '@/lib/kernel/result'
import type { WhereItStands } from '@/lib/tickets/views'
import type { Call, toSaveInput } from './call-state'

export type UnitOption = {
  id: string
  name: string
  nameEn: string
  crews: { id: string; name: string; nameEn: string; onDuty: boolean }[]
}
type SaveInput = ReturnType<typeof toSaveInput> & { requestKey: string }
type JoinInput = {
  requestKey: string
  ticketNo: string
  draftId: string | null
  callerName: string
  callerPhone: string
  agreementId: string | null
  address: string
  words: string
  facts: { question: string; answer: string | string[] }[]
  changedWhy: string
  otherWhy: string
}
export type FindByPart = (input: { digits: string }) => Promise<ActionState<{ hits: CustomerHit[] }>>
export type CallActions = {
  save: (
    input: SaveInput,
  ) => Promise<ActionState<{ ticketNo: string; sent: { unit: string; unitEn: string } | null; dueAt: string | null }>>
  join: (
    input: JoinInput,
  ) => Promise<ActionState<{ ticketNo: string; urgeCount: number; again: boolean; state: WhereItStands }>>
  keep: (input: {
    draftId: string
    kind: string
    version: number
    body: Call
  }) => Promise<ActionState<{ version: number }>>
  findByPart: FindByPart
  discard: (input: { draftId: string }) => Promise<ActionState<{ discarded: boolean }>>
  handOver: (input: {
    requestKey: string
    draftId: string
    reason: string
  }) => Promise<ActionState<{ to: string; toEn: string }>>
}
