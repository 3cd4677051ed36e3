import { grams } from '@/lib/kernel/text'
import type { ClockLimit } from '@/lib/policy/rules/limits'
import type { BulkCompany, BulkUnit } from './company'
import type { Loader } from './copy'
import { accountOf, homeOf, phoneOf, type Town } from './customers'
import { Draw, idOf, KIND } from './draw'
import { MATTERS } from './words'

const DAY = 86_400_000
const HOUR = 3_600_000
const YEARS = 5
/** The newest tickets are told in full; of the older ones only what is still asked for. */
const FULL_SHARE = 0.1
/** Open tickets stand among the newest. */
const RECENT_SHARE = 0.04
const OPEN_OF_RECENT = 0.365
const OPEN_STATES = [
  'received',
  'dispatched',
  'dispatched',
  'accepted',
  'accepted',
  'in-progress',
  'in-progress',
  'in-progress',
  'returned',
  'reopened',
] as const

export const TICKET_COLUMNS = {
  Ticket: [
    'id',
    'orgId',
    'no',
    'version',
    'kind',
    'service',
    'channel',
    'status',
    'level',
    'severity',
    'summary',
    'words',
    'agreementId',
    'personName',
    'callerName',
    'callerPhone',
    'callerDigits',
    'contactName',
    'contactPhone',
    'contactDigits',
    'serviceAddress',
    'faultAddress',
    'premiseId',
    'communityId',
    'buildingId',
    'riserId',
    'zone',
    'ownerId',
    'unitId',
    'crewId',
    'openOrders',
    'returnCount',
    'urgeCount',
    'reopenCount',
    'nextDueAt',
    'openedAt',
    'resolvedAt',
    'closedAt',
    'changedAt',
    'outcome',
    'search',
  ],
  Fact: ['id', 'orgId', 'ticketId', 'question', 'answer', 'toldBy', 'toldToId', 'channel', 'at'],
  Event: [
    'id',
    'orgId',
    'type',
    'subject',
    'subjectId',
    'actorKind',
    'actorId',
    'actorName',
    'requestId',
    'at',
    'data',
  ],
  ClockEvent: ['id', 'orgId', 'ticketId', 'clock', 'seq', 'kind', 'at', 'reason', 'byId', 'limit', 'calendarVersion'],
  Clock: [
    'ticketId',
    'clock',
    'orgId',
    'state',
    'startedAt',
    'dueAt',
    'warnAt',
    'doneAt',
    'limitMinutes',
    'counting',
    'source',
    'packVersion',
  ],
  Dispatch: [
    'id',
    'orgId',
    'ticketId',
    'unitId',
    'crewId',
    'proposedUnitId',
    'byId',
    'at',
    'acceptedAt',
    'acceptedById',
    'endedAt',
  ],
  WorkOrder: [
    'id',
    'orgId',
    'no',
    'ticketId',
    'kind',
    'unitId',
    'crewId',
    'status',
    'openedById',
    'openedAt',
    'acceptedAt',
    'acceptedById',
    'endedAt',
    'outcome',
  ],
  Visit: [
    'id',
    'orgId',
    'orderId',
    'ticketId',
    'crewId',
    'byId',
    'arrivedAt',
    'finishedAt',
    'outcome',
    'finding',
    'responsibility',
    'customerSign',
  ],
  FollowUp: [
    'id',
    'orgId',
    'ticketId',
    'round',
    'ownerId',
    'openedAt',
    'attempts',
    'notBefore',
    'solved',
    'satisfaction',
    'state',
    'endedAt',
  ],
  Timer: ['id', 'orgId', 'kind', 'subjectId', 'subject', 'step', 'dueAt'],
} as const

/** Local midnights up to the last one, with how many call on that day: winter has more than twice the calls of summer. */
function daysOf(total: number, until: number): { day: number; count: number }[] {
  const days = Array.from({ length: YEARS * 365 }, (_, i) => until - (YEARS * 365 - i) * DAY)
  const weight = (day: number) => ([10, 11, 0, 1, 2].includes(new Date(day + 8 * HOUR).getUTCMonth()) ? 1.9 : 0.75)
  const sum = days.reduce((all, day) => all + weight(day), 0)
  let [seen, given] = [0, 0]
  return days.map((day) => {
    seen += weight(day)
    const count = Math.round((total * seen) / sum) - given
    given += count
    return { day, count }
  })
}

