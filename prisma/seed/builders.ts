import { randomUUID } from 'node:crypto'
import { hashPassword } from '@/lib/access/passwords'
import type { Duty, StaffActor } from '@/lib/kernel/actor'
import type { Role } from '@/lib/kernel/roles'
import { digitsOf, foldName } from '@/lib/kernel/text'
import { instantOf, localDay } from '@/lib/kernel/zones'
import type { StaffContext, SystemContext } from '@/lib/platform/context'
import type { Db } from '@/lib/platform/db'
import type { Prisma } from '@/lib/platform/generated/client.ts'
import { newId } from '@/lib/platform/ids'
import { shippedPacks } from '@/lib/policy/packs/shipped'
import { chineseYear } from '@/lib/policy/rules/chinese-calendar'
import type { PackSeed } from '@/lib/policy/rules/packs'

/** Small pieces a company is made of, for the demo company and for tests alike. They write plain rows, not acts. */

export type BuiltOrg = { id: string; code: string; region: string; timeZone: string }
export type BuiltUnit = { id: string; orgId: string; code: string; name: string; path: string }
export type BuiltCrew = { id: string; orgId: string; unitId: string; code: string }

type OrgInput = {
  now: Date
  code?: string
  name?: string
  nameEn?: string
  city?: string
  region?: string
  hotline?: string
  timeZone?: string
}

export async function buildOrg(db: Db, input: OrgInput): Promise<BuiltOrg> {
  const { now, ...given } = input
  const row = {
    id: newId(),
    code: 'town',
    name: '小城公用事业',
    nameEn: 'Town Utilities',
    city: '小城市',
    region: 'CN-37-13',
    hotline: '96200',
    timeZone: 'Asia/Shanghai',
    ...given,
  }
  await db.org.create({ data: { ...row, createdAt: now }, select: { id: true } })
  return row
}

type UnitInput = {
  org: { id: string }
  parent?: BuiltUnit
  code: string
  name: string
  nameEn?: string
  kind: string
  phone?: string
}

export async function buildUnit(db: Db, input: UnitInput): Promise<BuiltUnit> {
  const { org, parent, code, name, nameEn = code, kind, phone } = input
  const path = parent ? `${parent.path}/${code}` : code
  const row = { id: newId(), orgId: org.id, parentId: parent?.id, code, name, nameEn, kind, path, phone }
  await db.unit.create({ data: row, select: { id: true } })
  return { id: row.id, orgId: org.id, code, name, path }
}

const hashes = new Map<string, Promise<string>>()

/** The same password is hashed once: a demo company has forty people and one password. */
function hashOnce(password: string): Promise<string> {
  const known = hashes.get(password) ?? hashPassword(password)
  hashes.set(password, known)
  return known
}

type StaffInput = {
  now: Date
  unit: BuiltUnit
  username: string
  name?: string
  nameEn?: string
  staffNo?: string
  phone?: string
  /** Roles held for the person's own unit, or for the unit named. */
  roles: (Role | { role: Role; unit: BuiltUnit })[]
  /** This person leads the unit: escalations of its tickets go to them. */
  leads?: boolean
  password?: string
  /** to be changed at the first sign-in */
  temporary?: boolean
}

/** A person with their duties; without a password nobody can sign in as them. */
export async function buildStaff(db: Db, input: StaffInput): Promise<{ id: string; username: string }> {
  const { now, unit, username, name = username, nameEn = username, staffNo = username.toUpperCase(), phone } = input
  const id = newId()
  const passwordHash = input.password ? await hashOnce(input.password) : '!'
  const { orgId } = unit
  await db.staff.create({
    data: {
      id,
      orgId,
      unitId: unit.id,
      username,
      name,
      nameEn,
      staffNo,
      phone,
      passwordHash,
      passwordTemporary: input.temporary ?? false,
      createdAt: now,
      passwordSetAt: now,
    },
    select: { id: true },
  })
  const duties = input.roles.map((given) => (typeof given === 'string' ? { role: given, unit } : given))
  await db.duty.createMany({
    data: duties.map((duty) => ({ id: newId(), orgId, staffId: id, role: duty.role, unitId: duty.unit.id })),
  })
  if (input.leads) await db.unit.update({ where: { id: unit.id }, data: { leaderId: id }, select: { id: true } })
  return { id, username }
}

type CrewInput = {
  unit: BuiltUnit
  code: string
  name?: string
  nameEn?: string
  skills?: string[]
  members: { id: string }[]
}

