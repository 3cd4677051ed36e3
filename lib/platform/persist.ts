import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '@/lib/kernel/errors'
import { isBusy } from './transaction'

const WAITS = [50, 150, 400, 1000]

const isLost = (error: unknown) => (error instanceof Refusal ? error.detail.kind === 'conflict' : isBusy(error))

/**
 * For whoever cannot look again and decide: an act that lost a race is done anew on what stands now, a few times with short waits.
 * Somebody else first every time, or a database too busy: `busy`, nothing was done, to be asked for again later.
 */
export async function persist<T>(act: () => Promise<T>, waits: readonly number[] = WAITS): Promise<T> {
  for (const wait of [...waits, null]) {
    try {
      return await act()
    } catch (error) {
      if (!isLost(error)) throw error
      if (wait !== null) await sleep(wait)
    }
  }
  throw new Refusal({ kind: 'busy' })
}
