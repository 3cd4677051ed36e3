import type { Blocker } from '@/lib/kernel/blockers'
import { mulDiv, yuanText } from '@/lib/kernel/money'
import { dateOfDay, dayOfDate } from '@/lib/kernel/zones'
import { billLines, type Billed, type BillLine, type Computed } from './bill-lines'
import { daysBetween } from './reclass'
import type { TariffBody } from './tariff-body'

type Applying = { accountStatus: string; known: boolean; over: boolean; billNo: string | null }

/** account_closed, already_applied, season_over, season_billed {no}: the bill is cancelled first, the run bills it anew. */
export function termBlockers({ accountStatus, known, over, billNo }: Applying): Blocker[] {
  return [
    ...(accountStatus === 'closed' ? [{ code: 'account_closed' }] : []),
    ...(known ? [{ code: 'already_applied' }] : []),
    ...(over ? [{ code: 'season_over' }] : []),
    ...(billNo ? [{ code: 'season_billed', params: { no: billNo } }] : []),
  ]
}

type Ending = { ended: boolean; on: string; fromOn: string; toOn: string | null; billNo: string | null }

/** already_ended, term_days {from, to} (it ends on one of its days), season_billed {no}: the bill made with it is cancelled first. */
export function termEndBlockers({ ended, on, fromOn, toOn, billNo }: Ending): Blocker[] {
  if (ended) return [{ code: 'already_ended' }]
  const isOutside = on < fromOn || (toOn !== null && on > toOn)
  return [
    ...(isOutside ? [{ code: 'term_days', params: { from: fromOn, to: toOn ?? '—' } }] : []),
    ...(billNo ? [{ code: 'season_billed', params: { no: billNo } }] : []),
  ]
}

/** A term that holds on a season's first day; `until`: its last day, null when it has none. */
export type Term = { kind: string; requestedOn: string; until: string | null }
type Season = { startsOn: string; endsOn: string; stopUseBy: string }
type Home = Omit<Billed, 'lowIncome' | 'stopRequestedOn' | 'stopUseBy'>
type Span = { from: string; to: string; code: string; fen: bigint }

/** The whole season as the terms of one of its days have it. */
function onDay(body: TariffBody, home: Home, terms: readonly Term[], season: Season, day: string) {
  const held = terms.filter(({ until }) => until === null || until >= day)
  const stops = held.filter(({ kind }) => kind === 'stop-use').map(({ requestedOn }) => requestedOn)
  const stopRequestedOn = stops.sort().at(-1) ?? null
  const lowIncome = held.some(({ kind }) => kind === 'low-income')
  const computed = billLines(body, { ...home, lowIncome, stopRequestedOn, stopUseBy: season.stopUseBy })
  const isStopped = stopRequestedOn !== null && stopRequestedOn <= season.stopUseBy
  return { computed, code: isStopped ? 'span-stopped' : lowIncome ? 'span-low-income' : 'span-full' }
}

const dayAfter = (day: string) => dateOfDay(dayOfDate(day) + 1)

/**
 * The season's bill of an account with its terms. A term that ends within the season lowers its own days: so many of them at the whole
 * season's fee with it, the others without, each line rounded half up to the fen. Exceptions: those of billLines.
 */
export function seasonLines(body: TariffBody, home: Home, terms: readonly Term[], season: Season): Computed {
  const { startsOn, endsOn } = season
  const lastDays = terms.flatMap(({ until }) => (until !== null && until >= startsOn && until < endsOn ? [until] : []))
  const starts = [startsOn, ...[...new Set(lastDays)].sort().map(dayAfter)]
  const spans: Span[] = []
  for (const from of starts) {
    const { computed, code } = onDay(body, home, terms, season, from)
    if (!computed.ok && computed.exception !== 'zero-amount') return computed
    const fen = computed.ok ? computed.totalFen : 0n
    const last = spans.at(-1)
    if (last) last.to = dateOfDay(dayOfDate(from) - 1)
    if (last?.fen === fen) last.to = endsOn
    else spans.push({ from, to: endsOn, code, fen })
  }
  if (spans.length === 1) return onDay(body, home, terms, season, startsOn).computed
  const all = daysBetween(startsOn, endsOn)
  const lines = spans.map(({ from, to, code, fen }): BillLine => {
    const days = daysBetween(from, to)
    const params = { full: yuanText(fen), days: String(days), season: String(all), from, to }
    return { code, params, fen: String(mulDiv(fen, BigInt(days), BigInt(all))) }
  })
  const totalFen = lines.reduce((sum, { fen }) => sum + BigInt(fen), 0n)
  return totalFen > 0n ? { ok: true, lines, totalFen } : { ok: false, exception: 'zero-amount' }
}
