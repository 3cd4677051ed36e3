import type { Blocker } from '@/lib/kernel/blockers'

type Written = { byId: string | null; byName: string }

/** Whether a price is of this person's hand; one written before writers were kept by their id is known by the name. */
export const wrote = (price: Written, { id, name }: { id: string; name: string }): boolean =>
  price.byId === null ? price.byName === name : price.byId === id

/** Four eyes, once: own_price, price_checked. */
export function tariffCheckBlockers(
  price: Written & { isChecked: boolean },
  actor: { id: string; name: string },
): Blocker[] {
  if (price.isChecked) return [{ code: 'price_checked' }]
  return wrote(price, actor) ? [{ code: 'own_price' }] : []
}
