import { fileURLToPath } from 'node:url'
import { openDrawer } from '@/lib/billing/drawers'
import { importReturnFile } from '@/lib/billing/import-return'
import { openLedger } from '@/lib/billing/open-ledger'
import { takePayment } from '@/lib/billing/take-payment'
import { TakePaymentInput } from '@/lib/billing/inputs'
import type { StaffActor } from '@/lib/kernel/actor'
import { DAY_MS } from '@/lib/kernel/zones'
import type { StaffContext } from '@/lib/platform/context'
import type { PrismaDb } from '@/lib/platform/db'
import { newId, newKey } from '@/lib/platform/ids'
import { systemContext } from '../builders'
import type { Company } from './company'
import { makeDisputes, makeRetrofit } from './disputes'

const HOUR_MS = 3_600_000
const file = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))

/** The season's money: opening arrears, one bank's return posted with its failures, another parked for its total, a drawer open at the hall. */
export async function makeMoney(
  db: PrismaDb,
  { org }: Company,
  actors: ReadonlyMap<string, StaffActor>,
  now: Date,
): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms)
  await openLedger(systemContext(db, org.id, before(6 * DAY_MS), 'register-import'))
  // The bank's answers to batches the former system sent: registered as such, as the command at the server does.
  const bank = systemContext(db, org.id, before(2 * DAY_MS), 'bank-import')
  for (const [name, code] of [
    ['return-icbc-20261130.txt', 'icbc'],
    ['return-nsh-20261130-badtotal.dat', 'nsh'],
  ] as const)
    await importReturnFile(bank, file(name), name, code)
  const ctx: StaffContext = { db, actor: actors.get('counter1')!, now: before(3 * HOUR_MS), requestId: newId() }
  await openDrawer(ctx, { requestKey: newKey(), place: 'hall', floatYuan: 20_000n })
  const pays = [
    ['RN90000012', '1805.50', 'cash'],
    ['SN90000011', '86.40', 'qr'],
    ['DN90000011', '150.00', 'card'],
  ] as const
  for (const [accountNo, amountYuan, tender] of pays)
    await takePayment(ctx, TakePaymentInput.parse({ accountNo, amountYuan, tender, requestKey: newKey() }))
  const as = (username: string, when: Date): StaffContext => ({ ...ctx, actor: actors.get(username)!, now: when })
  await makeDisputes(as, now, org.timeZone)
  await makeRetrofit(as, now, org.timeZone)
}
