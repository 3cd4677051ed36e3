const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = '10X98765432'
const COMPANY_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Whether a personal number's last character is the one GB 11643 computes from the other seventeen. */
export function isPersonalId(id: string): boolean {
  if (!/^\d{17}[\dX]$/.test(id)) return false
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0)
  return CHECK[sum % 11] === id[17]
}

/** A personal number of the first generation: fifteen digits, a real month and day, no check digit. */
function isOldPersonalId(id: string): boolean {
  return /^\d{8}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}$/.test(id)
}

/** Whether a company's unified social credit code checks out (GB 32100). */
export function isCompanyId(id: string): boolean {
  if (id.length !== 18 || [...id].some((c) => !COMPANY_ALPHABET.includes(c))) return false
  const sum = [...id.slice(0, 17)].reduce((total, c, i) => total + COMPANY_ALPHABET.indexOf(c) * (3 ** i % 31), 0)
  return COMPANY_ALPHABET[(31 - (sum % 31)) % 31] === id[17]
}

/** Whether the number of a holder, person or company, is one that can exist. */
export function isIdNo(id: string): boolean {
  const company = id.startsWith('9') || /[A-Z]/.test(id.slice(0, 17))
  return company ? isCompanyId(id) : isPersonalId(id) || isOldPersonalId(id)
}
