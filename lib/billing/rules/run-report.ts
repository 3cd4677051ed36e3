export type Change = { accountNo: string; beforeFen: string; fen: string }
export type RunReport = { exceptions: Record<string, { count: number; accounts: string[] }>; largest: Change[] }

const SHOWN = 20
const LARGEST = 10

export const emptyReport = (): RunReport => ({ exceptions: {}, largest: [] })

/** Counts an account that cannot be billed under its reason; the first of each reason are named. */
export function addException(report: RunReport, reason: string, accountNo: string): void {
  const known = (report.exceptions[reason] ??= { count: 0, accounts: [] })
  known.count++
  if (known.accounts.length < SHOWN) known.accounts.push(accountNo)
}

const sizeOf = ({ beforeFen, fen }: Change) => {
  const difference = BigInt(fen) - BigInt(beforeFen)
  return difference < 0n ? -difference : difference
}

/** Keeps the ten largest differences against the period before, largest first. */
export function addChange(report: RunReport, change: Change): void {
  const { largest } = report
  if (largest.length === LARGEST && sizeOf(largest.at(-1)!) >= sizeOf(change)) return
  largest.push(change)
  largest.sort((a, b) => {
    const difference = sizeOf(b) - sizeOf(a)
    return difference < 0n ? -1 : difference > 0n ? 1 : a.accountNo.localeCompare(b.accountNo)
  })
  largest.length = Math.min(largest.length, LARGEST)
}
