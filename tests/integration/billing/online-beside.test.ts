import { beforeAll, describe, expect, it, vi } from 'vitest'
import { notifyPayment } from '@/lib/billing/notify-payment'
import { openLedger } from '@/lib/billing/open-ledger'
import { editProvider } from '@/lib/billing/providers'
import { sendBatch } from '@/lib/billing/send-batch'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import { conflict, Refusal } from '@/lib/kernel/errors'
import type { Db } from '@/lib/platform/db'
import { newKey } from '@/lib/platform/ids'
import { persist } from '@/lib/platform/persist'
import { signatureOf } from '@/lib/platform/signature'
import { apiSigned } from '@/lib/web/api-route'
import { systemContext } from '@/prisma/seed/builders'
import { codesOf } from '../../support/refusals'
import { useDatabase } from '../../support/process-database'
import { MORNING, town, type Town } from '../../support/town'

vi.mock('next/headers', () => ({ headers: async () => new Headers() }))

const SECRET = 'a secret of this test, long enough'
process.env.PAYMENT_SECRETS = JSON.stringify({ cloudpay: [SECRET] })
const used = useDatabase()
const SENT = new Date('2026-11-30T02:00:00Z')
const NOS = ['RN1', 'RN2', 'RN3']
let place: Town

const notify = (accountNo: string, n: number) => {
  const of = { eventId: `e${n}`, tradeNo: `t${n}`, status: 'paid', accountNo, billNo: `${accountNo}-2026-2027` }
  const raw = Buffer.from(JSON.stringify({ ...of, amountFen: 180_550, paidAt: '2026-12-08T01:59:00Z' }))
  const timestamp = String(MORNING.getTime() / 1000)
  const signed = { provider: 'cloudpay', timestamp, signature: signatureOf(SECRET, timestamp, raw), raw }
  return notifyPayment(systemContext(used.db, place.org.id, MORNING, 'test'), signed)
}

beforeAll(async () => {
  place = await town(used.db)
  for (const accountNo of NOS)
    await used.db.agreement.updateMany({
      where: { orgId: place.org.id, accountNo },
      data: { bankName: '工商银行', withholdingNo: `D-${accountNo}`, currentDueFen: 180_550n },
    })
  await openLedger(systemContext(used.db, place.org.id, MORNING, 'test'))
  const shown = { name: '云缴费', enabled: true, windowSeconds: 300, baseVersion: 0 }
  await editProvider(await place.as('sysadmin'), { requestKey: newKey(), code: 'cloudpay', ...shown })
})

describe('B3 B4 online payments beside others', () => {
  it('B3 B4 what is told while a batch is being sent is posted, every one of it: the money stays ahead', async () => {
    const supervisor = await place.as('supervisor', SENT)
    let told: Promise<PromiseSettledResult<Awaited<ReturnType<typeof notify>>>[]> | undefined
    await used.db.$transaction(async (tx) => {
      const within = { ...supervisor, db: tx as unknown as Db, inTransaction: true }
      await sendBatch(within, { requestKey: newKey(), layoutCode: 'icbc', month: '2026-11' })
      told = Promise.allSettled(NOS.map(notify))
      await new Promise((go) => setTimeout(go, 500))
    })
    const posted = { status: 'fulfilled', value: { outcome: 'posted', reason: 'bill_with_bank' } }
    expect(await told).toMatchObject([posted, posted, posted])
    const of = { where: { orgId: place.org.id } }
    expect(await used.db.providerNotice.count(of)).toBe(3)
    expect(await used.db.providerConflict.count(of)).toBe(0)
    const ahead = await used.db.accountBalance.aggregate({ ...of, _sum: { advanceFen: true } })
    expect(ahead._sum.advanceFen).toBe(3n * 180_550n)
    const checked = await verifyLedger(systemContext(used.db, place.org.id, MORNING, 'test'))
    expect(checked.findings).toEqual([])
  })

  it('B3 a race lost a few times is won in the end; lost every time it is busy, and not a contradiction', async () => {
    let tries = 0
    const third = async () => (++tries < 3 ? conflict() : tries)
    expect(await persist(third, [1, 1, 1])).toBe(3)
    tries = 0
    const never = persist(async () => conflict({ tries: ++tries }), [1, 1, 1])
    expect(await codesOf(never)).toEqual(['busy'])
    expect(tries).toBe(4)
    const other = async () => {
      tries++
      throw new Refusal({ kind: 'not-found' })
    }
    tries = 0
    expect(await codesOf(persist(other, [1]))).toEqual(['not-found'])
    expect(tries).toBe(1)
  })

  it('B3 busy is told a machine as 503 with the seconds to wait, a contradiction as 409', async () => {
    const ask = async (kind: 'busy' | 'conflict') => {
      const route = apiSigned<object, unknown>(async () => {
        throw new Refusal({ kind })
      })
      const request = new Request('http://localhost/api/payments/notify/cloudpay', { method: 'POST', body: '{}' })
      return route(request, { params: Promise.resolve({}) })
    }
    const busy = await ask('busy')
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '5'])
    const differs = await ask('conflict')
    expect([differs.status, differs.headers.get('retry-after')]).toEqual([409, null])
  })
})
