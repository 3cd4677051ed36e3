import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importRegister, type ImportWatch } from '@/lib/accounts/import-register'
import type { Finding } from '@/lib/accounts/rules/register-summary'
import { testDatabase, type TestDatabase, type TestOrg } from '../../support/database'

const REGISTER = 'prisma/seed/register.gb18030.csv'
const SUMMARY = {
  ...{ lines: 8012, accounts: 8000, identical: 7, conflicting: 5 },
  ...{ badPhone: 47, badId: 33, missingArea: 25, refused: 24, flaggedFormula: 23 },
}
const LINES = iconv.decode(readFileSync(REGISTER), 'gb18030').trimEnd().split('\r\n')
const HEADER = LINES[0]!
const FIRST = LINES[1]!

let test: TestDatabase
let folder: string
let city: TestOrg

beforeAll(async () => {
  test = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'register-'))
  city = await test.newOrg()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await test.close()
})

const take = (org: TestOrg, path: string, watch?: ImportWatch) => importRegister(test.systemCtx(org), { path }, watch)

let files = 0
function file(bytes: Buffer | string[]): string {
  const path = join(folder, `${++files}.csv`)
  writeFileSync(path, Array.isArray(bytes) ? [HEADER, ...bytes, ''].join('\r\n') : bytes)
  return path
}

async function takeLines(lines: string[] | Buffer) {
  const [org, findings]: [TestOrg, Finding[]] = [await test.newOrg(), []]
  const summary = await take(org, file(lines), { onFindings: (found) => void findings.push(...found) })
  return { org, summary, findings }
}

/** Every row of a company, so that not one byte may differ. */
async function rowsOf(org: TestOrg): Promise<string> {
  const [row] = await test.db.$queryRaw<{ all: string }[]>`
    SELECT md5(string_agg(r, E'\n' ORDER BY r)) AS all FROM (
      SELECT a::text AS r FROM "Agreement" a WHERE "orgId" = ${org.id}::uuid
      UNION ALL SELECT a::text FROM "Person" a WHERE "orgId" = ${org.id}::uuid
      UNION ALL SELECT a::text FROM "Premise" a WHERE "orgId" = ${org.id}::uuid
      UNION ALL SELECT a::text FROM "Contact" a WHERE "orgId" = ${org.id}::uuid
      UNION ALL SELECT a::text FROM "NetworkNode" a WHERE "orgId" = ${org.id}::uuid
      UNION ALL SELECT a::text FROM "Event" a WHERE "orgId" = ${org.id}::uuid) x`
  return row!.all
}

const count = (org: TestOrg) => test.db.agreement.count({ where: { orgId: org.id } })

