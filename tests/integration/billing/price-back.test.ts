import { beforeEach, describe, expect, it } from 'vitest'
import { editTariff } from '@/lib/billing/edit-tariff'
import { EditTariffInput } from '@/lib/billing/inputs'
import { openLedger } from '@/lib/billing/open-ledger'
import { advanceRun } from '@/lib/billing/season-run'
import { Refusal } from '@/lib/kernel/errors'
import { newKey } from '@/lib/platform/ids'
import { systemContext } from '@/prisma/seed/builders'
import { useDatabase } from '../../support/process-database'
import { orderRun } from '../../support/season'
import { MORNING, town, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
const key = () => ({ requestKey: newKey() })
const system = (now = MORNING) => systemContext(used.db, place.org.id, now, 'test')

/** How many bills stand against a price of a class from a day; none when it was saved. */
async function against(effectiveFrom: string, tariffClass = 'residential', billsStay = false) {
  const { body, version: baseVersion } = await used.db.tariff.findFirstOrThrow({
    where: { orgId: place.org.id, service: 'heat', tariffClass },
    orderBy: { version: 'desc' },
  })
  const of = { service: 'heat', tariffClass, baseVersion, effectiveFrom, billsStay, body }
  const input = EditTariffInput.parse({ ...key(), ...of, source: '价字 1 号', reason: '调价' })
  try {
    await editTariff(await place.as('manager'), input)
    return 0
  } catch (error) {
    const said = error instanceof Refusal && error.detail.kind === 'blocked' ? error.detail.blockers : []
    expect(said.map(({ code }) => code)).toEqual(['bills_issued_since'])
    return said[0]!.params!.count
  }
}

beforeEach(async () => {
  place = await town(used.db)
})

describe('B2 a price that reaches back over bills', () => {
  it('B2 counts the season’s bills that came with the register, of the class of their accounts', async () => {
    await used.db.agreement.updateMany({
      where: { orgId: place.org.id, service: 'heat' },
      data: { currentDueFen: 180_550n, priorArrearsFen: 20_000n },
    })
    await openLedger(system())
    // Issued on the 8th of December for a season until the 15th of March; arrears of earlier seasons are of no price.
    for (const day of ['2026-11-15', '2026-12-08', '2026-12-09', '2027-03-15']) expect(await against(day)).toBe(3)
    expect(await against('2026-12-01', 'school')).toBe(0)
    expect(await against('2027-03-16')).toBe(0)
    expect(await against('2026-12-01', 'residential', true)).toBe(0)
  })

  it('B2 counts bills issued before its first day for a season that begins after it', async () => {
    await used.db.agreement.updateMany({
      where: { orgId: place.org.id, service: 'heat' },
      data: { grossAreaM2: 78.5, currentDueFen: 0n, priorArrearsFen: 0n },
    })
    const early = new Date('2026-10-20T02:00:00Z')
    await openLedger(system(early))
    const manager = { ...(await place.as('manager')), now: early }
    for (const mode of ['dry', 'issue'] as const) await advanceRun(system(early), (await orderRun(manager, mode)).runId)
    const { issuedAt } = await used.db.bill.findFirstOrThrow({ where: { orgId: place.org.id, kind: 'season' } })
    expect(issuedAt).toEqual(early)
    for (const day of ['2026-10-20', '2026-11-01', '2026-11-15']) expect(await against(day)).toBe(3)
    expect(await against('2027-11-15')).toBe(0)
  })
})
