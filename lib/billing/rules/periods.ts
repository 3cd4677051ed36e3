/** A heating season is named by its two years and belongs to the year it begins in: from July on the coming one. */
export function seasonOf(localDate: string): string {
  const [year = 0, month = 0] = localDate.split('-').map(Number)
  const first = month >= 7 ? year : year - 1
  return `${first}-${first + 1}`
}

export const monthOf = (localDate: string): string => localDate.slice(0, 7)

/** The period before, to compare a bill with. */
export function periodBefore(code: string): string {
  const [a = 0, b = 0] = code.split('-').map(Number)
  if (b > 12) return `${a - 1}-${b - 1}`
  return b === 1 ? `${a - 1}-12` : `${a}-${String(b - 1).padStart(2, '0')}`
}
