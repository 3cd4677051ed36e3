type Named = { name: string; nameEn: string }

/** A name in the reader's language. */
export const nameIn = (locale: string, named: Named): string =>
  locale === 'en' ? named.nameEn || named.name : named.name

/** A crew in its unit; many crews carry the unit's name in theirs, and it is said once. */
export const unitAndCrew = (unit: string, crew: string | null | undefined): string =>
  !crew ? unit : crew.startsWith(unit) ? crew : `${unit} ${crew}`
