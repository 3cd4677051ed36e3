/** What a phone may do on its own, in the words the outbox and the server share. */
export const COMMAND_KINDS = [
  'accept',
  'return',
  'set-off',
  'arrive',
  'read',
  'price',
  'part',
  'photo',
  'promise',
  'finish',
] as const
export type CommandKind = (typeof COMMAND_KINDS)[number]

export const isCommandKind = (kind: string): kind is CommandKind => (COMMAND_KINDS as readonly string[]).includes(kind)

/** The order things are carried out in: each work order by its own sequence, whatever order they arrived in. */
export function inOrder<T extends { orderNo: string; seq: number }>(commands: readonly T[]): T[] {
  return [...commands].sort((a, b) => a.orderNo.localeCompare(b.orderNo) || a.seq - b.seq)
}

/** Why a command was parked, as a code with words for it. */
export function parkedWhy(refusal: unknown): string {
  const { kind, blockers } = (refusal ?? {}) as { kind?: string; blockers?: { code: string }[] }
  return (kind === 'blocked' ? blockers?.[0]?.code : kind) ?? 'other'
}
