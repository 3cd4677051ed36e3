import { beforeAll, describe, expect, it } from 'vitest'
import { confirmTariff } from '@/lib/billing/confirm-tariff'
import { editTariff, startBilling } from '@/lib/billing/edit-tariff'
import { ConfirmTariffInput, EditTariffInput } from '@/lib/billing/inputs'
import { seasonDesk } from '@/lib/billing/queries'
import { newKey } from '@/lib/platform/ids'
import { systemContext } from '@/prisma/seed/builders'
import { useDatabase } from '../../support/process-database'
import { codesOf } from '../../support/refusals'
import { MORNING, race, town, type Person, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
const key = () => ({ requestKey: newKey() })
const SCHOOL = { service: 'heat', tariffClass: 'school' }
const confirm = async (who: Person, version: number) =>
  confirmTariff(
    await place.as(who),
    ConfirmTariffInput.parse({ ...key(), ...SCHOOL, version, note: '价目批复原件第 2 页' }),
  )
const versions = async (who: Person = 'manager') =>
  (await seasonDesk(await place.as(who))).tariffs.filter(({ tariffClass }) => tariffClass === 'school')

beforeAll(async () => {
  place = await town(used.db)
  await startBilling(systemContext(used.db, place.org.id, MORNING, 'test'))
  const [last] = await versions()
  await editTariff(
    await place.as('manager'),
    EditTariffInput.parse({
      ...{ ...key(), ...SCHOOL, baseVersion: last!.version, effectiveFrom: '2027-11-15', body: last!.body },
      ...{ source: '随便写的', reason: '调价', billsStay: true },
    }),
  )
})

describe('B2 a price is unverified until another has checked it', () => {
  it('B2 a source typed in verifies nothing; who wrote the price does not check it, nor who may not', async () => {
    const [written, shipped] = await versions()
    expect(written).toMatchObject({ version: shipped!.version + 1, checked: null, mine: true })
    expect(shipped).toMatchObject({ checked: null, mine: false })
    expect(await codesOf(confirm('manager', written!.version))).toEqual(['own_price'])
    expect(await codesOf(confirm('supervisor', written!.version))).toEqual(['forbidden'])
    expect((await versions())[0]!.checked).toBeNull()
  })

  it('B2 another confirms it once, however many at once, with what it was compared with on record', async () => {
    const [written] = await versions()
    const { won } = await race(Array.from({ length: 3 }, () => confirm('gm', written!.version)))
    expect(won).toBe(1)
    expect(await codesOf(confirm('gm', written!.version))).toEqual(['price_checked'])
    const [now, shipped] = await versions()
    expect(now!.checked).toEqual({
      ...{ byName: (await place.as('gm')).actor.name, note: '价目批复原件第 2 页', at: MORNING.toISOString() },
    })
    expect(shipped!.checked).toBeNull()
    const events = await used.db.event.findMany({ where: { orgId: place.org.id, type: 'tariff.confirmed' } })
    expect(events.map(({ data }) => data)).toEqual([{ ...SCHOOL, version: now!.version, note: '价目批复原件第 2 页' }])
  })

  it('B2 the database refuses the writer’s own check, a price verified by itself, and a check that is changed', async () => {
    const manager = (await place.as('manager')).actor
    const [written] = await used.db.tariff.findMany({ where: { orgId: place.org.id, byId: manager.id } })
    const check = (by: string, name: string) =>
      used.db.$executeRawUnsafe(
        `INSERT INTO "TariffCheck" VALUES ('${written!.id}', '${place.org.id}', 'x', '${by}', '${name}', now())`,
      )
    await expect(check(manager.id, manager.name)).rejects.toThrow(/does not check it/)
    await expect(check(manager.id, '别人')).rejects.toThrow(/person of its company/)
    await expect(
      used.db.$executeRawUnsafe(
        `INSERT INTO "Tariff" SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'version', 90, 'verified', true))).* FROM "Tariff" t WHERE id = '${written!.id}'`,
      ),
    ).rejects.toThrow(/tariff_checked_by_another/)
    await expect(used.db.$executeRaw`UPDATE "TariffCheck" SET note = 'y'`).rejects.toThrow()
  })
})