const iso = (ms: number) => new Date(ms).toISOString()
const stamp = (day: number) =>
  iso(day + 8 * HOUR)
    .slice(2, 10)
    .replaceAll('-', '')
const LIMIT: ClockLimit = {
  ...{ amount: 1440, unit: 'minutes', counting: 'elapsed' },
  ...{ packVersion: 1, source: 'bulk', sourceEn: 'bulk', verified: false },
}

type To = {
  loader: Loader
  company: BulkCompany
  town: Town
  total: number
  until: number
  tick: (done: number) => void
}
type Story = ReturnType<typeof storyOf>

/** One ticket as it went: who called when about what, how far it has come. */
function storyOf({ company, town, total, until }: To, n: number, at: number) {
  const draw = new Draw(KIND.ticket, n)
  const recent = n >= total * (1 - RECENT_SHARE)
  const isOpen = recent && draw.chance(OPEN_OF_RECENT)
  const isResolved = recent && !isOpen && draw.chance(0.06)
  // One open matter per account: those still open take their accounts in turn, by a step no town divides.
  const account = accountOf(
    isOpen || isResolved ? Number((BigInt(n) * 7919n) % BigInt(town.accounts)) : draw.below(town.accounts),
  )
  const home = homeOf(town, account.room)
  const matters = MATTERS[account.service]!
  const matter = matters[Math.min(matters.length - 1, Math.floor(draw.next() ** 2 * matters.length))]!
  const withdrawn = !isOpen && !isResolved && draw.chance(0.015)
  const old = at < until - 90 * DAY
  const status = isOpen
    ? draw.of(OPEN_STATES)
    : isResolved
      ? 'resolved'
      : withdrawn
        ? 'withdrawn'
        : old
          ? 'archived'
          : 'closed'
  const text = draw.of(matter.texts)
  const tenant = draw.chance(0.2)
  const unit: BulkUnit =
    matter.kind === 'repair' || matter.kind === 'leak' || matter.kind === 'service-request'
      ? account.service === 'heat'
        ? company.heat[home.community.district]!
        : account.service === 'water'
          ? company.water[home.community.district]!
          : company.power
      : company.centre
  const crew = unit.crews.length > 0 ? draw.of(unit.crews) : null
  const lasted = Math.round((2 + 46 * draw.next() ** 2) * HOUR)
  return {
    n,
    at,
    draw,
    status,
    isOpen,
    withdrawn,
    account,
    home,
    kind: matter.kind,
    severity: matter.severity,
    text,
    unit,
    crew,
    sent: status !== 'received' && !withdrawn,
    accepted: !['received', 'dispatched', 'returned', 'reopened', 'withdrawn'].includes(status),
    id: idOf(KIND.ticket, n),
    agent: draw.of(company.agents),
    caller: tenant
      ? { name: '租户', phone: phoneOf(town.rooms + draw.below(town.accounts)) }
      : { name: home.personName, phone: home.phone },
    resolvedAt: isOpen || withdrawn ? null : Math.min(at + lasted, until),
    closedAt: isOpen || isResolved || withdrawn ? null : Math.min(at + lasted + DAY, until),
    dueAt: isOpen ? until + (draw.next() * 7 - 1.5) * DAY : null,
    full: n >= total * (1 - FULL_SHARE),
  }
}

const OPEN_ORDER: Record<string, string> = { dispatched: 'sent', accepted: 'accepted', 'in-progress': 'in-progress' }

