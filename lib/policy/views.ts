/** Plain values only: what crosses to the screen. Dates are yyyy-mm-dd, instants ISO strings. */
export type CalendarPage = {
  year: number
  today: string
  version: number
  holidays: string[]
  makeUpDays: string[]
  source: string
  updatedAt: string | null
  earlier: { version: number; updatedAt: string }[]
  years: number[]
  missing: number[]
}

export type PackView = {
  id: string
  topic: string
  region: string
  service: string | null
  version: number
  effectiveFrom: string
  effectiveTo: string | null
  current: boolean
  title: string
  titleEn: string
  source: string
  sourceEn: string
  verified: boolean
}

/** A clause one may cite. */
export type ClauseChoice = { code: string; title: string; titleEn: string }
