import { expect } from 'vitest'
import {
  buildAccount,
  buildCrew,
  buildHome,
  buildOrg,
  buildScope,
  buildShift,
  buildStaff,
  buildUnit,
  contextOf,
  installPolicy,
} from '@/prisma/seed/builders'
import { dispatchToUnit } from '@/lib/fieldwork/dispatch-to-unit'
import { acceptOrder } from '@/lib/fieldwork/accept-order'
import { finishVisit, startVisit } from '@/lib/fieldwork/visit'
import { FinishVisitInput, type OrderKind } from '@/lib/fieldwork/inputs'
import { firstOrderKind } from '@/lib/fieldwork/rules/orders'
import type { Role } from '@/lib/kernel/roles'
import type { Blocker } from '@/lib/kernel/blockers'
import { Refusal } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import type { PrismaDb } from '@/lib/platform/db'
import { newId, newKey } from '@/lib/platform/ids'
import { forgetPolicy } from '@/lib/policy/queries'
import { TakeCallInput } from '@/lib/tickets/inputs'
import { takeCall } from '@/lib/tickets/take-call'

/** A Tuesday morning in the heating season, 10:00 in the town. */
export const NOON_REST = new Date('2026-12-08T04:30:00Z')
export const MORNING = new Date('2026-12-08T02:00:00Z')
export const minutes = (n: number, from: Date = MORNING) => new Date(from.getTime() + n * 60_000)

/** Puts a ticket where follow-up would bring it, when the way there is not what is looked at. */
export async function closeBySql(db: PrismaDb, orgId: string, no: string): Promise<void> {
  const { id: ticketId } = await db.ticket.findFirstOrThrow({ where: { orgId, no }, select: { id: true } })
  const open = await db.followUp.findMany({ where: { orgId, ticketId, state: 'open' }, select: { id: true } })
  const { id: byId } = await db.staff.findFirstOrThrow({ where: { orgId, username: { startsWith: 'caller2' } } })
  const call = {
    orgId,
    phoneDigits: '1',
    purpose: 'follow-up',
    refId: ticketId,
    byId,
    outcome: 'no-answer',
  }
  for (const { id: roundId } of open)
    for (let day = 0; day < 3; day++) {
      const at = minutes(day * 1440)
      await db.contactAttempt.create({ data: { id: newId(), ...call, roundId, at } })
    }
  const answer = { state: 'unreachable', endedAt: MORNING, attempts: 3 }
  await db.followUp.updateMany({ where: { orgId, ticketId, state: 'open' }, data: answer })
  await db.ticket.updateMany({ where: { id: ticketId }, data: { status: 'closed' } })
}

const PEOPLE = {
  agent: ['hotline-agent', 'centre'],
  agent2: ['hotline-agent', 'centre'],
  leader: ['shift-leader', 'centre'],
  dispatcher: ['dispatcher', 'centre'],
  clerk: ['counter-clerk', 'centre'],
  collector: ['collector', 'centre'],
  caller: ['follow-up-caller', 'centre'],
  caller2: ['follow-up-caller', 'centre'],
  supervisor: ['supervisor', 'centre'],
  manager: ['manager', 'office'],
  gm: ['general-manager', 'company'],
  east: ['unit-leader', 'east'],
  west: ['unit-leader', 'west'],
  tech: ['technician', 'east'],
  tech2: ['technician', 'east'],
  westTech: ['technician', 'west'],
  sysadmin: ['system-admin', 'company'],
  secadmin: ['security-admin', 'company'],
  auditor: ['audit-admin', 'company'],
} as const

export type Person = keyof typeof PEOPLE
export type Town = Awaited<ReturnType<typeof town>>
export type Call = Partial<Omit<TakeCallInput, 'promise'>> & { promise?: { what: string; dueAt: string } }

let towns = 0

