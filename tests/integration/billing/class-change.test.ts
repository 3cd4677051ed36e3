import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkClassChange, openCheckPhoto } from '@/lib/billing/check-class-change'
import { receiveEvidence } from '@/lib/billing/evidence'
import { getClassChange } from '@/lib/billing/class-change-queries'
import { decideClassChange } from '@/lib/billing/decide-class-change'
import {
  CheckClassChangeInput,
  DecideClassChangeInput,
  EditTariffInput,
  OpenClassChangeInput,
} from '@/lib/billing/inputs'
import { editTariff } from '@/lib/billing/edit-tariff'
import { openClassChange } from '@/lib/billing/open-class-change'
import { openLedger } from '@/lib/billing/open-ledger'
import { advanceRun } from '@/lib/billing/season-run'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import { reclassLines } from '@/lib/billing/rules/reclass'
import { newKey } from '@/lib/platform/ids'
import { systemContext } from '@/prisma/seed/builders'
import { codesOf } from '../../support/refusals'
import { useDatabase } from '../../support/process-database'
import { orderRun } from '../../support/season'
import { minutes, MORNING, town, type Person, type Town } from '../../support/town'

process.env.ASKONCE_DATA_DIR = mkdtempSync(join(tmpdir(), 'askonce-class-'))
const used = useDatabase()
let place: Town
let photo = ''
const key = () => ({ requestKey: newKey() })
const system = () => systemContext(used.db, place.org.id, MORNING, 'test')

const open = async (accountNo: string, toClass = 'commercial', effectiveOn = '2026-12-20') =>
  openClassChange(
    await place.as('collector'),
    OpenClassChangeInput.parse({ ...key(), accountNo, toClass, effectiveOn, claim: '一楼开了饭馆' }),
  )
const check = async (changeNo: string, more = {}) =>
  checkClassChange(
    await place.as('collector'),
    CheckClassChangeInput.parse({
      ...{ ...key(), changeNo, effectiveOn: '2026-12-20', finding: '临街门面，灶台三组', photos: [photo] },
      ...more,
    }),
  )
const decide = async (changeNo: string, who: Person = 'manager', more = {}) =>
  decideClassChange(
    await place.as(who),
    DecideClassChangeInput.parse({ ...key(), changeNo, decision: 'approved', ...more }),
  )
const balance = async (accountNo: string) => {
  const account = await used.db.agreement.findFirstOrThrow({ where: { orgId: place.org.id, accountNo } })
  const row = await used.db.accountBalance.findUnique({ where: { agreementId: account.id } })
  return { owed: row?.receivableFen ?? 0n, ahead: row?.advanceFen ?? 0n, is: account.tariffClass }
}

/** SQL as the application itself would send it. */
async function asApplication(sql: string): Promise<string> {
  const client = new pg.Client({ connectionString: used.url })
  await client.connect()
  try {
    await client.query('SET ROLE askonce_app')
    return await client.query(sql).then(
      () => 'done',
      (error: Error) => error.message,
    )
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  place = await town(used.db)
  await used.db.agreement.updateMany({
    where: { orgId: place.org.id, service: 'heat' },
    data: { grossAreaM2: 78.5, currentDueFen: 0n, priorArrearsFen: 0n },
  })
  await openLedger(system())
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#875' } })
    .jpeg()
    .toBuffer()
  photo = createHash('sha256').update(bytes).digest('hex')
  const piece = { sha256: photo, offset: 0, total: bytes.length, bytes }
  expect(await receiveEvidence(await place.as('collector'), piece)).toMatchObject({ done: true })
})

describe('B6 the difference of a class change', () => {
  it('B6 counts whole days, the first and the last too, each line rounded by itself', () => {
    const season = { code: '2026-2027', startsOn: '2026-11-15', endsOn: '2027-03-15' }
    const whole = reclassLines({ oldFen: 180_550n, newFen: 282_600n, season, effectiveOn: '2026-11-15' })
    expect(whole.differenceFen).toBe(102_050n)
    const part = reclassLines({ oldFen: 180_550n, newFen: 282_600n, season, effectiveOn: '2026-12-20' })
    // 86 of 121 days: 282600 × 86 ÷ 121 = 200856.198, 180550 × 86 ÷ 121 = 128324.793
    expect(part.lines.map(({ fen, params }) => [fen, params.days, params.season])).toEqual([
      ['200856', '86', '121'],
      ['-128325', '86', '121'],
    ])
    expect(part.differenceFen).toBe(72_531n)
    const last = reclassLines({ oldFen: 180_550n, newFen: 282_600n, season, effectiveOn: '2027-03-15' })
    expect(last.differenceFen).toBe(2336n - 1492n)
  })
})