export async function buildCrew(db: Db, input: CrewInput): Promise<BuiltCrew> {
  const { unit, code, name = code, nameEn = code, skills = [], members } = input
  const row = { id: newId(), orgId: unit.orgId, unitId: unit.id, code }
  await db.crew.create({ data: { ...row, name, nameEn, skills }, select: { id: true } })
  await db.crewMember.createMany({
    data: members.map((member) => ({ crewId: row.id, staffId: member.id, orgId: unit.orgId })),
  })
  return row
}

type ShiftInput = {
  org: { id: string; timeZone: string }
  crew?: { id: string }
  staff?: { id: string }
  from: Date
  to: Date
  /** Local hours; an end before the start is on the next day, an end equal to it a whole day later. */
  hours: readonly [start: number, end: number]
}

/** One stretch of duty every day between two dates. */
export async function buildShift(db: Db, { org, crew, staff, from, to, hours }: ShiftInput): Promise<void> {
  const [start, end] = hours
  const rows: Prisma.ShiftCreateManyInput[] = []
  const last = localDay(org.timeZone, to.getTime())
  for (let day = localDay(org.timeZone, from.getTime()); day <= last; day++) {
    const startsAt = new Date(instantOf(org.timeZone, day, start * 60))
    const endsAt = new Date(instantOf(org.timeZone, end > start ? day : day + 1, end * 60))
    rows.push({ id: newId(), orgId: org.id, crewId: crew?.id, staffId: staff?.id, startsAt, endsAt })
  }
  await db.shift.createMany({ data: rows })
}

const CALENDAR_YEARS = [2025, 2026]

/** Where the company's own region has no pack, it takes over another city's as its own; the source still says whose it is. */
function packsFor(region: string): PackSeed[] {
  const water = shippedPacks.find((pack) => pack.topic === 'clocks' && pack.service === 'water')
  const covered = water && (region === water.region || region.startsWith(`${water.region}-`))
  return water && !covered ? [...shippedPacks, { ...water, region }] : shippedPacks
}

/** The packs AskOnce ships and the work calendars published so far; a year without one is warned of. */
export async function installPolicy(db: Db, org: { id: string; region: string }, now: Date): Promise<void> {
  await db.policyPack.createMany({
    data: packsFor(org.region).map(({ body, effectiveFrom, effectiveTo, ...pack }) => ({
      ...pack,
      id: newId(),
      orgId: org.id,
      effectiveFrom: new Date(effectiveFrom),
      effectiveTo: effectiveTo ? new Date(effectiveTo) : null,
      body: body as object,
    })),
  })
  await db.calendarYear.createMany({
    data: CALENDAR_YEARS.map((year) => ({ orgId: org.id, year, version: 1, updatedAt: now, ...chineseYear(year) })),
  })
}

type ScopeInput = {
  unit: BuiltUnit
  service?: string
  kinds?: string[]
  communityId?: string
  zone?: string
  rank: number
}

/** What a unit answers for. Lower rank wins; the fallback names no service and no area. */
export async function buildScope(db: Db, { unit, ...scope }: ScopeInput): Promise<void> {
  await db.unitScope.create({
    data: { id: newId(), orgId: unit.orgId, unitId: unit.id, kinds: [], ...scope },
    select: { id: true },
  })
}

type HomeInput = {
  org: { id: string }
  community: string
  district?: string
  zone?: string
  building: string
  entrance: string
  room: string
}
export type BuiltHome = { premiseId: string; communityId: string; buildingId: string; riserId: string; zone: string }

async function ensurePremise(db: Db, data: Prisma.PremiseUncheckedCreateInput): Promise<string> {
  const { orgId, kind, name, parentId = null } = data
  const known = await db.premise.findFirst({ where: { orgId, kind, name, parentId }, select: { id: true } })
  return known?.id ?? (await db.premise.create({ data, select: { id: true } })).id
}

