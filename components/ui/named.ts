type Named = { name: string; nameEn: string }

/** A name in the reader's language. */
export const nameIn = (locale: string, named: Named): string =>
  locale === 'en' ? named.nameEn || named.name : named.name

/** The line of a ticket in the reader's language; the customer's own words stay as they were said. */
export const summaryIn = (locale: string, ticket: { summary: string; summaryEn: string }): string =>
  locale === 'en' ? ticket.summaryEn || ticket.summary : ticket.summary

/** A crew in its unit; many crews carry the unit's name in theirs, and it is said once. */
export const unitAndCrew = (unit: string, crew: string | null | undefined): string =>
  !crew ? unit : crew.startsWith(unit) ? crew : `${unit} ${crew}`

/** What follows a name is said after a colon, in the punctuation of the language. */
export const colon = (locale: string): string => (locale === 'en' ? ': ' : '：')

/** An aside in the brackets of the language. */
export const aside = (locale: string, text: string): string => (locale === 'en' ? ` (${text})` : `（${text}）`)
