import fc from 'fast-check'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  ApproveRetrofitInput,
  MoveRetrofitInput,
  PlanRetrofitInput,
  RecordConsentInput,
  TakePaymentInput,
} from '@/lib/billing/inputs'
import { approveRetrofit, moveRetrofit } from '@/lib/billing/move-retrofit'
import { openLedger } from '@/lib/billing/open-ledger'
import { planRetrofit } from '@/lib/billing/plan-retrofit'
import { recordConsent } from '@/lib/billing/record-consent'
import { getRetrofit, retrofitsOf } from '@/lib/billing/retrofit-queries'
import { reversePayment } from '@/lib/billing/reverse-payment'
import { apportion } from '@/lib/billing/rules/retrofit'
import { takePayment } from '@/lib/billing/take-payment'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import { newKey } from '@/lib/platform/ids'
import { systemContext } from '@/prisma/seed/builders'
import { codesOf } from '../../support/refusals'
import { useDatabase } from '../../support/process-database'
import { MORNING, town, type Person, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
const key = () => ({ requestKey: newKey() })
const system = () => systemContext(used.db, place.org.id, MORNING, 'test')
const PLAN = {
  ...{ accountNo: 'RN1', name: '5号楼分户改造', why: '串联立管，一户关阀全楼受影响', costYuan: '100000.01' },
  ...{ customerBps: 3000, governmentBps: 4000, companyBps: 3000, splitBy: 'household', neededBps: 6667 },
  ...{ startsOn: '2027-04-01', endsOn: '2027-09-30', source: '样例：改造协议第 1 版', steps: [] },
}
const plan = async (more = {}, who: Person = 'supervisor') =>
  planRetrofit(await place.as(who), PlanRetrofitInput.parse({ ...key(), ...PLAN, ...more }))
const answer = async (projectNo: string, accountNo: string, more = {}, who: Person = 'collector') =>
  recordConsent(
    await place.as(who),
    RecordConsentInput.parse({
      ...{ ...key(), projectNo, accountNo, decision: 'agreed', on: '2026-12-01', paperNo: `GZ-${accountNo}` },
      ...more,
    }),
  )
const approve = async (projectNo: string, who: Person = 'manager') =>
  approveRetrofit(await place.as(who), ApproveRetrofitInput.parse({ ...key(), projectNo, dueOn: '2027-03-31' }))
const move = async (projectNo: string, to: string, more = {}) =>
  moveRetrofit(await place.as('supervisor'), MoveRetrofitInput.parse({ ...key(), projectNo, to, ...more }))
const owed = async (id: string) =>
  (await used.db.accountBalance.findUnique({ where: { agreementId: id } }))?.receivableFen ?? 0n

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
    where: { orgId: place.org.id },
    data: { currentDueFen: 0n, priorArrearsFen: 0n },
  })
  await openLedger(system())
})

describe('B7 shares', () => {
  it('B7 whatever is split adds up to the whole, and nobody gets a fen more than another of the same weight', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.array(fc.bigInt({ min: 0n, max: 100_000n }), { minLength: 1, maxLength: 60 }),
        (total, weights) => {
          const parts = apportion(total, weights)
          const all = weights.reduce((a, b) => a + b, 0n)
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(all === 0n ? 0n : total)
          for (const [i, part] of parts.entries())
            if (all > 0n) expect(part - (total * weights[i]!) / all).toBeOneOf([0n, 1n])
        },
      ),
      { seed: 20261125 },
    )
  })

  it('B7 the three shares must make the whole, in the form and in SQL', async () => {
    expect(PlanRetrofitInput.safeParse({ ...key(), ...PLAN, companyBps: 2999 }).success).toBe(false)
    expect(await asApplication(`UPDATE "RetrofitProject" SET "companyBps" = 2999`)).toBe('done') // none there yet
    const { no } = await plan()
    expect(await asApplication(`UPDATE "RetrofitProject" SET "companyBps" = 2999 WHERE no = '${no}'`)).toMatch(
      /keeps what was consented to|retrofit_shares/,
    )
    expect(await codesOf(plan())).toEqual(['retrofit_open'])
    const { project, list } = await getRetrofit(await place.as('clerk'), no)
    expect(project).toMatchObject({ customerFen: 3_000_000, governmentFen: 4_000_001, companyFen: 3_000_000 })
    // Three homes in the building; 30000.00 yuan over three is exact.
    expect(list.map((home) => home.shareFen)).toEqual([1_000_000, 1_000_000, 1_000_000])
  })
})