function addTicket(loader: Loader, orgId: string, s: Story, no: string): void {
  const { home, caller } = s
  const changed = iso(s.closedAt ?? s.resolvedAt ?? s.at + HOUR)
  const openOrders = s.isOpen && OPEN_ORDER[s.status] ? 1 : 0
  const reopened = s.status === 'reopened' ? 1 : 0
  loader.add('Ticket', [
    s.id,
    orgId,
    no,
    s.accepted ? 3 : 2,
    s.kind,
    s.account.service,
    'hotline',
    s.status,
    reopened,
    s.severity,
    s.text,
    s.text,
    s.account.id,
    home.personName,
    caller.name,
    caller.phone,
    caller.phone,
    caller.name,
    caller.phone,
    caller.phone,
    home.address,
    home.address,
    home.id,
    home.community.id,
    home.buildingId,
    home.riserId,
    home.community.zone,
    s.agent.id,
    s.sent ? s.unit.id : null,
    s.sent ? (s.crew?.id ?? null) : null,
    openOrders,
    s.status === 'returned' ? 1 : 0,
    s.draw.chance(0.07) ? 1 : 0,
    reopened,
    s.dueAt === null ? null : iso(s.dueAt),
    iso(s.at),
    s.resolvedAt === null ? null : iso(s.resolvedAt),
    s.closedAt === null ? null : iso(s.closedAt),
    changed,
    s.resolvedAt === null ? '' : '已处理，用户认可',
    `{${grams(s.text, home.address, caller.name, home.personName).join(',')}}`,
  ])
}

function addFacts(loader: Loader, orgId: string, s: Story): void {
  const told: [string, string][] = [
    ['since', JSON.stringify(iso(s.at - 12 * HOUR))],
    ['rooms', s.account.service === 'heat' ? '["living","bedrooms"]' : '["all"]'],
    ['neighbours', s.draw.chance(0.5) ? '"both-cold"' : '"warm"'],
  ]
  for (const [i, [question, answer]] of told.entries()) {
    loader.add('Fact', [
      idOf(KIND.fact, s.n * 3 + i),
      orgId,
      s.id,
      question,
      answer,
      s.caller.name,
      s.agent.id,
      'hotline',
      iso(s.at),
    ])
  }
}

function addClocks(loader: Loader, orgId: string, s: Story): void {
  const due = s.dueAt ?? s.at + DAY
  const state = s.withdrawn
    ? 'cancelled'
    : s.resolvedAt === null
      ? s.dueAt! < s.at
        ? 'broken'
        : 'running'
      : s.resolvedAt <= due
        ? 'kept'
        : 'broken'
  const done = s.resolvedAt ?? (s.withdrawn ? s.at + HOUR : null)
  const clocks = s.full ? ['resolve', 'arrive'] : ['resolve']
  for (const [i, clock] of clocks.entries()) {
    const id = s.n * 4 + i * 2
    loader.add('Clock', [
      s.id,
      clock,
      orgId,
      state,
      iso(s.at),
      iso(due),
      iso(due - 2 * HOUR),
      done === null ? null : iso(done),
      1440,
      LIMIT.counting,
      'bulk',
      1,
    ])
    loader.add('ClockEvent', [
      idOf(KIND.clockEvent, id),
      orgId,
      s.id,
      clock,
      1,
      'start',
      iso(s.at),
      null,
      s.agent.id,
      JSON.stringify(LIMIT),
      null,
    ])
    if (done !== null) {
      const end = s.withdrawn ? 'cancel' : 'fulfil'
      loader.add('ClockEvent', [
        idOf(KIND.clockEvent, id + 1),
        orgId,
        s.id,
        clock,
        2,
        end,
        iso(done),
        s.withdrawn ? 'withdrawn' : null,
        s.agent.id,
        null,
        null,
      ])
    }
  }
  if (s.dueAt !== null)
    loader.add('Timer', [
      idOf(KIND.timer, s.n),
      orgId,
      'clock-breach',
      s.id,
      'resolve',
      0,
      iso(Math.max(s.dueAt, s.at + 30 * DAY)),
    ])
}

