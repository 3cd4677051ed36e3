import { wordsOf } from '@/lib/policy/rules/body-parts'
import type { MeasuringBody } from '@/lib/policy/rules/pack-bodies'
import type { JobDetail, VisitView } from '../views'
import type { CommandKind } from './commands'
import { standardFor, UNIT_OF } from './measuring'
import type { OrderState } from './orders'

/** A command of this phone that the day it holds does not show yet. `at` is the device's time corrected by the anchor. */
export type LocalCommand = { id: string; orderNo: string; kind: CommandKind; body: Record<string, unknown>; at: string }

/** A job as it stands on this phone: what the server knew, and what was done here since. */
export type LocalJob = {
  status: OrderState
  setOff: boolean
  /** by when the crew said it is there, while that is known here only */
  dueThere: string | null
  visit: VisitView | null
  /** ended or given back here, not yet known to the server */
  ended: 'finish' | 'unsolved' | 'deferred' | 'return' | null
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const fenOf = (yuan: string) => Math.round(Number(yuan) * 100)

function newVisit(job: JobDetail, command: LocalCommand): VisitView {
  return {
    id: command.id,
    orderNo: job.orderNo,
    by: { name: '', nameEn: '' },
    arrivedAt: command.at,
    finishedAt: null,
    outcome: null,
    finding: '',
    responsibility: null,
    charge: null,
    clause: null,
    clauseEn: null,
    customerSign: null,
    witness: null,
    clock: 'claimed',
    claimedArrivedAt: command.at,
    readings: [],
    consents: [],
    parts: [],
    photos: [],
  }
}

function withReading(visit: VisitView, { body, at }: LocalCommand, measuring: MeasuringBody | null): VisitView {
  const kind = text(body.kind)
  const room = kind === 'room-temperature'
  const standard = room ? standardFor(text(body.place), measuring ?? undefined) : undefined
  const reading = {
    kind,
    place: text(body.place),
    value: text(body.value),
    unit: UNIT_OF[kind] ?? '',
    instrumentNo: text(body.instrumentNo),
    doorsShutMinutes: typeof body.doorsShutMinutes === 'number' ? body.doorsShutMinutes : null,
    point: text(body.point),
    pointWords: wordsOf(text(body.point), measuring ? [measuring.point] : []),
    standard: standard === undefined ? null : String(standard),
    meetsStandard: standard === undefined ? null : Number(body.value) >= standard,
    at,
  }
  return { ...visit, readings: [...visit.readings, reading] }
}

function onVisit(visit: VisitView, command: LocalCommand, measuring: MeasuringBody | null): VisitView {
  const { kind, body, at } = command
  if (kind === 'read') return withReading(visit, command, measuring)
  if (kind === 'price') {
    const { item, caveat, decision, amountYuan } = body
    const consent = {
      item: text(item),
      amountFen: fenOf(text(amountYuan)),
      caveat: text(caveat),
      decision: text(decision),
      at,
    }
    return { ...visit, consents: [...visit.consents, consent] }
  }
  if (kind === 'part') {
    const { name, quantity, unit, chargeable } = body
    const part = {
      name: text(name),
      quantity: text(quantity),
      unit: text(unit),
      chargeable: chargeable === true,
      at,
    }
    return { ...visit, parts: [...visit.parts, part] }
  }
  if (kind === 'photo') {
    const photo = { id: command.id, subject: text(body.subject), sha256: text(body.sha256), fileId: null, at }
    return { ...visit, photos: [...visit.photos, photo] }
  }
  return visit
}

const thereBy = ({ body, at }: LocalCommand) =>
  typeof body.minutesAway === 'number' ? new Date(Date.parse(at) + body.minutesAway * 60_000).toISOString() : null

/** What a visit's outcome leads to: a call to the customer, the season's end, or somebody who says what comes next. */
const endingOf = (outcome: string) =>
  outcome === 'not-fixed' || outcome === 'no-access' ? 'unsolved' : outcome === 'deferred' ? 'deferred' : 'finish'

/** The job with this phone's own commands on top, in the order they were given. */
export function localJob(job: JobDetail, commands: readonly LocalCommand[], measuring: MeasuringBody | null): LocalJob {
  let visit = job.visits.find((known) => known.orderNo === job.orderNo && !known.finishedAt) ?? null
  let { status } = job
  let setOff = job.setOffAt !== null
  let dueThere: string | null = null
  let ended: LocalJob['ended'] = null
  for (const command of commands) {
    if (command.orderNo !== job.orderNo) continue
    const { kind } = command
    if (kind === 'accept' && status === 'sent') status = 'accepted'
    if (kind === 'set-off') {
      setOff = true
      dueThere = thereBy(command)
    }
    if (kind === 'arrive' && status === 'accepted') {
      status = 'in-progress'
      visit = newVisit(job, command)
    }
    if (kind === 'finish') ended = endingOf(text(command.body.outcome))
    if (kind === 'return') ended = kind
    if (visit) visit = onVisit(visit, command, measuring)
  }
  return { status, setOff, dueThere, visit, ended }
}
