import { beforeAll, describe, expect, it } from 'vitest'
import { bankDesk } from '@/lib/billing/bank-queries'
import { DecideReturnInput, RequestReturnInput, RevealPayeeInput } from '@/lib/billing/inputs'
import { post } from '@/lib/billing/internal/post'
import { resolveSuspense } from '@/lib/billing/resolve-suspense'
import { decideReturn, requestReturn, revealPayee } from '@/lib/billing/return-suspense'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import { newId, newKey } from '@/lib/platform/ids'
import { systemContext } from '@/prisma/seed/builders'
import { codesOf } from '../../support/refusals'
import { inTransaction } from '@/lib/platform/transaction'
import { useDatabase } from '../../support/process-database'
import { minutes, MORNING, race, town, type Person, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
const key = () => ({ requestKey: newKey() })
const system = () => systemContext(used.db, place.org.id, MORNING, 'test')
const NUMBER = '6222021234567890123'

/** Money that came and belongs to nobody. */
async function stray(amountFen = 8800n): Promise<string> {
  const lines = [
    { account: 'online' as const, amountFen },
    { account: 'suspense' as const, amountFen: -amountFen },
  ]
  const said = { orgId: place.org.id, source: 'online', ref: newKey(), said: 'ZZ1', reason: 'unknown_account' }
  const row = { id: newId(), ...said, amountFen, at: MORNING }
  await inTransaction(system(), async (tx) => {
    const txId = await post(tx, { kind: 'online', key: `online:${said.ref}`, lines })
    await tx.db.suspense.create({ data: { ...row, txId } })
  })
  return row.id
}
const input = (suspenseId: string, more: object = {}) =>
  RequestReturnInput.parse({
    ...{ ...key(), suspenseId, amountYuan: '88.00', payee: '周明', payeeAccount: NUMBER, reason: '重复转账' },
    ...more,
  })
const ask = async (suspenseId: string, who: Person = 'supervisor', more: object = {}) =>
  requestReturn(await place.as(who), input(suspenseId, more))
const decide = async (returnId: string, who: Person, decision = 'approved') =>
  decideReturn(await place.as(who, minutes(5)), DecideReturnInput.parse({ ...key(), returnId, decision }))
const lay = async (suspenseId: string, who: Person = 'manager') =>
  resolveSuspense(await place.as(who), { ...key(), suspenseId, accountNo: 'RN1', reason: '客户来认' })
const item = (id: string) => used.db.suspense.findUniqueOrThrow({ where: { id } })
const inLedger = async (account: string) =>
  (await used.db.ledgerEntry.aggregate({ where: { orgId: place.org.id, account }, _sum: { amountFen: true } }))._sum
    .amountFen ?? 0n

beforeAll(async () => {
  place = await town(used.db)
})

describe('B4 money in suspense given back to its payer', () => {
  it('B4 asked for by one, approved by another: it leaves suspense and the bank account, once, with both steps on record', async () => {
    const id = await stray()
    const [bank, suspense] = [await inLedger('bank'), await inLedger('suspense')]
    expect(await codesOf(ask(id, 'clerk'))).toEqual(['forbidden'])
    const { returnId } = await ask(id)
    expect(await codesOf(ask(id, 'manager'))).toEqual(['return_asked'])
    expect(await codesOf(lay(id))).toEqual(['return_asked'])
    expect(await codesOf(decide(returnId, 'supervisor'))).toEqual(['own_request'])
    expect(await codesOf(decide(newId(), 'manager'))).toEqual(['not-found'])
    expect(await race([1, 2, 3].map(() => decide(returnId, 'manager')))).toEqual({
      ...{ won: 1, lost: ['already_decided', 'already_decided'] },
    })
    expect(await item(id)).toMatchObject({ returnId, paymentId: null, resolvedBy: 'manager' })
    expect([(await inLedger('bank')) - bank, (await inLedger('suspense')) - suspense]).toEqual([-8800n, 8800n])
    const { returned } = await bankDesk(await place.as('supervisor', minutes(10)))
    expect(returned).toMatchObject([{ id: returnId, payee: '周明', last4: '0123', amountFen: 8800, by: 'manager' }])
    expect((await bankDesk(await place.as('supervisor', minutes(32 * 1440)))).returned).toEqual([])
    for (const again of [() => ask(id), () => lay(id)]) expect(await codesOf(again())).toEqual(['already_decided'])
    const events = await used.db.event.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' } })
    expect(events.map(({ type }) => type)).toEqual(['suspense.return-asked', 'suspense.returned'])
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain(NUMBER)
    expect((await verifyLedger(system())).findings).toEqual([])
  })

  it('B4 refused, it lies there again, to be laid on an account or asked back anew', async () => {
    const id = await stray()
    const { returnId } = await ask(id)
    expect(await decide(returnId, 'manager', 'rejected')).toEqual({ status: 'rejected' })
    expect(await item(id)).toMatchObject({ resolvedAt: null, returnId: null })
    const again = await ask(id, 'manager')
    await decide(again.returnId, 'supervisor', 'rejected')
    expect((await lay(id)).no).toMatch(/^S2026-/)
    expect(await codesOf(ask(id))).toEqual(['already_decided'])
  })

  it('B4 whole; to an account number as people write it, and to nothing else', async () => {
    const id = await stray()
    expect(await codesOf(ask(id, 'supervisor', { amountYuan: '87.99' }))).toEqual(['return_not_whole'])
    const written = (payeeAccount: string) =>
      RequestReturnInput.safeParse({ ...input(id), amountYuan: '88', payeeAccount })
    expect(written('６２２２ 0212-3456 7890 123').data).toMatchObject({ payeeAccount: NUMBER })
    for (const no of ['1234567', '6222x0000', '1'.repeat(33), '', ' '.repeat(80)])
      expect({ no, ok: written(no).success }).toEqual({ no, ok: false })
  })

  it('B4 the bank desk has what waits for a decision first, the number by its end; whole it is shown with a reason, on record', async () => {
    await stray()
    const id = await stray()
    const { returnId } = await ask(id)
    const [first] = (await bankDesk(await place.as('supervisor'))).suspense
    expect(first).toMatchObject({
      id,
      asked: { id: returnId, payee: '周明', last4: '0123', by: 'supervisor', mine: true },
    })
    const seen = await bankDesk(await place.as('manager'))
    expect(seen.suspense[0]!.asked!.mine).toBe(false)
    expect(JSON.stringify(seen)).not.toContain(NUMBER)
    const look = { returnId, reason: '网银付款' }
    expect(RevealPayeeInput.safeParse({ ...look, reason: '' }).success).toBe(false)
    expect(await codesOf(revealPayee(await place.as('clerk'), look))).toEqual(['forbidden'])
    expect(await revealPayee(await place.as('manager'), look)).toEqual({ payeeAccount: NUMBER })
    const [event] = await used.db.event.findMany({ where: { subjectId: id, type: 'personal-data.revealed' } })
    expect(event!.data).toEqual({ field: 'payee-account', reason: '网银付款' })
    const elsewhere = await town(used.db)
    expect(await codesOf(revealPayee(await elsewhere.as('manager'), look))).toEqual(['not-found'])
    expect(
      await codesOf(decideReturn(await elsewhere.as('manager'), { ...key(), returnId, decision: 'approved' })),
    ).toEqual(['not-found'])
    expect(await codesOf(requestReturn(await elsewhere.as('manager'), input(id)))).toEqual(['not-found'])
  })

  it('B4 asked back and laid on an account at the same moment: one of them', async () => {
    for (let n = 0; n < 4; n++) {
      const id = await stray()
      const { won, lost } = await race([ask(id), lay(id)])
      expect([won, lost.length]).toEqual([1, 1])
      expect(['return_asked', 'already_decided']).toContain(lost[0])
    }
    expect((await verifyLedger(system())).findings).toEqual([])
  })
})

describe('B4 the database refuses about money given back', () => {
  const run = (sql: string) => used.db.$executeRawUnsafe(sql)
  const columns = (from: string, as: object) =>
    `INSERT INTO "SuspenseReturn" SELECT (jsonb_populate_record(r, '${JSON.stringify(as)}'::jsonb)).* FROM "SuspenseReturn" r WHERE r.id = '${from}'`

  it('B4 approval by the asker, without its journal entry, or before it was asked for', async () => {
    const { returnId } = await ask(await stray())
    const asked = await used.db.suspenseReturn.findUniqueOrThrow({ where: { id: returnId } })
    const set = (what: string) => run(`UPDATE "SuspenseReturn" SET ${what} WHERE id = '${returnId}'`)
    const [me, other] = [asked.requestedById, place.staff.manager.id]
    await expect(set(`status = 'rejected', "decidedById" = '${me}', "decidedAt" = now()`)).rejects.toThrow(/four_eyes/)
    const approved = (by: string, txId: string) =>
      set(`status = 'approved', "decidedById" = '${by}', "decidedAt" = now(), "txId" = ${txId}`)
    await expect(approved(other, 'NULL')).rejects.toThrow(/own journal entry/)
    await expect(approved(other, `(SELECT id FROM "LedgerTx" LIMIT 1)`)).rejects.toThrow(/own journal entry/)
    // The asker's own journal entry, and one that leaves the item lying in suspense.
    const lines = [
      { account: 'suspense' as const, amountFen: 8800n },
      { account: 'bank' as const, amountFen: -8800n },
    ]
    const forged = async (who: Person, by: string) => {
      const actor = await place.as(who)
      return used.db.$transaction(async (tx) => {
        const journal = { kind: 'suspense-return', key: `suspense-return:${returnId}`, lines }
        const txId = await post({ ...actor, db: tx, inTransaction: true }, journal)
        const data = { status: 'approved', decidedById: by, decidedAt: MORNING, txId }
        await tx.suspenseReturn.update({ where: { id: returnId }, data })
      })
    }
    await expect(forged('supervisor', me)).rejects.toThrow(/four_eyes/)
    await expect(forged('supervisor', other)).rejects.toThrow(/own journal entry/)
    await expect(forged('manager', other)).rejects.toThrow(/leaves suspense/)
    const fresh = { id: newId(), status: 'approved', decidedById: other, decidedAt: MORNING }
    await expect(run(columns(returnId, fresh))).rejects.toThrow(/asked for first/)
    for (const what of [
      `payee = 'x'`,
      `"payeeAccount" = '62220000'`,
      `"amountFen" = 1`,
      `"requestedById" = '${other}'`,
    ])
      await expect(set(what)).rejects.toThrow(/permission/)
    await expect(run(`DELETE FROM "SuspenseReturn"`)).rejects.toThrow(/permission/)
  })

  it('B4 two returns of one item, one of an item that is resolved or not whole, an item laid on an account meanwhile', async () => {
    const id = await stray()
    const { returnId } = await ask(id)
    await expect(run(columns(returnId, { id: newId() }))).rejects.toThrow(/one_return_of_an_item|23505/)
    const settled = await stray()
    await lay(settled)
    const whole = /lies in suspense/
    await expect(run(columns(returnId, { id: newId(), suspenseId: settled }))).rejects.toThrow(whole)
    await expect(run(columns(returnId, { id: newId(), suspenseId: await stray(1n) }))).rejects.toThrow(whole)
    const { paymentId } = await item(settled)
    const laid = `UPDATE "Suspense" SET "resolvedAt" = now(), "paymentId" = '${paymentId}' WHERE id = '${id}'`
    await expect(run(laid)).rejects.toThrow(/asked back|leaves suspense by a payment/)
    const gone = (to: string) =>
      run(`UPDATE "Suspense" SET "resolvedAt" = now(), "returnId" = '${to}' WHERE id = '${id}'`)
    await expect(gone(returnId)).rejects.toThrow(/by a payment or back/)
    await decide(returnId, 'manager')
    await expect(
      run(`UPDATE "Suspense" SET "resolvedAt" = NULL, "returnId" = NULL WHERE id = '${id}'`),
    ).rejects.toThrow(/stays so/)
    await expect(run(`UPDATE "SuspenseReturn" SET status = 'requested' WHERE id = '${returnId}'`)).rejects.toThrow()
    await expect(
      run(
        `INSERT INTO "Suspense" SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'ref', 'x'))).* FROM "Suspense" s WHERE id = '${id}'`,
      ),
    ).rejects.toThrow(/waits for somebody first/)
  })
})
