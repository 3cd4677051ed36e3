type Named = { name: string; nameEn: string }

/** A name in the reader's language. */
export const nameIn = (locale: string, named: Named): string =>
  locale === 'en' ? named.nameEn || named.name : named.name
