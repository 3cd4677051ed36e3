type Named = { name: string; nameEn: string }

/** A complaint about a crew, for those it is not about. */
export type QualityCaseView = {
  id: string
  ticketNo: string
  source: string
  crew: Named | null
  subjects: Named[]
  score: number | null
  words: string
  state: string
  openedAt: string
  handledBy: Named | null
  handledAt: string | null
  finding: string
}

/** What the page behind a link shows: nothing the customer does not know. */
export type RatingPage = { state: 'open' | 'given' | 'expired'; company: Named; hotline: string; visitedOn: string }

/** What a customer thought of a visit, for leaders and quality people. */
export type RatingView = {
  id: string
  ticketNo: string
  crew: Named | null
  score: number
  words: string
  complaint: boolean
  at: string
}
export type CrewRating = { crewId: string; crew: Named; answers: number; average: number; low: number }
