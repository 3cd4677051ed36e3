import { BOARD_MS } from '@/lib/fieldwork/rules/board-time'

/** The same board half a day on, back, or of the present; the chosen ticket stays chosen. */
export function boardHref(path: string, no: string | null, from: number, halves: -1 | 0 | 1): string {
  const search = new URLSearchParams()
  if (no) search.set('no', no)
  if (halves !== 0) search.set('from', String(from + halves * BOARD_MS))
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
