/** Of the further calls about a matter: how many other people rang, and how often somebody rang again. A list kept by an older program says nothing of it. */
export function countCallers(calls: readonly { other?: boolean }[]): { n: number; again: number } {
  const n = calls.filter(({ other }) => other !== false).length
  return { n, again: calls.length - n }
}
