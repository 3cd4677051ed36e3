import type { Say } from './papers/papers'

/** the name under which a bank's file brought at the server is signed */
const THE_BANK_IMPORT = 'bank-import'

/** Who signed, in words: a person by name, a file brought at the server as an import. */
export const signedBy = (name: string, t: Say): string => (name === THE_BANK_IMPORT ? t('byImport') : name)