/** A small company with its people, rules and a few homes; every call makes another, so tests do not meet. */
export async function town(db: PrismaDb) {
  const n = ++towns
  const since = new Date('2026-01-01T00:00:00Z')
  const org = await buildOrg(db, { now: since, code: `town${n}` })
  await installPolicy(db, org, since)
  const company = await buildUnit(db, { org, code: 'T', name: '小城公用', kind: 'company' })
  const below = (code: string, name: string, kind: string) => buildUnit(db, { org, parent: company, code, name, kind })
  const units = {
    company,
    centre: await below('KF', '客服中心', 'centre'),
    office: await below('QG', '企管部', 'department'),
    east: await below('E', '东供热所', 'second-level'),
    west: await below('W', '西供水队', 'second-level'),
  }
  const staff = {} as Record<Person, { id: string; username: string }>
  for (const [name, [role, unit]] of Object.entries(PEOPLE) as [Person, (typeof PEOPLE)[Person]][]) {
    const leads = role === 'unit-leader' || role === 'supervisor'
    staff[name] = await buildStaff(db, {
      now: since,
      unit: units[unit],
      username: `${name}-${n}`,
      name,
      roles: [role],
      leads,
    })
  }
  const crews = {
    east: await buildCrew(db, { unit: units.east, code: 'E1', name: '东一班', members: [staff.tech] }),
    east2: await buildCrew(db, { unit: units.east, code: 'E2', name: '东二班', members: [staff.tech2] }),
    west: await buildCrew(db, { unit: units.west, code: 'W1', name: '西一班', members: [staff.westTech] }),
  }
  const span = { org, from: minutes(-3 * 1440), to: minutes(10 * 1440), hours: [0, 0] as const }
  for (const crew of [crews.east, crews.west]) await buildShift(db, { ...span, crew })
  await buildShift(db, { ...span, staff: staff.leader })
  const at = (room: string, entrance = '2') =>
    buildHome(db, { org, community: `建设里${n}`, building: '5', entrance, room })
  const homes = { own: await at('301'), above: await at('401'), other: await at('101', '1') }
  const account = (accountNo: string, home: { premiseId: string }, name: string, phone: string, more = {}) =>
    buildAccount(db, { org, now: since, home, accountNo, name, phone, ...more })
  const accounts = {
    own: await account('RN1', homes.own, '李强', '13800005601'),
    above: await account('RN2', homes.above, '孙丽华', '13800005603'),
    key: await account('RN3', homes.other, '市医院', '13800005701', { keyCustomer: true }),
    water: await account('SN1', homes.own, '李强', '13800005601', { service: 'water' }),
  }
  await buildScope(db, {
    unit: units.east,
    service: 'heat',
    kinds: ['repair', 'leak'],
    communityId: homes.own.communityId,
    rank: 10,
  })
  await buildScope(db, { unit: units.west, service: 'water', zone: homes.own.zone, rank: 10 })
  await buildScope(db, { unit: units.office, kinds: ['complaint'], rank: 5 })
  await buildScope(db, { unit: units.centre, rank: 99 })
  const contexts = new Map<Person, StaffContext>()

  const as = async (person: Person, now: Date = MORNING): Promise<StaffContext> => {
    forgetPolicy(org.id) // tests jump in time; the rule book is that of their moment
    const known = contexts.get(person) ?? (await contextOf(db, staff[person].id, now))
    contexts.set(person, known)
    return { ...known, now, requestId: newKey() }
  }
  const ticketOf = (no: string) => db.ticket.findFirstOrThrow({ where: { orgId: org.id, no } })
  const orderOf = (no: string) => db.workOrder.findFirstOrThrow({ where: { orgId: org.id, no } })
  const events = async (no: string) =>
    (await db.event.findMany({ where: { subjectId: (await ticketOf(no)).id }, orderBy: { seq: 'asc' } })).map(
      ({ type }) => type,
    )

  const callInput = (given: Call = {}) =>
    TakeCallInput.parse({
      requestKey: newKey(),
      channel: 'hotline',
      kind: 'repair',
      service: 'heat',
      callerName: '王芳',
      callerPhone: '13800005678',
      contactName: '王芳',
      contactPhone: '13800005678',
      agreementId: accounts.own.id,
      words: '卧室不热',
      facts: [{ question: 'rooms', answer: ['bedrooms'] }],
      readBackConfirmed: true,
      ...given,
    })
  const call = async (given: Call = {}, by: Person = 'agent', now = MORNING) =>
    (await takeCall(await as(by, now), callInput(given))).ticketNo
  const dispatch = async (
    ticketNo: string,
    given: {
      now?: Date
      by?: Person
      unit?: keyof typeof units
      crew?: keyof typeof crews | null
      orderKind?: OrderKind
      overruleReason?: string
    } = {},
  ) => {
    const found = await ticketOf(ticketNo)
    const unit = given.unit ?? (found.kind === 'complaint' ? 'office' : found.service === 'water' ? 'west' : 'east')
    const crew = given.crew === undefined && (unit === 'east' || unit === 'west') ? unit : given.crew
    const { overruleReason = '', orderKind = firstOrderKind(found.kind) } = given
    return dispatchToUnit(await as(given.by ?? 'dispatcher', given.now), {
      requestKey: newKey(),
      ticketNo,
      unitId: units[unit].id,
      crewId: crew ? crews[crew].id : null,
      orderKind,
      overruleReason,
      note: '',
      expectedVersion: found.version,
    })
  }
  const accept = async (orderNo: string, by: Person = 'tech', now = minutes(5)) =>
    acceptOrder(await as(by, now), { requestKey: newKey(), orderNo, expectedVersion: (await orderOf(orderNo)).version })
  const finish = async (
    orderNo: string,
    given: Partial<FinishVisitInput> = {},
    by: Person = 'tech',
    now = minutes(90),
  ) =>
    finishVisit(
      await as(by, now),
      FinishVisitInput.parse({
        requestKey: newKey(),
        orderNo,
        outcome: 'fixed',
        finding: '已修好',
        responsibility: 'company',
        customerSign: 'signed',
        customerMark: 'M1 1',
        staffMark: 'M1 1',
        ...given,
      }),
    )
  const arrive = async (orderNo: string, by: Person = 'tech', now = minutes(45)) =>
    startVisit(await as(by, now), { requestKey: newKey(), orderNo })

  /** A repair that has come so far. */
  const until = async (state: 'dispatched' | 'accepted' | 'in-progress' | 'resolved', given: Call = {}) => {
    const ticketNo = await call(given)
    const { orderNo } = await dispatch(ticketNo)
    const worker = given.service === 'water' ? 'westTech' : 'tech'
    if (state === 'dispatched') return { ticketNo, orderNo }
    await accept(orderNo, worker)
    if (state === 'accepted') return { ticketNo, orderNo }
    await arrive(orderNo, worker)
    if (state === 'resolved') await finish(orderNo, {}, worker)
    return { ticketNo, orderNo }
  }
  /** Gives someone a further duty. */
  const give = async (person: Person, role: Role, unit: keyof typeof units) => {
    await db.duty.create({
      data: { id: newId(), orgId: org.id, staffId: staff[person].id, role, unitId: units[unit].id },
    })
    contexts.delete(person)
  }
  const versionOf = async (no: string) => (await ticketOf(no)).version

  return {
    org,
    units,
    staff,
    crews,
    homes,
    accounts,
    as,
    give,
    ticketOf,
    orderOf,
    versionOf,
    events,
    callInput,
    call,
    dispatch,
    accept,
    arrive,
    finish,
    until,
  }
}

/** What a verb refuses with: its codes when blocked, else the kind of refusal. */
export async function refusal(act: Promise<unknown>): Promise<string[]> {
  try {
    await act
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { detail } = error
    return detail.kind === 'blocked' ? detail.blockers.map((blocker: Blocker) => blocker.code) : [detail.kind]
  }
  expect.fail('it was not refused')
}

/** Of acts tried at the same moment: how many went through, and with what the others were refused. */
export async function race(acts: Promise<unknown>[]): Promise<{ won: number; lost: string[] }> {
  const settled = await Promise.allSettled(acts)
  const lost = settled.flatMap((result) => {
    if (result.status === 'fulfilled') return []
    if (!(result.reason instanceof Refusal)) throw result.reason
    const { detail } = result.reason
    return detail.kind === 'blocked' ? detail.blockers.map(({ code }) => code) : [detail.kind]
  })
  return { won: settled.filter(({ status }) => status === 'fulfilled').length, lost }
}

/** A phone's session that holds all along. */
export const goesOn = () => Promise.resolve(true)

export { newKey as key }
