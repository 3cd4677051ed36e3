/** The duties a person can hold; one person may hold several. */
export const ROLES = [
  'hotline-agent',
  'shift-leader',
  'dispatcher',
  'counter-clerk',
  'technician',
  'collector',
  'follow-up-caller',
  'supervisor',
  'unit-leader',
  'manager',
  'general-manager',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const

export type Role = (typeof ROLES)[number]
