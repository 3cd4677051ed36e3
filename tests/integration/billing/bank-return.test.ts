import { readFileSync, writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildOrg, installPolicy, systemContext } from '@/prisma/seed/builders'
import { importRegister } from '@/lib/accounts/import-register'
import { importReturnFile } from '@/lib/billing/import-return'
import { openLedger } from '@/lib/billing/open-ledger'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import type { SystemContext } from '@/lib/platform/context'
import { useDatabase } from '../../support/process-database'

const used = useDatabase()
const NOW = new Date('2026-12-01T01:00:00Z')
const fixture = (name: string) => `tests/fixtures/${name}`
const folder = mkdtempSync(join(tmpdir(), 'bank-'))
const written = (name: string, bytes: Buffer | string) => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
let ctx: SystemContext
const take = (path: string, bank: string) => importReturnFile(ctx, path, path.split('/').at(-1)!, bank)
const owed = async () =>
  (
    await used.db.accountBalance.aggregate({
      where: { orgId: ctx.actor.orgId },
      _sum: { receivableFen: true },
    })
  )._sum.receivableFen!

beforeAll(async () => {
  const org = await buildOrg(used.db, { now: NOW, code: 'bank' })
  await installPolicy(used.db, org, NOW)
  ctx = systemContext(used.db, org.id, NOW, 'test')
  await importRegister(ctx, { path: 'prisma/seed/register.gb18030.csv' })
}, 60_000)

describe('B4 the bank return', () => {
  it('B2 the register’s arrears are in the ledger to the fen, once', async () => {
    const [register] = await used.db.$queryRaw<{ prior: bigint; current: bigint }[]>`
      SELECT sum("priorArrearsFen")::bigint AS prior, sum("currentDueFen")::bigint AS current FROM "Agreement" WHERE "orgId" = ${ctx.actor.orgId}::uuid`
    const opened = await openLedger(ctx)
    expect(opened).toMatchObject({ priorFen: String(register!.prior), currentFen: String(register!.current) })
    expect(await owed()).toBe(register!.prior + register!.current)
    expect(await openLedger(ctx)).toMatchObject({ accounts: 0 })
    expect(await owed()).toBe(register!.prior + register!.current)
  })

  it('B4 RC42 a delimited GBK file posts exactly what the bank says', async () => {
    const before = await owed()
    expect(await take(fixture('return-icbc-20261130.txt'), 'icbc')).toMatchObject({
      ...{ details: 450, readable: 449, quarantined: 1, successes: 378, posted: 376, postedFen: 89_183_870 },
      ...{ duplicates: 1, suspense: 1, failed: 71, parked: false, reason: '', again: false },
    })
    expect(before - (await owed())).toBe(89_183_870n)
    const reasons = await used.db.bankLine.groupBy({ by: ['reason'], where: { state: 'failed' }, _count: true })
    expect(Object.fromEntries(reasons.map((r) => [r.reason, r._count]))).toEqual({
      insufficient: 17,
      'name-mismatch': 13,
      closed: 12,
      'not-signed': 14,
      abnormal: 15,
    })
    expect(await used.db.event.count({ where: { type: 'withholding.failed', orgId: ctx.actor.orgId } })).toBe(71)
    const broken = await used.db.bankLine.findFirstOrThrow({ where: { state: 'quarantined' } })
    expect(broken).toMatchObject({ n: 7, reason: 'columns', raw: '000006|RN1000|残缺行' })
    const aside = await used.db.suspense.findFirstOrThrow({ where: { orgId: ctx.actor.orgId } })
    expect(aside).toMatchObject({ amountFen: 10_000n, reason: 'unknown_account' })
  })

  it('B4 RC47 the same file under another name changes nothing', async () => {
    const before = await owed()
    const copy = written('renamed.txt', readFileSync(fixture('return-icbc-20261130.txt')))
    expect(await take(copy, 'icbc')).toMatchObject({
      ...{ again: true, posted: 376, postedFen: 89_183_870 },
      before: { name: 'return-icbc-20261130.txt', at: NOW.toISOString(), byName: 'test' },
    })
    expect(await owed()).toBe(before)
  })

  it('B4 RC47 the same lines in a new file are duplicates, listed, not posted', async () => {
    const before = await owed()
    const bytes = Buffer.concat([
      readFileSync(fixture('return-icbc-20261130.txt')).subarray(0, -1),
      Buffer.from('\r\n'),
    ])
    expect(await take(written('again.txt', bytes), 'icbc')).toMatchObject({ posted: 0, duplicates: 378, suspense: 0 })
    expect(await owed()).toBe(before)
  })

  it('B4 RC46 a wrong trailer parks the whole file with both sums', async () => {
    const before = await owed()
    expect(await take(fixture('return-nsh-20261130-badtotal.dat'), 'nsh')).toMatchObject({
      ...{ parked: true, reason: 'total_mismatch', posted: 0, postedFen: 0 },
      params: { saidFen: '94908652', fen: '94908651', count: 406, saidCount: 406 },
    })
    expect(await owed()).toBe(before)
  })

  it('B4 RC45 a file cut in a character or a record is parked with its place', async () => {
    const bytes = readFileSync(fixture('return-nsh-20261130.dat'))
    for (const length of [5000, 6001, bytes.length - 10]) {
      const cut = await take(written(`cut-${length}.dat`, bytes.subarray(0, length)), 'nsh')
      expect(cut).toMatchObject({ parked: true, posted: 0 })
      expect(['no_trailer', 'total_mismatch']).toContain(cut.reason)
    }
    const cut = await take(written('cut.dat', bytes.subarray(0, 6001)), 'nsh')
    expect(cut.params).toMatchObject({ line: 47, offset: 5933 })
  })

  it('B4 RC43 RC48 a fixed-width file by bytes; two workers, one effect', async () => {
    const before = await owed()
    const both = await Promise.all([
      take(fixture('return-nsh-20261130.dat'), 'nsh'),
      take(fixture('return-nsh-20261130.dat'), 'nsh'),
    ])
    for (const result of both)
      expect(result).toMatchObject({
        details: 505,
        readable: 505,
        successes: 406,
        posted: 405,
        postedFen: 94_637_964,
        duplicates: 1,
        failed: 99,
      })
    expect(before - (await owed())).toBe(94_637_964n)
    const utf8 = iconv.decode(readFileSync(fixture('return-nsh-20261130.dat')), 'gb18030')
    const again = await take(written('utf8.dat', `\ufeff${utf8}`), 'nsh')
    expect(again).toMatchObject({ readable: 505, posted: 0, duplicates: 406, parked: false })
  })

  it('B2 B3 after all the files every sum holds and receipts have no gap', async () => {
    const nos = await used.db.payment.findMany({ select: { no: true }, orderBy: { no: 'asc' } })
    expect(nos.length).toBe(781)
    expect(nos.at(-1)!.no).toBe('S2026-00000781')
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, findings: [] })
  })

  it('B4 payment notices of what failed arrive by the 5th', async () => {
    const notices = await used.db.paymentNotice.findMany({ where: { orgId: ctx.actor.orgId } })
    expect(notices.length).toBeGreaterThan(160)
    expect(new Set(notices.map((n) => n.arriveBy.toISOString().slice(0, 10)))).toEqual(new Set(['2027-01-05']))
  })
})
