/** Whole fen from the database's text as a number a screen can hold; refuses what would be rounded. */
export function safeFen(text: string): number {
  const fen = Number(text)
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(fen)) throw new RangeError('amount out of range')
  return fen
}
