/** Addresses of pages, in one place. */
export const signInPath = () => '/sign-in'
export const hotlinePath = (caller?: string) => (caller ? `/hotline?caller=${encodeURIComponent(caller)}` : '/hotline')
export const ticketPath = (no: string) => `/tickets/${encodeURIComponent(no)}`
export const ticketsPath = () => '/tickets'
export const accountPath = (no: string) => `/accounts/${encodeURIComponent(no)}`
export const jobPath = (no: string) => `/field/${encodeURIComponent(no)}`