describe('B6 a dispute from the door to the ledger', () => {
  it('B6 a season that is not billed has no difference yet', async () => {
    const { no } = await open('RN2', 'school')
    await check(no)
    expect((await getClassChange(await place.as('manager'), no)).blockers).toEqual([{ code: 'season_not_billed' }])
    expect(await codesOf(decide(no))).toEqual(['season_not_billed'])
    expect(await codesOf(decide(no, 'manager', { decision: 'rejected' }))).toEqual(['reason_needed'])
    await decide(no, 'manager', { decision: 'rejected', reason: '出账时再定' })
    for (const mode of ['dry', 'issue'] as const) {
      const { runId } = await orderRun(await place.as('manager'), mode)
      await advanceRun(system(), runId)
    }
    expect(await balance('RN1')).toEqual({ owed: 180_550n, ahead: 0n, is: 'residential' })
  })

  it('B6 opened, checked with photos, decided by a third person: one difference bill with its arithmetic', async () => {
    expect(await codesOf(open('RN1', 'residential'))).toEqual(['same_class'])
    expect(await codesOf(open('RN1', 'commercial', '2026-10-01'))).toEqual(['effect_outside_season'])
    const { no } = await open('RN1')
    expect(await codesOf(open('RN1', 'school'))).toEqual(['change_open'])
    expect(await codesOf(decide(no))).toEqual(['not_checked'])
    expect(await codesOf(check(no, { photos: [] }))).toEqual(['photo_needed'])
    expect(await codesOf(check(no, { photos: ['0'.repeat(64)] }))).toEqual(['unknown_photo'])
    expect(await codesOf(check(no, { effectiveOn: '2027-03-16' }))).toEqual(['effect_outside_season'])
    await check(no)
    expect(await codesOf(check(no))).toEqual(['already_checked'])
    const page = await getClassChange(await place.as('manager'), no)
    expect(page).toMatchObject({ preview: { differenceFen: 72_531 }, change: { photos: [expect.any(String)] } })
    expect(page.rules.map((rule) => [rule.tariffClass, rule.priceFen, rule.verified])).toEqual([
      ['residential', 2300, false],
      ['commercial', 3600, false],
    ])
    const { bytes } = await openCheckPhoto(await place.as('clerk'), no, page.change.photos[0]!)
    expect(bytes.length).toBeGreaterThan(100)
    expect(await decide(no)).toEqual({ status: 'approved', differenceFen: '72531' })
    expect(await balance('RN1')).toEqual({ owed: 253_081n, ahead: 0n, is: 'commercial' })
    const bill = await used.db.bill.findFirstOrThrow({ where: { orgId: place.org.id, kind: 'difference' } })
    expect(bill).toMatchObject({ amountFen: 72_531n, periodCode: '2026-2027' })
    expect(bill.lines).toMatchObject([{ fen: '200856' }, { fen: '-128325' }])
    expect(await codesOf(decide(no))).toEqual(['already_decided'])
  })

  it('B6 ten decisions at the same moment take effect once', async () => {
    const { no } = await open('RN3')
    await check(no)
    const tries = await Promise.all(Array.from({ length: 10 }, () => codesOf(decide(no))))
    expect(tries.filter((codes) => codes.length === 0)).toHaveLength(1)
    expect(await used.db.ledgerTx.count({ where: { orgId: place.org.id, docNo: no } })).toBe(1)
  })

  it('B6 back again later in the season: a credit from what the last change made of it, and not before it', async () => {
    expect(await codesOf(open('RN1', 'residential', '2026-12-20'))).toEqual(['effect_before_last'])
    const { no } = await open('RN1', 'residential', '2027-01-10')
    await check(no, { effectiveOn: '2027-01-10' })
    // 65 of 121 days: 96989.669 less 151809.917
    expect(await decide(no)).toEqual({ status: 'approved', differenceFen: '-54820' })
    expect(await balance('RN1')).toEqual({ owed: 253_081n, ahead: 54_820n, is: 'residential' })
    expect(await verifyLedger({ ...system(), db: used.db })).toMatchObject({ ok: true })
  })
})

