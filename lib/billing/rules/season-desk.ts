import type { TariffBody } from './tariff-body'

export type TariffView = {
  service: string
  tariffClass: string
  version: number
  effectiveFrom: string
  body: TariffBody
  source: string
  /** who wrote it; of none that came with the register */
  byName: string | null
  at: string
  /** written by the reader, so another checks it */
  mine: boolean
  /** compared with the document of its source; unverified until then */
  checked: { byName: string; at: string; note: string } | null
}

export type RunView = {
  id: string
  mode: string
  status: string
  total: number
  done: number
  billed: number
  sumFen: number
  exceptions: { reason: string; count: number; accounts: string[] }[]
  largest: { accountNo: string; beforeFen: number; fen: number }[]
  at: string
  byName: string
}

export type SeasonDesk = {
  /** the last rehearsal of the newest period that is done */
  rehearsed: { runId: string; billed: number; sumFen: number } | null
  /** the run or rehearsal of the newest period that is not over */
  underWay: 'dry' | 'issue' | null
  /** the local day */
  today: string
  periods: { code: string; service: string; startsOn: string; endsOn: string; dueOn: string; stopUseBy: string }[]
  tariffs: TariffView[]
  runs: RunView[]
  /**
   * supply seasons, whether each is open in the system, and how many lines of the off-season list keep it from that; those put off `before` it
   * begins also keep its bills from being issued
   */
  openings: { periodCode: string; service: string; opened: boolean; waiting: number; before: number }[]
}

type PeriodName = { code: string; service: string }

/** How many lines of the off-season list keep the bills of a period from being issued: none once its season was opened. */
export function offSeasonKeeps({ openings }: Pick<SeasonDesk, 'openings'>, { code, service }: PeriodName): number {
  const opening = openings.find((one) => one.periodCode === code && one.service === service)
  return !opening || opening.opened ? 0 : opening.before
}

/** How many of the prices a run from this day on takes nobody else has checked: of each class the last in force by then. */
export function uncheckedPrices(tariffs: readonly TariffView[], service: string, on: string): number {
  const taken = new Map<string, TariffView>()
  const byDay = (a: TariffView, b: TariffView) =>
    a.effectiveFrom === b.effectiveFrom ? a.version - b.version : a.effectiveFrom < b.effectiveFrom ? -1 : 1
  for (const one of tariffs.filter((of) => of.service === service && of.effectiveFrom <= on).sort(byDay))
    taken.set(one.tariffClass, one)
  return [...taken.values()].filter(({ checked }) => checked === null).length
}