/** A home with everything above it and the heat riser it hangs on; what is there already is used. */
export async function buildHome(db: Db, input: HomeInput): Promise<BuiltHome> {
  const { org, community, district = '城关区', zone = '一区', building, entrance, room } = input
  const orgId = org.id
  const base = { orgId, district, zone }
  const make = (data: Omit<Prisma.PremiseUncheckedCreateInput, 'id' | 'orgId' | 'district'>) =>
    ensurePremise(db, { ...base, ...data, id: newId() })
  const communityId = await make({ kind: 'community', name: community, address: community })
  const atBuilding = `${community}${building}号楼`
  const inBuilding = { communityId, buildingNo: building }
  const buildingId = await make({
    kind: 'building',
    parentId: communityId,
    name: `${building}号楼`,
    address: atBuilding,
    ...inBuilding,
  })
  const riserName = `${atBuilding}${entrance}单元立管`
  const riser = await db.networkNode.findFirst({ where: { orgId, name: riserName }, select: { id: true } })
  const riserId = riser?.id ?? newId()
  if (!riser)
    await db.networkNode.create({
      data: { id: riserId, orgId, service: 'heat', kind: 'riser', name: riserName },
      select: { id: true },
    })
  const inEntrance = { ...inBuilding, buildingId, entranceNo: entrance, riserId }
  const parentId = await make({
    kind: 'entrance',
    parentId: buildingId,
    name: `${entrance}单元`,
    address: `${atBuilding}${entrance}单元`,
    ...inEntrance,
  })
  const premiseId = await make({
    kind: 'room',
    parentId,
    name: room,
    address: `${atBuilding}${entrance}单元${room}`,
    ...inEntrance,
    roomNo: room,
  })
  return { premiseId, communityId, buildingId, riserId, zone }
}

type AccountInput = {
  org: { id: string }
  now: Date
  home: { premiseId: string }
  accountNo: string
  name: string
  phone: string
  service?: string
  tariffClass?: string
  keyCustomer?: boolean
}

/** An account of one person at one place, with the holder's phone. */
export async function buildAccount(db: Db, input: AccountInput): Promise<{ id: string; personId: string }> {
  const {
    org,
    now,
    home,
    accountNo,
    name,
    phone,
    service = 'heat',
    tariffClass = 'residential',
    keyCustomer = false,
  } = input
  const [id, personId, orgId] = [newId(), newId(), org.id]
  await db.person.create({
    data: { id: personId, orgId, name, nameFolded: foldName(name), pinyinInitials: '' },
    select: { id: true },
  })
  await db.agreement.create({
    data: {
      id,
      orgId,
      accountNo,
      service,
      personId,
      premiseId: home.premiseId,
      tariffClass,
      metering: service === 'heat' ? 'area' : 'meter',
      keyCustomer,
      openedAt: now,
    },
    select: { id: true },
  })
  await db.contact.create({
    data: { id: newId(), orgId, agreementId: id, name, relation: 'holder', phone, phoneDigits: digitsOf(phone) },
    select: { id: true },
  })
  return { id, personId }
}

/** The person as an act finds them: every duty and crew, as at a sign-in, without a session row. */
export async function contextOf(db: Db, staffId: string, now: Date): Promise<StaffContext> {
  type Row = Omit<StaffActor, 'kind' | 'duties' | 'crewIds' | 'sessionId'> & {
    duties: Duty[] | null
    crewIds: string[] | null
  }
  const [row] = await db.$queryRaw<Row[]>`
    SELECT p.id, p."orgId", p.name, p."staffNo", p."unitId", u.path AS "unitPath",
      (SELECT json_agg(json_build_object('role', d.role, 'unitId', d."unitId", 'unitPath', du.path))
         FROM "Duty" d JOIN "Unit" du ON du.id = d."unitId" WHERE d."staffId" = p.id) AS duties,
      (SELECT array_agg(m."crewId"::text) FROM "CrewMember" m WHERE m."staffId" = p.id) AS "crewIds"
    FROM "Staff" p JOIN "Unit" u ON u.id = p."unitId" WHERE p.id = ${staffId}::uuid`
  if (!row) throw new Error(`There is no member of staff ${staffId}`)
  const actor: StaffActor = {
    kind: 'staff',
    ...row,
    duties: row.duties ?? [],
    crewIds: row.crewIds ?? [],
    sessionId: randomUUID(),
  }
  return { db, actor, now, requestId: randomUUID() }
}

/** The worker's own context for a company. */
export function systemContext(db: Db, orgId: string, now: Date, name = 'worker'): SystemContext {
  return { db, actor: { kind: 'system', orgId, name }, now, requestId: randomUUID() }
}

/** A local wall-clock time of a day so many days from `now`: at(now, -1, '09:30'). */
export function localTime(timeZone: string, now: Date, days: number, time: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return new Date(instantOf(timeZone, localDay(timeZone, now.getTime()) + days, hour * 60 + minute))
}
