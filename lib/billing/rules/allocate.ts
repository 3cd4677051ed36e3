import type { Blocker } from '@/lib/kernel/blockers'

export type OpenBill = { id: string; no: string; openFen: bigint; dueOn: string; locked: boolean }
export type Allocated = { parts: { billId: string; fen: bigint }[]; surplusFen: bigint }

/** Why bills cannot be paid as asked: unknown_bill (settled, cancelled or another account's), bill_with_bank {no}. */
export function instructionBlockers(bills: readonly OpenBill[], billIds: readonly string[]): Blocker[] {
  return billIds.flatMap((id) => {
    const bill = bills.find((one) => one.id === id)
    if (!bill) return [{ code: 'unknown_bill' }]
    return bill.locked ? [{ code: 'bill_with_bank', params: { no: bill.no } }] : []
  })
}

/**
 * Spreads an amount over bills as they stand in order (oldest first), or over the named ones first; bills out with the bank are
 * passed over. What is left over is surplus, kept as advance.
 */
export function allocate(bills: readonly OpenBill[], amountFen: bigint, billIds: readonly string[] = []): Allocated {
  const named = billIds.flatMap((id) => bills.filter((bill) => bill.id === id))
  const order = [...named, ...(billIds.length ? [] : bills)].filter((bill) => !bill.locked)
  let left = amountFen
  const parts: Allocated['parts'] = []
  for (const bill of order) {
    if (left === 0n) break
    const fen = left < bill.openFen ? left : bill.openFen
    parts.push({ billId: bill.id, fen })
    left -= fen
  }
  return { parts, surplusFen: left }
}
