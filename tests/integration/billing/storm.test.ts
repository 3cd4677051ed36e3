import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { importReturn } from '@/lib/billing/import-return'
import { TakePaymentInput } from '@/lib/billing/inputs'
import { openLedger } from '@/lib/billing/open-ledger'
import { takePayment } from '@/lib/billing/take-payment'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import { newKey } from '@/lib/platform/ids'
import { systemContext } from '@/prisma/seed/builders'
import { useDatabase } from '../../support/process-database'
import { MORNING, town, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
const system = () => systemContext(used.db, place.org.id, MORNING, 'test')
const pay = async (accountNo: string, amountYuan: string) =>
  takePayment(
    await place.as('clerk'),
    TakePaymentInput.parse({ requestKey: newKey(), accountNo, amountYuan, tender: 'card', asAdvance: true }),
  )
const balance = async (agreementId: string) => {
  const row = await used.db.accountBalance.findUnique({ where: { agreementId } })
  return [row?.receivableFen ?? 0n, row?.advanceFen ?? 0n]
}

beforeAll(async () => {
  place = await town(used.db)
  const heat = { orgId: place.org.id, service: 'heat' }
  await used.db.agreement.updateMany({ where: heat, data: { currentDueFen: 180_550n, priorArrearsFen: 20_000n } })
  await openLedger(system())
})

describe('B3 money under pressure', () => {
  it('B3 RC70 fifty writers on one account: each counts once, none is lost', async () => {
    const taken = await Promise.all(Array.from({ length: 50 }, () => pay('RN1', '10.01')))
    expect(new Set(taken.map(({ no }) => no)).size).toBe(50)
    expect(await balance(place.accounts.own.id)).toEqual([200_550n - 50_050n, 0n])
    const numbers = (await used.db.payment.findMany({ where: { orgId: place.org.id }, orderBy: { no: 'asc' } })).map(
      (p) => p.no,
    )
    expect(numbers).toEqual(numbers.map((_, i) => `S2026-${String(i + 1).padStart(8, '0')}`))
    expect(await verifyLedger(system())).toMatchObject({ ok: true })
  })

  it('B3 RC69 a database that cannot write, or is cut off in the middle: refused, and nothing is half done', async () => {
    const state = async () => ({
      money: await balance(place.accounts.above.id),
      payments: await used.db.payment.count(),
    })
    const before = await state()
    const name = new URL(used.url).pathname.slice(1)
    const owner = new pg.Client({ connectionString: used.url })
    await owner.connect()
    // Somebody holds the account; the payment waits for it, and its connection is cut.
    await owner.query('BEGIN')
    await owner.query(`SELECT FROM "Agreement" WHERE id = '${place.accounts.above.id}' FOR UPDATE`)
    const waiting = pay('RN2', '5.00').then(
      () => 'done',
      () => 'refused',
    )
    let cut = 0
    for (let tries = 0; tries < 100 && cut === 0; tries++) {
      await sleep(20)
      const { rowCount } = await owner.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid() AND wait_event_type = 'Lock'`,
        [name],
      )
      cut = rowCount ?? 0
    }
    expect(cut).toBe(1)
    await owner.query('ROLLBACK')
    expect(await waiting).toBe('refused')
    await owner.end()
    expect(await state()).toEqual(before)
    await pay('RN2', '5.00')
    expect((await balance(place.accounts.above.id))[0]).toBe(before.money[0]! - 500n)
  })

  it('B4 RC49 a crash in the middle of a return file: it goes on where it was, the totals are the file’s', async () => {
    const count = 9000
    const lines = Array.from({ length: count }, (_, i) => `${i + 1}|RN77${String(i).padStart(6, '0')}|D${i}||1.00|00||`)
    const text = [`H|ICBC|B1|${count}|${count}.00`, ...lines, `T|${count}|${count}.00`]
      .map((line) => `${line}\r\n`)
      .join('')
    async function* bytes() {
      yield Buffer.from(text)
    }
    const given = { source: bytes, name: 'b1.txt', layoutCode: 'icbc', opening: true }
    let steps = 0
    const stop = () => {
      if (++steps === 1) throw new Error('the machine stopped here')
    }
    await expect(importReturn(system(), given, { onProgress: stop })).rejects.toThrow('stopped here')
    const held = await used.db.suspense.count({ where: { orgId: place.org.id } })
    expect(held).toBeGreaterThan(0)
    expect(held).toBeLessThan(count)
    expect(await importReturn(system(), given)).toMatchObject({
      details: count,
      successes: count,
      suspense: count,
      posted: 0,
    })
    expect(await used.db.suspense.count({ where: { orgId: place.org.id } })).toBe(count)
    const [sum] = await used.db.$queryRaw<{ fen: bigint }[]>`
      SELECT sum("amountFen")::bigint AS fen FROM "LedgerEntry" WHERE "orgId" = ${place.org.id}::uuid AND account = 'suspense'`
    expect(sum!.fen).toBe(BigInt(-count * 100))
  }, 60_000)
})
