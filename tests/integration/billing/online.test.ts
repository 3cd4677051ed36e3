import { beforeAll, describe, expect, it } from 'vitest'
import { notifyPayment } from '@/lib/billing/notify-payment'
import { bankDesk } from '@/lib/billing/bank-queries'
import { settleConflict } from '@/lib/billing/settle-conflict'
import { openLedger } from '@/lib/billing/open-ledger'
import { editProvider, providers } from '@/lib/billing/providers'
import { sendBatch } from '@/lib/billing/send-batch'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import { newKey } from '@/lib/platform/ids'
import { signatureOf } from '@/lib/platform/signature'
import { systemContext } from '@/prisma/seed/builders'
import { codesOf } from '../../support/refusals'
import { useDatabase } from '../../support/process-database'
import { MORNING, minutes, town, type Town } from '../../support/town'

const [SECRET, OLD] = ['a secret of this test, long enough', 'the secret before this one']
process.env.PAYMENT_SECRETS = JSON.stringify({ cloudpay: [SECRET, OLD], silent: [SECRET] })
const used = useDatabase()
let place: Town
let events = 0
const system = (now = MORNING) => systemContext(used.db, place.org.id, now, 'test')
const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000))
const told = (more = {}) => {
  const n = ++events
  const base = { eventId: `e${n}`, tradeNo: `t${n}`, status: 'paid', accountNo: 'RN1', amountFen: 10_000 }
  return { ...base, paidAt: '2026-12-08T01:59:00Z', ...more }
}
type How = { provider?: string; secret?: string; at?: Date; signature?: string; raw?: string | Buffer }
const notify = (body: object, { provider = 'cloudpay', secret = SECRET, at = MORNING, signature, raw }: How = {}) => {
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(raw ?? JSON.stringify(body))
  const signed = { provider, timestamp: seconds(at), signature: signature ?? signatureOf(secret, seconds(at), bytes) }
  return notifyPayment(system(), { ...signed, raw: bytes })
}
const counts = async () => {
  const of = { where: { orgId: place.org.id } }
  return [await used.db.payment.count(of), await used.db.providerNotice.count(of), await used.db.suspense.count(of)]
}
const open = async (no: string) => {
  const bill = await used.db.bill.findFirstOrThrow({ where: { orgId: place.org.id, no } })
  return bill.amountFen - bill.settledFen
}

beforeAll(async () => {
  place = await town(used.db)
  const heat = { orgId: place.org.id, service: 'heat' }
  await used.db.agreement.updateMany({ where: heat, data: { currentDueFen: 180_550n, priorArrearsFen: 20_000n } })
  const bank = { bankName: '工商银行', withholdingNo: 'DK1' }
  await used.db.agreement.updateMany({ where: { orgId: place.org.id, accountNo: 'RN3' }, data: bank })
  await openLedger(system())
  const row = {
    requestKey: newKey(),
    code: 'cloudpay',
    name: '云缴费',
    enabled: true,
    windowSeconds: 300,
    baseVersion: 0,
  }
  await editProvider(await place.as('sysadmin'), row)
  expect(await codesOf(editProvider(await place.as('sysadmin'), row))).toEqual(['conflict'])
})

