/** Names in a phone's store begin with whose they are. */
export const ownerOf = (name: string): string => name.split('/', 1)[0]!

/** What belongs to the work the server may not have yet: the commands, their photos, and where their numbers stand. */
const isUnsent = (name: string): boolean => /^[^/]+\/(outbox\/|photo\/|meta$)/.test(name)

/**
 * What goes when somebody leaves a phone: the sealed things and the keys of everybody but who `stays`. Of those who left work
 * behind that was not sent, that work stays, and the key it is sealed with.
 */
export function namesThatGo(
  sealed: readonly string[],
  keys: readonly string[],
  stays: string | null,
): { sealed: string[]; keys: string[] } {
  const owing = new Set(sealed.filter((name) => /^[^/]+\/outbox\//.test(name)).map(ownerOf))
  return {
    sealed: sealed.filter((name) => ownerOf(name) !== stays && !(owing.has(ownerOf(name)) && isUnsent(name))),
    keys: keys.filter((key) => !key.startsWith('@') && key !== stays && !owing.has(key)),
  }
}
