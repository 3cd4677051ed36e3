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