describe('B3 online payments by signed notice', () => {
  it('B3 forged, stale, unknown, switched off, malformed: refused, and nothing is written', async () => {
    const before = await counts()
    const good = told()
    const forged = [
      notify(good, { secret: 'another secret altogether' }),
      notify(good, { signature: '' }),
      notify(good, { signature: '0'.repeat(64) }),
      notify(good, { at: minutes(-6) }),
      notify(good, { at: minutes(6) }),
    ]
    for (const one of forged) expect(await codesOf(one)).toEqual(['signed-out'])
    // The signature of one second or body is none of another.
    const bytes = Buffer.from(JSON.stringify(good))
    const signature = signatureOf(SECRET, seconds(MORNING), bytes)
    expect(await codesOf(notify({ ...good, amountFen: 99_999 }, { signature }))).toEqual(['signed-out'])
    expect(await codesOf(notify(good, { signature, at: minutes(1) }))).toEqual(['signed-out'])
    expect(await codesOf(notify(good, { provider: 'nobody' }))).toEqual(['not-found'])
    expect(await codesOf(notify(good, { provider: 'silent' }))).toEqual(['not-found'])
    for (const bad of [
      { amountFen: -1 },
      { amountFen: 0.5 },
      { amountFen: '100' },
      { more: 1 },
      { paidAt: '2026-12-08' },
      { status: 'x' },
    ])
      expect(await codesOf(notify({ ...good, ...bad }))).toEqual(['invalid'])
    expect(await codesOf(notify({}, { raw: '{"eventId":' }))).toEqual(['invalid'])
    const twice = JSON.stringify(good).replace('"amountFen":10000', '"amountFen":1,"amountFen":10000')
    expect(await codesOf(notify({}, { raw: twice }))).toEqual(['invalid'])
    const [head, tail] = JSON.stringify({ ...good, payer: '@' }).split('@') as [string, string]
    const broken = Buffer.concat([Buffer.from(head), Buffer.from([0xff, 0xfe]), Buffer.from(tail)])
    expect(await codesOf(notify({}, { raw: broken }))).toEqual(['invalid'])
    expect(await counts()).toEqual(before)
    expect((await providers(await place.as('sysadmin')))[0]).toMatchObject({ code: 'cloudpay', hasSecret: true })
  })

  it('B3 RC25 RC26 RC28 told ten times at once, or again after a lost answer: one payment, one answer', async () => {
    const body = told({ amountFen: 20_000 })
    const answers = await Promise.all(Array.from({ length: 10 }, () => notify(body)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ outcome: 'posted', receiptNo: expect.stringMatching(/^S2026-/) })
    expect(await notify(body, { secret: OLD, at: minutes(4) })).toEqual(answers[0])
    expect(await used.db.payment.count({ where: { orgId: place.org.id } })).toBe(1)
    expect(await open('RN1-prior')).toBe(0n)
  })

  it('B3 a trade closed after it was paid: the money stays, a person is told on the account', async () => {
    const body = told({ accountNo: 'SN1' })
    const { receiptNo } = await notify(body)
    const closed = await notify({ ...body, eventId: `${body.eventId}-c`, status: 'closed' })
    expect(closed).toEqual({ outcome: 'ignored', receiptNo, reason: 'closed_after_paid' })
    const of = { orgId: place.org.id, type: 'provider.undone', subjectId: place.accounts.water.id }
    expect(await used.db.event.count({ where: of })).toBe(1)
    expect(await notify(told({ status: 'closed' }))).toMatchObject({ outcome: 'ignored', reason: 'closed' })
    expect(await used.db.event.count({ where: { orgId: place.org.id, type: 'provider.undone' } })).toBe(1)
  })

  it('B3 a contradiction waits on the bank desk until a person says what was found out, once', async () => {
    const head = await place.as('supervisor')
    const before = (await bankDesk(head)).conflicts.length
    const body = told({ accountNo: 'SN1', amountFen: 321 })
    const { receiptNo } = await notify(body)
    await notify({ ...body, eventId: `${body.eventId}-f`, status: 'failed' })
    const { conflicts } = await bankDesk(head)
    expect(conflicts).toHaveLength(before + 1)
    const found = conflicts.find((row) => row.receiptNo === receiptNo)
    expect(found).toMatchObject({ kind: 'undone', amountFen: 321, settled: null })
    expect(found!.raw).toContain('"failed"')
    const settle = (note: string) => settleConflict(head, { requestKey: newKey(), conflictId: found!.id, note })
    expect(
      await codesOf(
        settleConflict(await place.as('clerk'), { requestKey: newKey(), conflictId: found!.id, note: 'x' }),
      ),
    ).toEqual(['forbidden'])
    const [one, two] = await Promise.allSettled([settle('渠道误报，款已到账'), settle('渠道误报，款已到账')])
    expect([one!.status, two!.status].sort()).toEqual(['fulfilled', 'rejected'])
    const after = (await bankDesk(head)).conflicts.find(({ id }) => id === found!.id)
    expect(after!.settled).toMatchObject({ note: '渠道误报，款已到账' })
    await expect(used.db.$executeRaw`UPDATE "ProviderSettlement" SET note = 'x'`).rejects.toThrow()
  })

  it('B3 a known trade told of another account or sum, or undone while its money lies in suspense, is a contradiction', async () => {
    const kinds = async () =>
      (await used.db.providerConflict.findMany({ where: { orgId: place.org.id }, orderBy: { id: 'asc' } })).map(
        ({ kind, eventId }) => `${kind} ${eventId}`,
      )
    const before = await kinds()
    const body = told({ accountNo: 'SN1', amountFen: 111 })
    await notify(body)
    expect(await notify({ ...body, eventId: `${body.eventId}-x`, accountNo: 'RN2' })).toMatchObject({
      outcome: 'duplicate',
      reason: 'trade_differs',
    })
    expect(await notify({ ...body, eventId: `${body.eventId}-y` })).toMatchObject({
      outcome: 'duplicate',
      reason: 'trade',
    })
    const lost = told({ accountNo: 'RN404', amountFen: 222 })
    await notify(lost)
    expect(await notify({ ...lost, eventId: `${lost.eventId}-f`, status: 'failed' })).toMatchObject({
      reason: 'failed_after_paid',
    })
    expect((await kinds()).slice(before.length)).toEqual([
      `other_content ${body.eventId}-x`,
      `undone ${lost.eventId}-f`,
    ])
    const almost = JSON.stringify(told()).replace('10000', '0.99999999999999999999')
    expect(await codesOf(notify({}, { raw: almost }))).toEqual(['invalid'])
  })

  it('B3 the same event with another body is a conflict, kept and alarmed; the first one stands', async () => {
    const body = told()
    const first = await notify(body)
    expect(await codesOf(notify({ ...body, amountFen: 1 }))).toEqual(['conflict'])
    expect(await codesOf(notify({ ...body, amountFen: 1 }))).toEqual(['conflict'])
    expect(await used.db.providerConflict.count({ where: { orgId: place.org.id, eventId: body.eventId } })).toBe(1)
    const alarms = { orgId: place.org.id, type: 'provider.conflict', data: { path: ['eventId'], equals: body.eventId } }
    expect(await used.db.event.count({ where: alarms })).toBe(1)
    expect(await notify(body)).toEqual(first)
  })

  it('B3 the same trade under another event is known; failed after paid takes nothing back', async () => {
    const body = told()
    const first = await notify(body)
    const before = await counts()
    expect(await notify({ ...body, eventId: 'again' })).toMatchObject({
      outcome: 'duplicate',
      receiptNo: first.receiptNo,
    })
    expect(await notify({ ...body, eventId: 'after', status: 'failed' })).toMatchObject({ outcome: 'ignored' })
    expect(await counts()).toEqual([before[0], before[1]! + 2, before[2]])
    // Reordered: the failure is heard first, the payment counts all the same.
    const other = told()
    expect(await notify({ ...other, eventId: 'first', status: 'closed' })).toMatchObject({ outcome: 'ignored' })
    expect(await notify(other)).toMatchObject({ outcome: 'posted' })
  })

  it('B3 RC23 RC50 an unknown or closed account: suspense with its reason, once', async () => {
    const body = told({ accountNo: 'RN404' })
    expect(await notify(body)).toEqual({ outcome: 'suspense', receiptNo: null, reason: 'unknown_account' })
    expect(await notify({ ...body, eventId: 'x404' })).toMatchObject({ outcome: 'duplicate' })
    await used.db.agreement.updateMany({ where: { orgId: place.org.id, accountNo: 'SN1' }, data: { status: 'closed' } })
    expect(await notify(told({ accountNo: 'SN1' }))).toMatchObject({ reason: 'account_closed' })
    const rows = await used.db.suspense.findMany({
      where: { orgId: place.org.id },
      orderBy: [{ said: 'asc' }, { amountFen: 'asc' }],
    })
    expect(rows.map((row) => [row.source, row.said, row.amountFen])).toEqual([
      ['online', 'RN404', 222n],
      ['online', 'RN404', 10_000n],
      ['online', 'SN1', 10_000n],
    ])
  })

  it('B3 RC24 another amount than the bill’s is taken as it is and said so; too much stays ahead', async () => {
    const named = told({ accountNo: 'RN2', billNo: 'RN2-2026-2027', amountFen: 180_551 })
    expect(await notify(named)).toMatchObject({ outcome: 'posted', reason: 'other_amount' })
    expect(await open('RN2-2026-2027')).toBe(0n)
    expect(await open('RN2-prior')).toBe(19_999n) // the fen too much went on to the oldest bill
    const exact = told({ accountNo: 'RN2', billNo: 'RN2-prior', amountFen: 19_999 })
    expect(await notify(exact)).toMatchObject({ reason: '' })
    expect(await notify(told({ accountNo: 'RN2', billNo: 'none', amountFen: 7 }))).toMatchObject({
      reason: 'no_such_bill',
    })
    const row = await used.db.accountBalance.findUniqueOrThrow({ where: { agreementId: place.accounts.above.id } })
    expect(row).toMatchObject({ receivableFen: 0n, advanceFen: 7n })
  })

  it('B3 B4 a bill that is out with the bank is not paid twice: the money stays ahead', async () => {
    const sent = new Date('2026-12-28T02:00:00Z')
    await sendBatch(await place.as('supervisor', sent), { requestKey: newKey(), layoutCode: 'icbc', month: '2026-12' })
    const body = told({ accountNo: 'RN3', billNo: 'RN3-2026-2027', amountFen: 180_550 })
    expect(await notify(body)).toMatchObject({ outcome: 'posted', reason: 'bill_with_bank' })
    expect(await open('RN3-2026-2027')).toBe(180_550n)
    expect(await open('RN3-prior')).toBe(0n)
    const row = await used.db.accountBalance.findUniqueOrThrow({ where: { agreementId: place.accounts.key.id } })
    expect(row.advanceFen).toBe(160_550n)
    expect(await verifyLedger(system())).toMatchObject({ ok: true })
  })

  it('B3 what a provider said can be neither changed nor removed', async () => {
    await expect(used.db.$executeRaw`UPDATE "ProviderNotice" SET raw = 'x'`).rejects.toThrow()
    await expect(used.db.$executeRaw`DELETE FROM "ProviderConflict"`).rejects.toThrow()
  })
})
