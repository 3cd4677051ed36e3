import type { Blocker } from '@/lib/kernel/blockers'

/** A stretch of time in milliseconds, the end not included. */
export type Span = { from: number; to: number }
export type Booked = Span & { orderNo: string }
export type CrewAtWork = { skills: readonly string[]; capacity: number; shifts: readonly Span[] }

/** Why a crew may not be sent now: `crew_off_duty`. Its unit may still be sent the ticket and arrange it. */
export function crewBlockers(crew: { onDuty: boolean }): Blocker[] {
  return crew.onDuty ? [] : [{ code: 'crew_off_duty' }]
}

/** What a job asks of a crew: the trade, and measuring, flushing or stopping leaks where that is the work. An answer in writing asks nothing. */
export function neededSkills(job: { orderKind?: string; ticketKind: string; service: string }): string[] {
  const { orderKind, ticketKind, service } = job
  if (orderKind === 'handle' || orderKind === 'post-notice') return []
  const special = orderKind === 'measure' || orderKind === 'flush' ? [orderKind] : []
  return [service, ...special, ...(ticketKind === 'leak' && service === 'water' ? ['leak'] : [])]
}

/** What people write for a skill, in either language; the first is its code. */
const SKILL_WORDS: readonly (readonly string[])[] = [
  ['heat', 'heating', '供热', '暖气'],
  ['water', '供水', '水务'],
  ['power', 'electricity', '供电', '电力'],
  ['measure', 'measuring', '测温', '测量'],
  ['flush', 'flushing', '冲洗'],
  ['leak', 'leaks', '抢漏', '堵漏', '抢修'],
]
const codeOf = (word: string) => {
  const said = word.trim().toLowerCase()
  return SKILL_WORDS.find((words) => words.includes(said))?.[0] ?? said
}

/** Skills a crew lacks, by whichever word they were written down; a crew none are recorded of is asked, not refused. */
export function lacking(skills: readonly string[], needed: readonly string[]): string[] {
  const known = skills.map(codeOf)
  return known.length === 0 ? [] : needed.filter((skill) => !known.includes(skill))
}

const meets = (a: Span, b: Span) => a.from < b.to && b.from < a.to
const LONGEST_MS = 8 * 3_600_000

/** What is wrong with an appointment by itself: `window_backwards`, `window_too_long` (params hours), `window_past`. */
export function windowBlockers(window: Span, now: number): Blocker[] {
  if (window.to <= window.from) return [{ code: 'window_backwards' }]
  if (window.to - window.from > LONGEST_MS) return [{ code: 'window_too_long', params: { hours: 8 } }]
  return window.to <= now ? [{ code: 'window_past' }] : []
}

type Wanted = { skills: readonly string[]; window: Span | null; now: number; orderNo?: string }

/**
 * Why a crew may not be given this job: `crew_lacks_skill` (params skill), `crew_off_duty` (now, or not for the whole appointment),
 * `crew_booked` (params no: the order it has then), `crew_full` (params n: its appointments a shift). The board shows these, the verb
 * refuses with them.
 */
export function assignBlockers(crew: CrewAtWork, booked: readonly Booked[], wanted: Wanted): Blocker[] {
  const { window, now, orderNo } = wanted
  const blockers: Blocker[] = lacking(crew.skills, wanted.skills).map((skill) => ({
    code: 'crew_lacks_skill',
    params: { skill },
  }))
  const asked = window ?? { from: now, to: now + 1 }
  const shift = crew.shifts.find(({ from, to }) => from <= asked.from && asked.to <= to)
  if (!shift) blockers.push({ code: 'crew_off_duty' })
  if (!window) return blockers
  const others = booked.filter((one) => one.orderNo !== orderNo)
  const clash = others.find((one) => meets(one, window))
  if (clash) blockers.push({ code: 'crew_booked', params: { no: clash.orderNo } })
  if (shift && others.filter((one) => meets(one, shift)).length >= crew.capacity)
    blockers.push({ code: 'crew_full', params: { n: crew.capacity } })
  return blockers
}
