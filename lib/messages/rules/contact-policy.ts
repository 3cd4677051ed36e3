import type { Blocker } from '@/lib/kernel/blockers'
import { MINUTE_MS, instantOf, localDay, localMinute } from '@/lib/kernel/zones'
import type { ContactBody } from '@/lib/policy/rules/pack-bodies'

export type ContactOutcome = 'reached' | 'no-answer' | 'busy' | 'wrong-number' | 'refused'

/** What the customer asked for: hours (minutes of the local day) that replace the policy's, or no calls at all. */
export type ContactPreference = { windows?: readonly (readonly [start: number, end: number])[]; noCalls?: boolean }

export type ContactQuestion = {
  policy: ContactBody
  /** Every attempt to reach this customer, whatever it was about; `refId` is the ticket. */
  attempts: readonly { at: Date; outcome: ContactOutcome; refId: string }[]
  /** The ticket this call is for: spacing counts every ticket, the maximum only this one. */
  refId: string
  finalAnswerAt: Date | null
  preference?: ContactPreference
  now: Date
  timeZone: string
}

/** The hours that hold for this customer: theirs, cut to the outer bounds, or the policy's. */
function windowsOf({ policy, preference }: ContactQuestion): [number, number][] {
  const [first, last] = policy.outerBounds
  const wanted = preference?.windows?.length ? preference.windows : policy.windows
  return wanted
    .map(([start, end]): [number, number] => [Math.max(start, first), Math.min(end, last)])
    .filter(([start, end]) => start < end)
    .sort((a, b) => a[0] - b[0])
}

/** Local day and window an instant falls in; attempts outside any window are told apart by day only. */
function periodOf(question: ContactQuestion, at: Date): string {
  const minute = localMinute(question.timeZone, at.getTime())
  const index = windowsOf(question).findIndex(([start, end]) => start <= minute && minute < end)
  return `${localDay(question.timeZone, at.getTime())}/${index}`
}

const ofTicket = ({ attempts, refId }: ContactQuestion) => attempts.filter((attempt) => attempt.refId === refId)

/** Reasons no later hour cures. */
function finalBlockers(question: ContactQuestion): Blocker[] {
  const { policy, preference, finalAnswerAt } = question
  const mine = ofTicket(question)
  const blockers: Blocker[] = []
  if (finalAnswerAt) blockers.push({ code: 'final_answer_given', params: { at: finalAnswerAt.toISOString() } })
  if (preference?.noCalls || mine.some(({ outcome }) => outcome === 'refused')) {
    blockers.push({ code: 'customer_declined' })
  }
  if (mine.length >= policy.maxAttempts) {
    blockers.push({ code: 'attempts_exhausted', params: { max: policy.maxAttempts } })
  }
  return blockers
}

const spacingEnds = ({ attempts, policy }: ContactQuestion): number =>
  Math.max(-Infinity, ...attempts.map(({ at }) => at.getTime() + policy.minSpacingMinutes * MINUTE_MS))

/** Would a call now leave too few attempts to reach the required number of different days or periods? */
function needsOtherPeriod(question: ContactQuestion, at: Date): boolean {
  const { policy } = question
  const mine = ofTicket(question)
  const periods = new Set([...mine.map((attempt) => periodOf(question, attempt.at)), periodOf(question, at)])
  return periods.size + (policy.maxAttempts - mine.length - 1) < Math.min(policy.minDaysOrPeriods, policy.maxAttempts)
}

/** First instant from `from` on that lies in a permitted window, or null when there is no window at all. */
function nextOpen(question: ContactQuestion, from: number): number | null {
  const day = localDay(question.timeZone, from)
  for (let ahead = 0; ahead <= 2; ahead++) {
    for (const [start, end] of windowsOf(question)) {
      const opens = instantOf(question.timeZone, day + ahead, start)
      if (from < instantOf(question.timeZone, day + ahead, end)) return Math.max(opens, from)
    }
  }
  return null
}

/** The earliest time from now at which a call is permitted; null when never again. */
export function nextAllowedAt(question: ContactQuestion): Date | null {
  if (finalBlockers(question).length > 0) return null
  let at = nextOpen(question, Math.max(question.now.getTime(), spacingEnds(question)))
  // Each round moves to the next window, so two days of windows are more than enough.
  for (let round = 0; at !== null && round < 20 && needsOtherPeriod(question, new Date(at)); round++) {
    const minute = localMinute(question.timeZone, at)
    const window = windowsOf(question).find(([start, end]) => start <= minute && minute < end)
    at = nextOpen(question, instantOf(question.timeZone, localDay(question.timeZone, at), window?.[1] ?? 1440))
  }
  return at === null ? null : new Date(at)
}

/**
 * Why this customer may not be called now; the same for every role. Codes: final_answer_given {at}, customer_declined,
 * attempts_exhausted {max}, noon_rest {next}, outside_hours {next}, too_soon {waitUntil}, other_day_or_period_needed
 * {next}; times are ISO. Hours are half-open: at the closing minute itself no call begins. Source: the contact pack.
 */
export function contactBlockers(question: ContactQuestion): Blocker[] {
  const { now, timeZone } = question
  const blockers = finalBlockers(question)
  const next = nextAllowedAt(question)?.toISOString() ?? ''
  const minute = localMinute(timeZone, now.getTime())
  const windows = windowsOf(question)
  const open = windows.some(([start, end]) => start <= minute && minute < end)
  if (!open) {
    const between = windows.some(([, end]) => end <= minute) && windows.some(([start]) => start > minute)
    blockers.push({ code: between ? 'noon_rest' : 'outside_hours', params: { next } })
  }
  const free = spacingEnds(question)
  if (now.getTime() < free) blockers.push({ code: 'too_soon', params: { waitUntil: new Date(free).toISOString() } })
  if (open && ofTicket(question).length < question.policy.maxAttempts && needsOtherPeriod(question, now)) {
    blockers.push({ code: 'other_day_or_period_needed', params: { next } })
  }
  return blockers
}
