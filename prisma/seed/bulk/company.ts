import type { PrismaDb } from '@/lib/platform/db'
import {
  buildCrew,
  buildOrg,
  buildScope,
  buildShift,
  buildStaff,
  buildUnit,
  installPolicy,
  type BuiltUnit,
} from '../builders'
import { DISTRICTS } from './words'

/** Everyone of a bulk company has this one; it is a company for measuring and holds nobody's data. */
export const BULK_PASSWORD = 'measure-me-2026'

export type BulkUnit = {
  id: string
  name: string
  nameEn: string
  crews: { id: string; name: string; members: string[] }[]
}
export type BulkCompany = {
  org: { id: string; timeZone: string }
  centre: BulkUnit
  heat: BulkUnit[]
  water: BulkUnit[]
  power: BulkUnit
  agents: { id: string; name: string }[]
  callers: string[]
}

const AGENTS = 24
const MONTH_MS = 30 * 86_400_000

/** The company: a centre, a heat station and a water team per district, one power department; crews on duty around the clock. */
export async function makeBulkCompany(db: PrismaDb, code: string, now: Date): Promise<BulkCompany> {
  const since = new Date(now.getTime() - 5.2 * 365 * 86_400_000)
  const org = await buildOrg(db, {
    now: since,
    code,
    name: '大城公用事业',
    nameEn: 'Big City Utilities',
    city: '大城市',
  })
  await installPolicy(db, org, since)
  const root = await buildUnit(db, { org, code: `${code}-0`, name: '大城公用事业', kind: 'company' })
  const staff = (username: string, unit: BuiltUnit, roles: Parameters<typeof buildStaff>[1]['roles'], leads = false) =>
    buildStaff(db, {
      now: since,
      unit,
      username: `${code}-${username}`,
      name: `员工${username}`,
      roles,
      leads,
      password: BULK_PASSWORD,
    })
  const span = { org, from: now, to: new Date(now.getTime() + 12 * MONTH_MS), hours: [0, 0] as const }

  const unitWithCrews = async (unitCode: string, name: string, crews: number): Promise<BulkUnit> => {
    const unit = await buildUnit(db, { org, parent: root, code: `${code}-${unitCode}`, name, kind: 'second-level' })
    await staff(`${unitCode}-lead`, unit, ['unit-leader'], true)
    const made: BulkUnit['crews'] = []
    for (let i = 1; i <= crews; i++) {
      const people = [
        await staff(`${unitCode}-${i}a`, unit, ['technician']),
        await staff(`${unitCode}-${i}b`, unit, ['technician']),
      ]
      const crew = await buildCrew(db, {
        unit,
        code: `${code}-${unitCode}-${i}`,
        name: `${name}${i}班`,
        members: people,
      })
      await buildShift(db, { ...span, crew })
      made.push({ id: crew.id, name: `${name}${i}班`, members: people.map(({ id }) => id) })
    }
    return { id: unit.id, name, nameEn: `${code}-${unitCode}`, crews: made }
  }

  const desk = await buildUnit(db, { org, parent: root, code: `${code}-KF`, name: '客户服务中心', kind: 'centre' })
  const agents: BulkCompany['agents'] = []
  for (let i = 1; i <= AGENTS; i++)
    agents.push({ id: (await staff(`agent${i}`, desk, ['hotline-agent'])).id, name: `员工agent${i}` })
  await staff('dispatch1', desk, ['dispatcher'])
  await staff('leader1', desk, ['shift-leader'])
  await staff('super1', desk, ['supervisor'], true)
  await staff('manager1', root, ['manager'], true)
  const callers = [
    (await staff('follow1', desk, ['follow-up-caller'])).id,
    (await staff('follow2', desk, ['follow-up-caller'])).id,
  ]
  const heat: BulkUnit[] = []
  const water: BulkUnit[] = []
  for (const [i, district] of DISTRICTS.entries()) {
    heat.push(await unitWithCrews(`R${i + 1}`, `${district.slice(0, 2)}供热所`, 4))
    water.push(await unitWithCrews(`S${i + 1}`, `${district.slice(0, 2)}供水队`, 2))
  }
  const power = await unitWithCrews('DL', '供电服务部', 6)
  const centre = { id: desk.id, name: desk.name, nameEn: 'Centre', crews: [] }
  return { org, centre, heat, water, power, agents, callers }
}

const WORK = ['repair', 'leak', 'urge', 'service-request']

/** Heat by community, water by zone, power as a whole, the rest to the centre. */
export async function makeBulkScopes(
  db: PrismaDb,
  company: BulkCompany,
  areas: readonly { id: string; district: number; zone: string }[],
): Promise<void> {
  const unitOf = (unit: { id: string; name: string }) => ({ ...unit, orgId: company.org.id, code: '', path: '' })
  for (const { id, district } of areas) {
    await buildScope(db, {
      unit: unitOf(company.heat[district]!),
      service: 'heat',
      kinds: WORK,
      communityId: id,
      rank: 10,
    })
  }
  for (const [zone, district] of new Map(areas.map((area) => [area.zone, area.district]))) {
    await buildScope(db, { unit: unitOf(company.water[district]!), service: 'water', kinds: WORK, zone, rank: 10 })
  }
  await buildScope(db, { unit: unitOf(company.power), service: 'power', kinds: WORK, rank: 20 })
  await buildScope(db, { unit: unitOf(company.centre), rank: 99 })
}
