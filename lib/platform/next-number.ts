import 'server-only'
import type { Context } from './context'
import { sideDb } from './db'

const BLOCK = 20
const blocks = new Map<string, { next: number; end: number; pending?: Promise<void> }>()

async function refill(orgId: string, series: string): Promise<{ next: number; end: number }> {
  const [row] = await sideDb().$queryRaw<{ next: number }[]>`
    INSERT INTO "NumberSeries" ("orgId", series, next) VALUES (${orgId}::uuid, ${series}, ${1 + BLOCK})
    ON CONFLICT ("orgId", series) DO UPDATE SET next = "NumberSeries".next + ${BLOCK} RETURNING next`
  return { next: row!.next - BLOCK, end: row!.next }
}

/**
 * A business number people can say over the phone: letter, day, running number of that day, e.g. T261122-0042.
 * Processes take blocks of twenty outside the caller's transaction, so no two writers wait for each other; gaps are allowed.
 */
export async function nextNumber(ctx: Context, letter: string, localDay: string): Promise<string> {
  const day = localDay.replaceAll('-', '').slice(2)
  const key = `${ctx.actor.orgId}:${letter}:${day}`
  for (;;) {
    const block = blocks.get(key) ?? { next: 0, end: 0 }
    blocks.set(key, block)
    if (block.next < block.end) return `${letter}${day}-${String(block.next++).padStart(4, '0')}`
    block.pending ??= refill(ctx.actor.orgId, `${letter}${day}`)
      .then((fresh) => {
        block.next = fresh.next
        block.end = fresh.end
      })
      .finally(() => (block.pending = undefined))
    await block.pending
  }
}