describe('B6 what is impossible', () => {
  it('B6 who opened or checked it does not decide, in the verb nor in SQL', async () => {
    const opener = await place.as('supervisor')
    const input = {
      ...key(),
      accountNo: 'RN2',
      toClass: 'school' as const,
      effectiveOn: '2026-12-01',
      claim: '改办托管班',
    }
    const { no } = await openClassChange(opener, input)
    await check(no, { effectiveOn: '2026-12-01' })
    expect(await codesOf(decide(no, 'supervisor'))).toEqual(['own_check'])
    const decided = (id: string) =>
      `UPDATE "ClassChange" SET status = 'rejected', "decisionReason" = 'x', "decidedById" = '${id}' WHERE no = '${no}'`
    expect(await asApplication(decided(place.staff.supervisor.id))).toMatch(/class_change_four_eyes/)
    expect(await asApplication(decided(place.staff.collector.id))).toMatch(/class_change_checker_does_not_decide/)
    expect(await asApplication(`UPDATE "ClassChange" SET "effectiveOn" = '2026-10-01' WHERE no = '${no}'`)).toMatch(
      /checked once and decided once/,
    )
    expect(await asApplication(`DELETE FROM "ClassChange" WHERE no = '${no}'`)).toMatch(/permission denied/)
    expect(await asApplication(`UPDATE "ClassChange" SET finding = 'x' WHERE no = '${no}'`)).toMatch(/checked once/)
    await decide(no, 'manager', { decision: 'rejected', reason: '仍是住家' })
    expect(await asApplication(`UPDATE "ClassChange" SET status = 'checked' WHERE no = '${no}'`)).toMatch(
      /decided once/,
    )
  })

  it('B6 outside a season, or already approved when it begins, is refused by the database', async () => {
    const row = (status: string, day: string) => `INSERT INTO "ClassChange"
      (id, "orgId", no, "agreementId", "fromClass", "toClass", "effectiveOn", "periodCode", claim, photos, status, "openedById", "openedBy", "openedAt", lines)
      SELECT gen_random_uuid(), '${place.org.id}', 'X000000-0001', id, 'residential', 'school', '${day}', '2026-2027', 'x', '[]', '${status}', gen_random_uuid(), 'x', now(), '[]'
      FROM "Agreement" WHERE "orgId" = '${place.org.id}' AND "accountNo" = 'RN2'`
    expect(await asApplication(row('opened', '2026-10-01'))).toMatch(/within its season/)
    expect(await asApplication(row('approved', '2026-12-01'))).toMatch(/begins opened/)
  })
})

describe('B6 what a decision was reckoned with', () => {
  it('B6 a price written afterwards, even from an earlier day, does not stand under a decided case', async () => {
    for (const tariffClass of ['residential', 'commercial'] as const) {
      const last = await used.db.tariff.findFirstOrThrow({
        where: { orgId: place.org.id, service: 'heat', tariffClass },
        orderBy: { version: 'desc' },
      })
      const body = { ...(last.body as object), unitPriceFen: 9900 }
      const of = { service: 'heat', tariffClass, baseVersion: last.version, effectiveFrom: '2026-11-01' }
      await editTariff(
        await place.as('manager', minutes(30)),
        EditTariffInput.parse({ ...key(), ...of, body, source: '价', reason: '调价', billsStay: true }),
      )
    }
    const rulesOf = async (no: string) =>
      (await getClassChange(await place.as('manager', minutes(40)), no)).rules.map(({ priceFen, version }) => [
        priceFen,
        version,
      ])
    const account = await used.db.agreement.findFirstOrThrow({ where: { orgId: place.org.id, accountNo: 'RN1' } })
    const decided = await used.db.classChange.findMany({
      where: { agreementId: account.id, status: 'approved' },
      orderBy: { no: 'asc' },
    })
    expect(decided.map(({ toClass }) => toClass)).toEqual(['commercial', 'residential'])
    expect(await rulesOf(decided[0]!.no)).toEqual([
      [2300, 1],
      [3600, 1],
    ])
    expect(await rulesOf(decided[1]!.no)).toEqual([
      [3600, 1],
      [2300, 1],
    ])
    // One that waits: of the old class the price of what it corrects, of the new one what is in force.
    const waits = await open('RN1', 'commercial', '2027-02-10')
    expect(await rulesOf(waits.no)).toEqual([
      [2300, 1],
      [9900, 2],
    ])
  })
})
