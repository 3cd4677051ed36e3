import { beforeEach, describe, expect, it } from 'vitest'
import { applyTerm, termDesk } from '@/lib/billing/apply-term'
import { editTariff } from '@/lib/billing/edit-tariff'
import { endTerm } from '@/lib/billing/end-term'
import { ApplyTermInput, EditTariffInput, EndTermInput } from '@/lib/billing/inputs'
import { openLedger } from '@/lib/billing/open-ledger'
import { advanceRun } from '@/lib/billing/season-run'
import type { Context } from '@/lib/platform/context'
import { newKey } from '@/lib/platform/ids'
import { systemContext } from '@/prisma/seed/builders'
import { codesOf } from '../../support/refusals'
import { useDatabase } from '../../support/process-database'
import { orderRun } from '../../support/season'
import { minutes, MORNING, town, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
let clock = 0
const key = () => ({ requestKey: newKey() })
const system = () => systemContext(used.db, place.org.id, MORNING, 'test')
const next = () => minutes(++clock)
type In = <C extends Context>(ctx: C) => C
const alone: In = (ctx) => ctx

const apply = async (accountNo: string, within: In = alone) =>
  applyTerm(
    within(await place.as('clerk', next())),
    ApplyTermInput.parse({ ...key(), accountNo, kind: 'low-income', periodCode: '2026-2027', note: '低保证 7 号' }),
  )
const end = async (accountNo: string, agreementId: string, within: In = alone) => {
  const [term] = (await termDesk(await place.as('clerk'), agreementId)).terms
  const input = { ...key(), accountNo, termId: term!.id, fromOn: term!.fromOn, reason: '低保资格到期' }
  return endTerm(within(await place.as('clerk', next())), EndTermInput.parse(input))
}
const price = async (unitPriceFen: number, within: In = alone) => {
  const { body, version } = await used.db.tariff.findFirstOrThrow({
    where: { orgId: place.org.id, service: 'heat', tariffClass: 'residential' },
    orderBy: { version: 'desc' },
  })
  const of = { service: 'heat', tariffClass: 'residential', baseVersion: version, effectiveFrom: '2026-11-01' }
  const input = { ...key(), ...of, body: { ...(body as object), unitPriceFen }, source: '价', reason: '调价' }
  return editTariff(within(await place.as('manager', next())), EditTariffInput.parse(input))
}
const order = async () => {
  const dry = await orderRun(await place.as('manager', next()), 'dry')
  await advanceRun(system(), dry.runId)
  return (await orderRun(await place.as('manager', next()), 'issue')).runId
}
const stateOf = (id: string) =>
  used.db.seasonRun.findUniqueOrThrow({ where: { id }, select: { status: true, billed: true } })
const fenOf = async (agreementId: string) =>
  (await used.db.bill.findFirst({ where: { agreementId, kind: 'season', cancelledTxId: null } }))?.amountFen

/** What is begun while an act has done its work and has not committed yet; whether it waited for it. */
async function during<T>(act: (within: In) => Promise<unknown>, other: () => Promise<T>) {
  let [begun, over, waited]: [Promise<T> | undefined, boolean, boolean] = [undefined, false, false]
  await used.db.$transaction(async (tx) => {
    await act((ctx) => ({ ...ctx, db: tx as unknown as Context['db'], inTransaction: true }))
    begun = other()
    begun.then(
      () => (over = true),
      () => (over = true),
    )
    await new Promise((go) => setTimeout(go, 500))
    waited = !over
  })
  return { waited, answer: begun! }
}

beforeEach(async () => {
  place = await town(used.db)
  await used.db.agreement.updateMany({
    where: { orgId: place.org.id, service: 'heat' },
    data: { grossAreaM2: 78.5, currentDueFen: 0n, priorArrearsFen: 0n },
  })
  await openLedger(system())
})

describe('B2 a season is billed while its terms and prices change', () => {
  it('B2 a stretch waits for a term that is being recorded or ended, and stops: it is not what was confirmed', async () => {
    await apply('RN2')
    const runId = await order()
    const { waited, answer } = await during(
      async (within) => {
        await apply('RN1', within)
        await end('RN2', place.accounts.above.id, within)
      },
      () => advanceRun(system(), runId),
    )
    expect(waited).toBe(true)
    expect(await answer).toBe(false)
    expect(await stateOf(runId)).toEqual({ status: 'stopped', billed: 0 })
    expect(await fenOf(place.accounts.own.id)).toBeUndefined()
    // Rehearsed and confirmed again, it bills what then holds.
    await advanceRun(system(), await order())
    expect(await fenOf(place.accounts.own.id)).toBe(141_300n)
    expect(await fenOf(place.accounts.above.id)).toBe(180_550n)
  })

  it('B2 a stretch waits for a price that is being saved, and stops: it is not what was confirmed', async () => {
    const runId = await order()
    const { waited, answer } = await during(
      (within) => price(9900, within),
      () => advanceRun(system(), runId),
    )
    expect(waited).toBe(true)
    expect(await answer).toBe(false)
    expect(await stateOf(runId)).toEqual({ status: 'stopped', billed: 0 })
    await advanceRun(system(), await order())
    expect(await fenOf(place.accounts.own.id)).toBe(777_150n)
  })

  it('B2 a term, its end and a price wait for the stretch that is being billed, and are told of its bills', async () => {
    await apply('RN2')
    const runId = await order()
    const { waited, answer } = await during(
      (within) => advanceRun(within(system()), runId),
      () => Promise.all([codesOf(apply('RN1')), codesOf(end('RN2', place.accounts.above.id)), codesOf(price(9900))]),
    )
    expect(waited).toBe(true)
    expect(await answer).toEqual([['season_billed'], ['season_billed'], ['bills_issued_since']])
    expect(await fenOf(place.accounts.own.id)).toBe(180_550n)
    expect(await fenOf(place.accounts.above.id)).toBe(141_300n)
  })
})
