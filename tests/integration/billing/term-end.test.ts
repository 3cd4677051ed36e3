import { beforeAll, describe, expect, it } from 'vitest'
import { applyTerm, termDesk } from '@/lib/billing/apply-term'
import { cancelBill } from '@/lib/billing/cancel-bill'
import { endTerm } from '@/lib/billing/end-term'
import { ApplyTermInput, CancelBillInput, EndTermInput } from '@/lib/billing/inputs'
import { openLedger } from '@/lib/billing/open-ledger'
import { advanceRun } from '@/lib/billing/season-run'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import { newId, newKey } from '@/lib/platform/ids'
import { systemContext } from '@/prisma/seed/builders'
import { codesOf } from '../../support/refusals'
import { useDatabase } from '../../support/process-database'
import { orderRun } from '../../support/season'
import { minutes, MORNING, race, town, type Person, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
let clock = 0
const key = () => ({ requestKey: newKey() })
const system = () => systemContext(used.db, place.org.id, MORNING, 'test')
/** Each act a minute after the last. */
const next = () => minutes(++clock)
const apply = async (accountNo: string, kind: string, at = next()) =>
  applyTerm(
    await place.as('clerk', at),
    ApplyTermInput.parse({ ...key(), accountNo, kind, periodCode: '2026-2027', note: '低保证 7 号' }),
  )
const termsOf = async (agreementId: string) => (await termDesk(await place.as('clerk'), agreementId)).terms
const end = async (accountNo: string, termId: string, fromOn: string, who: Person = 'clerk') =>
  endTerm(
    await place.as(who, next()),
    EndTermInput.parse({ ...key(), accountNo, termId, fromOn, reason: '低保资格到期' }),
  )
const run = async (modes: readonly ('dry' | 'issue')[] = ['dry', 'issue']) => {
  for (const mode of modes) {
    const { runId } = await orderRun(await place.as('manager', next()), mode)
    await advanceRun(system(), runId)
  }
}
const billOf = (agreementId: string) =>
  used.db.bill.findFirst({ where: { agreementId, kind: 'season', cancelledTxId: null } })
const cancel = async (billNo: string) =>
  cancelBill(
    await place.as('supervisor', next()),
    CancelBillInput.parse({ ...key(), billNo, docNo: '撤〔2026〕3号', reason: '低保到期' }),
  )

beforeAll(async () => {
  place = await town(used.db)
  await used.db.agreement.updateMany({
    where: { orgId: place.org.id, service: 'heat' },
    data: { grossAreaM2: 78.5, currentDueFen: 0n, priorArrearsFen: 0n },
  })
  await openLedger(system())
})

describe('B2 a term is ended', () => {
  it('B2 once, from one of its days, with its reason on record; not of another account, nor by whoever may not', async () => {
    await apply('RN1', 'low-income')
    const [term] = await termsOf(place.accounts.own.id)
    expect(term).toMatchObject({ kind: 'low-income', ended: null })
    expect(await codesOf(end('RN1', term!.id, '2027-06-01'))).toEqual(['term_days'])
    expect(await codesOf(end('RN2', term!.id, '2027-01-01'))).toEqual(['not-found'])
    expect(await codesOf(end('RN1', newId(), '2027-01-01'))).toEqual(['not-found'])
    expect(await codesOf(end('RN1', term!.id, '2027-01-01', 'agent'))).toEqual(['forbidden'])
    const tries = await race([1, 2, 3].map(() => end('RN1', term!.id, '2027-01-01')))
    expect(tries).toEqual({ won: 1, lost: ['already_ended', 'already_ended'] })
    expect((await termsOf(place.accounts.own.id))[0]!.ended).toEqual({
      ...{ on: '2027-01-01', reason: '低保资格到期', byName: 'clerk' },
    })
    const events = await used.db.event.findMany({ where: { subjectId: place.accounts.own.id, type: 'term.ended' } })
    expect(events.map(({ data }) => data)).toEqual([{ kind: 'low-income', from: '2027-01-01', reason: '低保资格到期' }])
    expect(await codesOf(apply('RN1', 'low-income'))).toEqual(['already_applied'])
  })

  it('B2 the run bills its days with it and the others without; rehearsed before the end, it is rehearsed again', async () => {
    await apply('RN2', 'low-income')
    await run(['dry'])
    const [term] = await termsOf(place.accounts.above.id)
    await end('RN2', term!.id, term!.fromOn)
    expect(await codesOf(run(['issue']))).toEqual(['rehearse_again'])
    await run()
    // Ended from its first day it never held.
    expect(await billOf(place.accounts.above.id)).toMatchObject({ amountFen: 180_550n, lines: [{ code: 'area' }] })
    const bill = await billOf(place.accounts.own.id)
    expect(bill!.lines).toMatchObject([
      { code: 'span-low-income', params: { to: '2026-12-31' } },
      { code: 'span-full', params: { from: '2027-01-01' } },
    ])
    expect(bill!.amountFen > 141_300n && bill!.amountFen < 180_550n).toBe(true)
  })

  it('B2 not over the bill made with it: that is named, cancelled first, and made anew without the term', async () => {
    await cancel('RN3-2026-2027')
    await apply('RN3', 'low-income')
    await run()
    const { id } = place.accounts.key
    const first = await billOf(id)
    expect(first).toMatchObject({ no: 'RN3-2026-2027-2', amountFen: 141_300n })
    const [term] = await termsOf(id)
    const tried = await end('RN3', term!.id, '2026-12-08').catch((error: { detail: unknown }) => error.detail)
    expect(tried).toMatchObject({ blockers: [{ code: 'season_billed', params: { no: 'RN3-2026-2027-2' } }] })
    await cancel(first!.no)
    await end('RN3', term!.id, term!.fromOn)
    // One that never held may be recorded anew, and ended anew.
    await apply('RN3', 'low-income')
    expect(await codesOf(apply('RN3', 'low-income'))).toEqual(['already_applied'])
    const [again] = (await termsOf(id)).filter(({ ended }) => !ended)
    await end('RN3', again!.id, '2027-02-01')
    expect(await codesOf(apply('RN3', 'low-income'))).toEqual(['already_applied'])
    await run()
    const made = await billOf(id)
    expect(made!.lines).toMatchObject([{ code: 'span-low-income' }, { code: 'span-full' }])
    expect((await verifyLedger(system())).findings).toEqual([])
  })

  it('B2 the database refuses an end over a bill, off its days, of another company, changed, and a second term', async () => {
    const { id } = place.accounts.own
    const term = await used.db.agreementTerm.findFirstOrThrow({ where: { agreementId: id } })
    const fresh = { ...term, id: newId(), kind: 'stop-use' }
    await used.db.agreementTerm.create({ data: fresh })
    // asked for in December, it is kept and lowers nothing: whoever reads the list sees that
    const desk = await termDesk(await place.as('clerk'), id)
    const { stopUseBy } = desk.periods.find(({ code }) => code === '2026-2027')!
    expect(desk.terms.map(({ kind, lateBy }) => [kind, lateBy]).sort()).toEqual([
      ['low-income', null],
      ['stop-use', stopUseBy],
    ])
    const ending = (fromOn: string, more: object = {}) =>
      used.db.agreementTermEnd.create({
        data: {
          ...{ termId: fresh.id, orgId: place.org.id, fromOn: new Date(fromOn), reason: 'x', byId: newId() },
          ...{ byName: 'x', at: MORNING, ...more },
        },
      })
    await expect(ending('2027-01-01')).rejects.toThrow(/a bill was made with the term/)
    await expect(ending('2028-01-01')).rejects.toThrow(/on one of its days/)
    await expect(ending('2027-01-01', { orgId: newId() })).rejects.toThrow(/on one of its days/)
    await expect(ending('2027-01-01', { termId: term.id })).rejects.toThrow()
    await expect(used.db.agreementTerm.create({ data: { ...fresh, id: newId() } })).rejects.toThrow(
      /one term of a kind/,
    )
    for (const sql of [`UPDATE "AgreementTermEnd" SET reason = 'y'`, `DELETE FROM "AgreementTermEnd"`])
      await expect(used.db.$executeRawUnsafe(sql)).rejects.toThrow()
  })
})
