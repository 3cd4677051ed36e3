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
  /** supply seasons, whether each is open in the system, and how many lines of the off-season list keep it from that */
  openings: { periodCode: string; service: string; opened: boolean; waiting: number }[]
}