function addWork(loader: Loader, orgId: string, s: Story, callers: readonly string[], no: string): void {
  if (!s.sent || s.status === 'reopened') return
  const [sentAt, ended] = [iso(s.at + 300_000), s.resolvedAt ?? (s.status === 'returned' ? s.at + HOUR : null)]
  const [crewId, worker] = [s.crew?.id ?? null, s.crew?.members[0] ?? s.agent.id]
  const acceptedAt = s.accepted ? iso(s.at + 900_000) : null
  const acceptedBy = s.accepted ? worker : null
  const endedAt = ended === null ? null : iso(ended)
  loader.add('Dispatch', [
    idOf(KIND.dispatch, s.n),
    orgId,
    s.id,
    s.unit.id,
    crewId,
    s.unit.id,
    s.agent.id,
    sentAt,
    acceptedAt,
    acceptedBy,
    endedAt,
  ])
  const status = s.resolvedAt !== null ? 'done' : s.status === 'returned' ? 'cancelled' : OPEN_ORDER[s.status]!
  const orderId = idOf(KIND.order, s.n)
  loader.add('WorkOrder', [
    orderId,
    orgId,
    no,
    s.id,
    s.kind === 'leak' ? 'repair' : 'inspect',
    s.unit.id,
    crewId,
    status,
    s.agent.id,
    sentAt,
    acceptedAt,
    acceptedBy,
    endedAt,
    status === 'done' ? 'fixed' : '',
  ])
  if (s.full && crewId && (s.resolvedAt !== null || s.status === 'in-progress')) {
    const finished = s.resolvedAt === null ? null : iso(s.resolvedAt)
    loader.add('Visit', [
      idOf(KIND.visit, s.n),
      orgId,
      orderId,
      s.id,
      crewId,
      worker,
      iso(s.at + 2 * HOUR),
      finished,
      finished && 'fixed',
      finished ? '排气后恢复' : '',
      finished && 'company',
      finished && 'signed',
    ])
  }
  if (s.resolvedAt === null) return
  const closed = s.closedAt !== null
  if (s.full || !closed) {
    loader.add('FollowUp', [
      idOf(KIND.followUp, s.n),
      orgId,
      s.id,
      1,
      closed ? s.draw.of(callers) : null,
      iso(s.resolvedAt),
      closed ? 1 : 0,
      iso(s.resolvedAt),
      closed ? true : null,
      closed ? 4 + s.draw.below(2) : null,
      closed ? 'solved' : 'open',
      closed ? iso(s.closedAt!) : null,
    ])
  }
}

/** What the timeline tells: six sentences of a newer ticket, three of an old one. */
function addEvents(loader: Loader, orgId: string, s: Story, orderNo: string): void {
  const unit = { unit: s.unit.name, unitEn: s.unit.nameEn }
  const told: [string, number, object][] = [
    ['ticket.received', s.at, { kind: s.kind, channel: 'hotline', summary: s.text, upset: false, readBack: true }],
  ]
  if (s.full)
    told.push(['clock.started', s.at, { clock: 'resolve', dueAt: iso(s.dueAt ?? s.at + DAY), source: 'bulk' }])
  if (s.sent) told.push(['ticket.dispatched', s.at + 300_000, { ...unit, proposed: true }])
  if (s.full && s.sent) told.push(['order.opened', s.at + 300_000, { no: orderNo, kind: 'inspect', ...unit }])
  if (s.full && s.accepted) told.push(['ticket.accepted', s.at + 900_000, unit])
  if (s.full && s.resolvedAt !== null) told.push(['ticket.resolved', s.resolvedAt, { outcome: '已处理', by: 'work' }])
  if (s.closedAt !== null) told.push(['ticket.closed', s.closedAt, { how: 'follow-up', satisfaction: 5 }])
  if (s.withdrawn) told.push(['ticket.withdrawn', s.at + HOUR, { reason: '用户撤回' }])
  for (const [i, [type, at, data]] of told.entries()) {
    loader.add('Event', [
      idOf(KIND.event, s.n * 7 + i),
      orgId,
      type,
      'ticket',
      s.id,
      'staff',
      s.agent.id,
      s.agent.name,
      'bulk',
      iso(at),
      JSON.stringify(data),
    ])
  }
}

/** Five years of tickets, the oldest first, up to yesterday. */
export async function loadTickets(to: To): Promise<void> {
  const { loader, company, total, until, tick } = to
  const orgId = company.org.id
  let n = 0
  for (const { day, count } of daysOf(total, until)) {
    const date = stamp(day)
    for (let i = 0; i < count; i++, n++) {
      const at = Math.floor(day + (7 + (14 * i) / count) * HOUR)
      const s = storyOf(to, n, at)
      const number = String(i + 1).padStart(4, '0')
      addTicket(loader, orgId, s, `T${date}-${number}`)
      addFacts(loader, orgId, s)
      addClocks(loader, orgId, s)
      addWork(loader, orgId, s, company.callers, `W${date}-${number}`)
      addEvents(loader, orgId, s, `W${date}-${number}`)
      if (n % 300 === 0) {
        await loader.flow()
        tick(n)
      }
    }
  }
}