describe('B7 consents, approval, the effect on accounts', () => {
  it('B7 no approval without enough consents, nor by its planner; approved, the agreed are billed once', async () => {
    const { no } = await used.db.retrofitProject.findFirstOrThrow({ where: { orgId: place.org.id } })
    expect(await codesOf(answer(no, 'RN1', { paperNo: '' }))).toEqual(['paper_needed'])
    expect(await codesOf(answer(no, 'RN1', { on: '2026-12-09' }))).toEqual(['date_ahead'])
    expect(await codesOf(answer(no, 'SN1'))).toEqual(['not-found'])
    expect(await codesOf(answer(no, 'RN3', { decision: 'exempt', reason: '低保' }))).toEqual(['forbidden'])
    await answer(no, 'RN1', { decision: 'refused', reason: '再想想' })
    await answer(no, 'RN1')
    expect(await codesOf(approve(no))).toEqual(['not_enough_consents'])
    expect(
      await asApplication(
        `UPDATE "RetrofitProject" SET status = 'approved', "approvedById" = gen_random_uuid(), "billedAt" = now(), "dueOn" = now() WHERE no = '${no}'`,
      ),
    ).toMatch(/enough households/)
    await answer(no, 'RN3', { decision: 'exempt', reason: '公益单位' }, 'manager')
    await answer(no, 'RN2', { decision: 'refused', reason: '已自行改造' })
    expect(await codesOf(approve(no))).toEqual(['not_enough_consents']) // 2 of 3 is 66.66 %, below 66.67 %
    await answer(no, 'RN2')
    const tries = await Promise.all(Array.from({ length: 5 }, () => codesOf(approve(no))))
    expect(tries.filter((codes) => codes.length === 0)).toHaveLength(1)
    expect([
      await owed(place.accounts.own.id),
      await owed(place.accounts.above.id),
      await owed(place.accounts.key.id),
    ]).toEqual([1_000_000n, 1_000_000n, 0n])
    const bill = await used.db.bill.findFirstOrThrow({
      where: { agreementId: place.accounts.own.id, kind: 'retrofit' },
    })
    expect(bill.lines).toEqual([{ code: 'retrofit-share', params: { project: '5号楼分户改造', no }, fen: '1000000' }])
    expect(await codesOf(answer(no, 'RN1', { decision: 'refused', reason: '反悔' }))).toEqual(['consent_billed'])
    expect(
      await asApplication(
        `UPDATE "RetrofitConsent" SET decision = 'refused' WHERE "agreementId" = '${place.accounts.own.id}'`,
      ),
    ).toMatch(/consent/)
    expect((await getRetrofit(await place.as('clerk'), no)).project).toMatchObject({
      exemptFen: 1_000_000,
      status: 'approved',
    })
  })

  it('B7 the reasons are at hand wherever the account is', async () => {
    expect(await retrofitsOf(await place.as('collector'), place.accounts.own.id)).toMatchObject([
      { why: '串联立管，一户关阀全楼受影响', shareFen: 1_000_000, decision: 'agreed', status: 'approved' },
    ])
    expect(await retrofitsOf(await place.as('collector'), place.accounts.water.id)).toEqual([])
  })

  it('B7 stopped with document and reason only while nobody has paid; every share comes out of the books', async () => {
    const { no } = await used.db.retrofitProject.findFirstOrThrow({ where: { orgId: place.org.id } })
    expect(await codesOf(move(no, 'done'))).toEqual(['wrong_step'])
    await move(no, 'building')
    expect(await codesOf(move(no, 'stopped'))).toEqual(['reason_needed', 'document_needed'])
    const said = { reason: '资金未到位', docNo: '改停〔2027〕1号' }
    const paid = { ...key(), accountNo: 'RN2', amountYuan: '1', tender: 'card' }
    await takePayment(await place.as('clerk'), TakePaymentInput.parse(paid))
    expect(await codesOf(move(no, 'stopped', said))).toEqual(['retrofit_paid'])
    const { no: receipt } = await used.db.payment.findFirstOrThrow({ where: { orgId: place.org.id } })
    await reversePayment(await place.as('supervisor'), { ...key(), paymentNo: receipt, docNo: 'D1', reason: '退回' })
    expect(await move(no, 'stopped', said)).toEqual({ cancelled: 2 })
    expect([await owed(place.accounts.own.id), await owed(place.accounts.above.id)]).toEqual([0n, 0n])
    expect(await codesOf(answer(no, 'RN1'))).toEqual(['project_over', 'consent_billed'])
    expect(await verifyLedger(system())).toMatchObject({ ok: true })
  })

  it('B7 by its own planner it is not approved', async () => {
    const { no } = await plan({ neededBps: 1 }, 'manager')
    await answer(no, 'RN1')
    expect(await codesOf(approve(no))).toEqual(['own_plan'])
    expect(
      await asApplication(
        `UPDATE "RetrofitProject" SET status = 'approved', "approvedById" = "byId", "billedAt" = now(), "dueOn" = now() WHERE no = '${no}'`,
      ),
    ).toMatch(/retrofit_four_eyes/)
  })
})