describe('the whole register', () => {
  it('B1 comes in with every line accounted for', async () => {
    const findings: Finding[] = []
    expect(await take(city, REGISTER, { onFindings: (found) => void findings.push(...found) })).toEqual(SUMMARY)
    expect(await count(city)).toBe(8000)
    const lines = (reason: string) => findings.filter((finding) => finding.reason === reason).map(({ line }) => line)
    expect(lines('other-name')).toEqual([890, 1779, 2668, 3558, 4447])
    expect(lines('identical')).toEqual([703, 1406, 2109, 2812, 3514, 4217, 4920])
    expect(lines('negative-bill')).toHaveLength(24)
    expect(lines('formula')).toContain(150)
  }, 60_000)

  it('B1 runs a second time and changes nothing', async () => {
    const before = await rowsOf(city)
    expect(await take(city, REGISTER)).toEqual(SUMMARY)
    expect(await rowsOf(city)).toBe(before)
  }, 60_000)

  it('B1 keeps the place of every home from the community down, and the riser it hangs on', async () => {
    const levels = await test.db.premise.groupBy({ by: ['kind'], where: { orgId: city.id }, _count: true })
    expect(Object.fromEntries(levels.map((level) => [level.kind, level._count]))).toEqual({
      ...{ community: 16, building: 448, entrance: 1681, room: 4914 },
    })
    const home = await test.db.premise.findFirstOrThrow({
      where: { orgId: city.id, address: '老机床厂宿舍23号楼4单元1003' },
    })
    expect(home).toMatchObject({ kind: 'room', district: '河东区', buildingNo: '23', entranceNo: '4', roomNo: '1003' })
    expect(home.zone).toMatch(/^河东区供水[一二]区$/)
    const riser = await test.db.networkNode.findUniqueOrThrow({ where: { id: home.riserId! } })
    const station = await test.db.networkNode.findUniqueOrThrow({ where: { id: riser.parentId! } })
    const source = await test.db.networkNode.findUniqueOrThrow({ where: { id: station.parentId! } })
    expect([riser.name, station.name, source.name]).toEqual([
      ...['老机床厂宿舍23号楼4单元立管', '老机床厂宿舍换热站', '河东区热源'],
    ])
  })

  it('B1 keeps rare names, exact amounts, thousands and full-width digits', async () => {
    expect(await test.db.person.count({ where: { orgId: city.id, name: { startsWith: '𠮷田' } } })).toBeGreaterThan(4)
    const [row] = await test.db.$queryRaw<{ owed: string; area: string }[]>`
      SELECT sum("priorArrearsFen")::text AS owed, sum("grossAreaM2")::text AS area
      FROM "Agreement" WHERE "orgId" = ${city.id}::uuid`
    expect(row).toEqual(independentSums())
    expect(await test.db.contact.count({ where: { orgId: city.id, phoneDigits: '15869600525' } })).toBeGreaterThan(0)
  })

  it('B1 flags what it keeps', async () => {
    const having = (issue: string) => test.db.agreement.count({ where: { orgId: city.id, issues: { has: issue } } })
    expect(await Promise.all(['bad-phone', 'bad-id', 'formula', 'negative-bill'].map(having))).toEqual([47, 33, 23, 24])
    expect(await test.db.agreement.count({ where: { orgId: city.id, billable: false } })).toBe(24) // one of the 25 lines stands twice
  })

  it('B1 comes in beside another city with communities of the same name', async () => {
    const before = await rowsOf(city)
    const other = await test.newOrg()
    expect(await take(other, REGISTER)).toEqual(SUMMARY)
    expect(await rowsOf(city)).toBe(before)
    const [mixed] = await test.db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM "Agreement" a JOIN "Premise" p ON p.id = a."premiseId"
      JOIN "Person" q ON q.id = a."personId" LEFT JOIN "NetworkNode" r ON r.id = p."riserId"
      WHERE p."orgId" <> a."orgId" OR q."orgId" <> a."orgId" OR r."orgId" <> a."orgId"`
    expect(mixed!.n).toBe(0)
  }, 60_000)

  it('B1 is completed by running again after a crash in the middle', async () => {
    const org = await test.newOrg()
    let batches = 0
    const crash = () => {
      if (++batches === 4) throw new Error('power cut')
    }
    await expect(take(org, REGISTER, { onFindings: crash })).rejects.toThrow('power cut')
    expect(await count(org)).toBeLessThan(5000)
    expect(await take(org, REGISTER)).toEqual(SUMMARY)
    expect(await count(org)).toBe(8000)
  }, 60_000)

  it('B1 is taken once when two import it at the same time', async () => {
    const org = await test.newOrg()
    const path = file(LINES.slice(1, 2500))
    const [one, two] = await Promise.all([take(org, path), take(org, path)])
    expect(one).toEqual(two)
    expect(await count(org)).toBe(one.accounts)
    const [row] = await test.db.$queryRaw<{ people: number; contacts: number }[]>`
      SELECT (SELECT count(*)::int FROM (SELECT 1 FROM "Person" WHERE "orgId" = ${org.id}::uuid
          GROUP BY "idNo", "nameFolded" HAVING count(*) > 1) x) AS people,
        (SELECT count(*)::int FROM (SELECT 1 FROM "Contact" WHERE "orgId" = ${org.id}::uuid
          GROUP BY "agreementId", rank HAVING count(*) > 1) x) AS contacts`
    expect(row).toEqual({ people: 0, contacts: 0 })
  }, 60_000)
})

/** The sums of the file, by plain arithmetic over its text. */
function independentSums() {
  const seen = new Set<string>()
  let [owed, area] = [0n, 0n]
  const hundredths = (cell: string) => {
    const [whole, part = ''] = cell.normalize('NFKC').replace(/[",]/g, '').split('.')
    return BigInt(whole || 0) * 100n + BigInt(part.padEnd(2, '0') || 0)
  }
  for (const line of LINES.slice(1)) {
    const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, ''))
    if (seen.has(cells[0]!)) continue
    seen.add(cells[0]!)
    owed += hundredths(cells[19]!)
    area += hundredths(cells[12]!)
  }
  return { owed: `${owed}`, area: `${area / 100n}.${`${area % 100n}`.padStart(2, '0')}` }
}

describe('another month', () => {
  it('B1 changes what changed and nothing beside it', async () => {
    const { org } = await takeLines([FIRST, LINES[2]!])
    const untouched = () => test.db.agreement.findFirst({ where: { orgId: org.id, accountNo: 'RN10000014' } })
    const before = await untouched()
    const changed = FIRST.replace('17753493880,', '13800138000,13900139000').replace('1744.09', '9.99')
    expect(await take(org, file([changed, LINES[2]!]))).toMatchObject({ accounts: 2, conflicting: 0 })
    const account = await test.db.agreement.findFirstOrThrow({ where: { orgId: org.id, accountNo: 'RN10000007' } })
    expect(account.currentDueFen).toBe(999n)
    const contacts = await test.db.contact.findMany({ where: { agreementId: account.id }, orderBy: { rank: 'asc' } })
    expect(contacts.map(({ phoneDigits, valid }) => [phoneDigits, valid])).toEqual([
      ...[['13800138000', true] as const, ['13900139000', true] as const],
    ])
    await take(org, file([FIRST]))
    const spare = await test.db.contact.findFirst({ where: { agreementId: account.id, rank: 1 } })
    expect(spare).toMatchObject({ phoneDigits: '13900139000', valid: false })
    expect(await untouched()).toEqual(before)
  })

  it('B1 leaves another name under a number on record to a person', async () => {
    const { org } = await takeLines([FIRST])
    const before = await rowsOf(org)
    expect(await take(org, file([FIRST.replace('张梅', '李四')]))).toMatchObject({ accounts: 1, conflicting: 1 })
    expect(await rowsOf(org)).toBe(before)
  })
})

describe('files as they come', () => {
  const text = [HEADER, FIRST.replace('张梅', '𠮷田'), ''].join('\r\n')
  it.each([
    ['GB18030', iconv.encode(text, 'gb18030')],
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['bare line feeds', Buffer.from(text.replaceAll('\r', ''))],
    ['a trailing 0x1A', Buffer.concat([iconv.encode(text, 'gb18030'), Buffer.from([0x1a])])],
  ])('B1 reads %s', async (_, bytes) => {
    const { org, summary } = await takeLines(bytes)
    expect(summary).toMatchObject({ lines: 1, accounts: 1, refused: 0 })
    expect(await test.db.person.findFirst({ where: { orgId: org.id } })).toMatchObject({ name: '𠮷田' })
  })

  it('B1 names the line that has too many or too few cells, and takes the others', async () => {
    const { summary, findings } = await takeLines([`${FIRST},x`, LINES[2]!, 'RN1'])
    expect(summary).toMatchObject({ lines: 3, accounts: 1, refused: 2 })
    expect(findings.map(({ line, reason }) => [line, reason])).toEqual([
      ...[[2, 'columns'] as const, [4, 'columns'] as const],
    ])
  })

  it('B1 counts lines rightly across a cell of several lines', async () => {
    const { findings } = await takeLines([`${FIRST}"a\r\nb"`, LINES[2]!.replace(',供热,', ',供气,')])
    expect(findings.map(({ line, reason }) => [line, reason])).toEqual([[4, 'unknown-word']])
  })

  it('B1 refuses a line cut in the middle of a character', async () => {
    const bytes = iconv.encode([HEADER, `${LINES[2]!}住`].join('\r\n'), 'gb18030')
    const { summary } = await takeLines(bytes.subarray(0, -1))
    expect(summary).toMatchObject({ lines: 1, accounts: 0, refused: 1 })
  })

  it.each([
    ['nothing', ''],
    ['other columns', 'a,b,c\r\n1,2,3\r\n'],
    ['a note whose quote is never closed', [HEADER, `${FIRST}"x`, ...LINES.slice(2)].join('\r\n')],
    ['a quote never closed', [HEADER, `"${FIRST}`, ...LINES.slice(2)].join('\r\n')],
  ])('B1 refuses a file with %s before anything is written', async (_, content) => {
    const org = await test.newOrg()
    await expect(take(org, file(Buffer.from(content)))).rejects.toMatchObject({ detail: { kind: 'invalid' } })
    expect(await count(org)).toBe(0)
  })

  it('B1 is not for everyone to import', async () => {
    const ctx = test.ctxFor(city, ['hotline-agent'])
    await expect(importRegister(ctx, { path: REGISTER })).rejects.toMatchObject({ detail: { kind: 'forbidden' } })
  })
})
